import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../src/render/html.ts';
import { columnsOf } from '../../src/render/screen-lines.ts';
import { summaryMarkdown } from '../../src/render/summary.ts';
import { terminalText } from '../../src/render/terminal.ts';
import { REAL_REPORTS } from './real-reports.ts';

const NONSENSE = /NaN|undefined|Infinity|\[object|\bnull\b/;

describe.each(REAL_REPORTS)('%s', (path, report) => {
  it('is written in every form, the same every time', () => {
    const screen = terminalText(report, { color: false, width: 80 });
    expect(screen).not.toMatch(NONSENSE);
    expect(screen.split('\n').filter((line) => columnsOf(line) > 80 || line !== line.trimEnd())).toEqual([]);
    expect(screen.split('\n').length).toBeLessThan(125);
    for (const write of [summaryMarkdown, htmlReport]) {
      expect(write(report)).not.toMatch(NONSENSE);
      expect(write(structuredClone(report))).toBe(write(report));
    }
  });

  it('has the figures that were worked out apart from the program', () => {
    // expected.json: 555.6908 h = 23.15 d; 400.1709 to 672.0244 h = 16.67 to 28.001 d.
    if (!path.startsWith('cfrg-vdaf')) return;
    expect(summaryMarkdown(report)).toContain(
      '| Change lead time, p50 | **23.2 d** | 17–28 d | n 164 | 17.0 d (n 108) |',
    );
    expect(summaryMarkdown(report)).toContain('| **0.12 /week** |  | 6 in 365 days, few data |');
    expect(summaryMarkdown(report)).toContain('| Deploy | **20.1 d** |');
  });
});
