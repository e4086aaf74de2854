import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/metrics/list.ts';
import { explanationText } from '../../src/render/explanation.ts';
import { columnsOf } from '../../src/render/screen-lines.ts';
import { about, explainIn, history, work } from '../support/explained-history.ts';
import * as build from '../support/history.ts';

describe('as text', () => {
  const metrics = METRICS.map(({ id }) => id);

  it.each(['#2', '3', '7', '20', '22', '23', 'D1', 'D3', 'D4', 'D5', build.sha(5), '30', 'nothing', ...metrics])(
    '%s fits into 80 columns, and into 40',
    (subject) => {
      for (const width of [80, 40]) {
        const lines = explanationText(about(subject), { color: false, width }).split('\n');
        expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
      }
    },
  );

  it('says in words what a change went through', () => {
    const text = explanationText(about('#2'), { color: false, width: 80 });
    expect(text).toContain('Shipped by production@c000002, 2026-01-10 12:00 UTC; counted in the current');
    expect(text).toContain(`  start          2026-01-09 06:00 UTC (commit ${work.sha.slice(0, 7)})\n`);
    expect(text).toContain('  review  20.0 h\n');
  });

  it('says that nobody else reviewed only where reviews were read', () => {
    const readAs = (reviews: [] | null) => {
      const pullRequests = history.pullRequests.map((each) => ({ ...each, reviews }));
      return explanationText(explainIn({ ...history, pullRequests }, '#2'), { color: false, width: 80 });
    };
    expect(readAs([])).toContain('  first review   none by another known human\n');
    expect(readAs([])).toContain('  last approval  none by another known human\n');
    expect(readAs(null)).toContain('  first review   not known\n');
    expect(readAs(null)).toContain('  last approval  not known\n');
  });

  it('lets nothing from the repository or the question reach the terminal', () => {
    const hostile = 'x\u001b[31m\u202e::error::\n::error::next';
    const pullRequests = history.pullRequests.map((each) => ({ ...each, title: hostile }));
    for (const subject of ['#2', 'D5', hostile, work.sha, '23']) {
      const text = explanationText(explainIn({ ...history, pullRequests }, subject), { color: false, width: 80 });
      expect(text).toContain('x');
      expect(text).not.toContain('\u001b');
      expect(text).not.toContain('\u202e');
      expect(text).not.toMatch(/^\s*::/m);
    }
  });
});
