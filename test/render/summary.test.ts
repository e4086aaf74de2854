import { describe, expect, it } from 'vitest';
import type { Extent } from '../../src/render/fit.ts';
import { byteLength, fitted } from '../../src/render/fit.ts';
import { summaryMarkdown } from '../../src/render/summary.ts';
import { aReport, provenance, unknownReport } from './reports.ts';

const lines = summaryMarkdown(aReport()).split('\n');

describe('the job summary', () => {
  it('begins with the repository and the verdict in one line', () => {
    expect(lines[0]).toBe('### One-Pizza: [octo/shop](https://github.com/octo/shop)');
    expect(lines[2]).toMatch(/^❌ \*\*2 guardrails violated .*\*\*$/);
    expect(lines.join('\n')).toMatch(/^\*\*21\.4 h median lead time, 0\.93 deployments per week.*\*\*$/m);
  });

  it('has one table of the five metrics', () => {
    const start = lines.findIndex((line) => line.startsWith('| Metric |'));
    expect(lines.slice(start, start + 7)).toEqual([
      '| Metric | Last 90 days | 95 % interval | Sample | 90 days before | Change |',
      '| --- | --: | --: | --- | --: | --- |',
      '| Deployment frequency | **0.93 /week** |  | 12 in 90 days | 0.70 /week (9 in 90 days) | no clear change |',
      '| Change lead time, p50 | **21.4 h** | 17–26 h | n 97 | 24.6 h (n 88) | ▼ 3.2 h better |',
      '| Change fail rate | **at least 8.3 %** | 1.5–35 % | 1 of 12 | at least 0 % (0 of 9) | ▲ 8.3 points, no verdict |',
      '| Failed deployment recovery time, p50 | **unknown** |  | n 2, 1 open, few data | none (n 0, few data) | few data |',
      '| Deployment rework rate | **25.0 %** | 8.9–53 % | 3 of 12 | 0 % (0 of 40) | ▲ 25.0 points worse |',
    ]);
    expect(lines).toContain('- Unknown: failed deployment recovery time, because of this: 1 of 2 have not ended.');
  });

  it('links what is its own, and says how to close a gap on one line', () => {
    const text = lines.join('\n');
    expect(text).toContain(
      '[production&#64;&#8203;abcdef&#8203;1](https://github.com/octo/shop/commit/abcdef1234567890abcdef1234567890abcdef12)',
    );
    expect(text).toContain('revert [&#35;&#8203;123](https://github.com/octo/shop/pull/123)');
    expect(text).toContain('[&#35;&#8203;101](https://github.com/octo/shop/pull/101)');
    expect(lines).toContain(
      '- Issues&#58; the token may not read them. *Fix:* Grant <code>issues&#58; read</code>&#46;',
    );
  });

  it('says that everything is unknown, why, and what to do', () => {
    const text = summaryMarkdown(unknownReport());
    expect(text).toContain('No delivery figure could be worked out');
    expect(text.match(/\*\*unknown\*\*/g)).toHaveLength(5);
    expect(text).toContain('*Fix:* Grant <code>deployments&#58; read</code>');
    expect(text).toContain(
      'because of this: GitHub deployments could not be read. *Fix:* Grant what the gap names&#46;',
    );
    expect(text).not.toContain('…');
    expect(text).toContain('**Merged changes:** unknown');
    expect(text).not.toMatch(/\b0 %|\*\*0|NaN|undefined|null|Infinity/);
  });

  it('has no spaces at the end of a line and is the same every time', () => {
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
    expect(summaryMarkdown(aReport())).toBe(summaryMarkdown(aReport()));
  });
});

describe('the size limit', () => {
  const gaps = Array.from({ length: 60 }, (_, at) => {
    return { part: null, what: `日本語 ${at}`, why: 'なぜ', fix: '修正 😀' };
  });
  const report = aReport({ repository: '日本語/😀', provenance: provenance({ gaps }) });
  const full = summaryMarkdown(report);
  const size = byteLength(full);

  it('counts bytes of UTF-8', () => {
    expect(byteLength('aé日😀')).toBe(1 + 2 + 3 + 4);
    expect(size).toBeGreaterThan(full.length);
  });

  it('holds to the byte', () => {
    expect(summaryMarkdown(report, { maxBytes: size + 1 })).toBe(full);
    expect(summaryMarkdown(report, { maxBytes: size })).toBe(full);
    const cut = summaryMarkdown(report, { maxBytes: size - 1 });
    expect(byteLength(cut)).toBeLessThan(size);
    expect(cut).toContain('*Left out to stay within the size limit: the items behind the figures.*');
    expect(cut).not.toContain('<summary>The items behind the figures');
    expect(cut).toContain('| Change lead time');
  });

  it('leaves out more and more, what does not hold and its fix last', () => {
    let last = size;
    for (let maxBytes = size; maxBytes > 0; maxBytes -= 97) {
      const text = summaryMarkdown(report, { maxBytes });
      expect(byteLength(text)).toBeLessThanOrEqual(maxBytes);
      expect(byteLength(text)).toBeLessThanOrEqual(last);
      last = byteLength(text);
      if (text === '') continue;
      expect(text).toContain('2 guardrails violated');
      for (const fix of ['delete the lines', 'Approve it', 'Split it']) expect(text).toContain(fix);
      expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    }
    expect(summaryMarkdown(report, { maxBytes: 10 })).toBe('');
  });

  it('cuts in a stated order, and names no cut that changes nothing', () => {
    const named: string[][] = [];
    const write = ({ gaps, ...extent }: Extent, cut: readonly string[]): string => {
      named.push([...cut]);
      return JSON.stringify(extent);
    };
    expect(fitted(0, write)).toBe('');
    expect(named.at(-1)).toEqual([
      'the items behind the figures',
      'all figures in detail',
      'AI adoption in detail',
      'the checklist in detail',
      'most failed deployments',
      'AI adoption',
      'the checklist',
      'the stages',
      'failed deployments',
      'the evidence of the guardrails',
      'where the figures come from',
      'the table',
      'guardrails that need no action',
      'the pull request in detail',
      'the figures in one line',
      'why guardrails matter',
    ]);
  });

  it("stays below GitHub's limit whatever is in the report", () => {
    const failure = aReport().failures[0];
    if (failure === undefined) throw new Error('no failure');
    const signals = Array.from({ length: 50 }, () => failure.signals[0]).filter((signal) => signal !== undefined);
    const failures = Array.from({ length: 5000 }, () => ({ ...failure, signals }));
    expect(byteLength(summaryMarkdown(aReport({ failures })))).toBeLessThanOrEqual(1_048_576 - 16_384);
  });
});
