import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../src/render/html.ts';
import { checkEvidence, nextSteps, readinessVerdict } from '../../src/render/readiness.ts';
import { summaryMarkdown } from '../../src/render/summary.ts';
import { teamFacts } from '../../src/render/team.ts';
import { terminalText } from '../../src/render/terminal.ts';
import type { ReadinessSection } from '../../src/report/readiness.ts';
import { aCheck, NOT_YET, TEAM } from './judged.ts';
import { aReport } from './reports.ts';

const PASS = aCheck();
const FAIL = aCheck({ title: 'Bus factor', status: 'fail', next: 'Let more people merge.' });
const UNKNOWN = aCheck({ title: 'Toil trend', status: 'unknown', next: 'Track it.' });

describe('the verdict', () => {
  it.each<[ReadinessSection['verdict'], ReadinessSection['checks'], string]>([
    [
      'do-not-shrink',
      [{ ...PASS, status: 'fail' }, PASS],
      "Don't shrink yet: the product leaves too little margin for error. 1 of 2 checks fails (Product risk).",
    ],
    [
      'do-not-shrink',
      [{ ...PASS, status: 'fail' }, FAIL, UNKNOWN],
      "Don't shrink yet: the product leaves too little margin for error. 2 of 3 checks fail (Product risk, Bus factor); " +
        '1 of 3 checks is unknown (Toil trend).',
    ],
    ['not-yet', [PASS, FAIL], 'Not yet: 1 of 2 checks fails (Bus factor).'],
    [
      'unknown',
      [PASS, UNKNOWN, UNKNOWN],
      'Unknown: no check fails, but not all can be told. 2 of 3 checks are unknown (Toil trend, Toil trend).',
    ],
    ['unknown', [], 'Unknown: nothing was checked.'],
    [
      'ready',
      [PASS, PASS],
      'Consider it: all 2 checks pass. One more team is the better use of freed people than fewer people.',
    ],
  ])('%s %#', (verdict, checks, text) => {
    expect(readinessVerdict({ verdict, checks })).toBe(text);
  });
});

it('lists next steps of what fails before those of what is unknown', () => {
  expect(nextSteps({ verdict: 'not-yet', checks: [UNKNOWN, PASS, { ...FAIL, next: null }, FAIL] })).toEqual([
    { label: 'Bus factor', text: 'Let more people merge.' },
    { label: 'Toil trend', text: 'Track it.' },
  ]);
});

it('names twenty items at most', () => {
  const evidence = Array.from({ length: 23 }, (_, at) => `#${at + 1}`);
  const [shown] = checkEvidence({ verdict: 'not-yet', checks: [aCheck({ evidence })] });
  expect([shown?.names.length, shown?.names.at(-1), shown?.more]).toEqual([20, '#20', 3]);
});

describe('the shape of the team', () => {
  it('tells what was not seen from what could not be', () => {
    expect(teamFacts(TEAM)).toEqual([
      { label: 'Engineers', text: '6 (3 or more pull requests or reviews in at least 2 weeks)' },
      { label: 'Communication channels', text: '15 pairs of engineers now, 6 in a one-pizza team of 4' },
      { label: 'People who ship', text: '2 (3 or more changes each)' },
      { label: 'Hats and paths', text: 'declared: tech lead; not declared: domain architect, architecture paths' },
      {
        label: 'Scaffolding',
        text:
          'seen: pull request template, CODEOWNERS, environments; not seen: reusable workflows; ' +
          'unknown: rollback automation',
      },
    ]);
  });

  it('is unknown, not zero', () => {
    const texts = teamFacts({ ...TEAM, engineers: null, channels: null, shippers: null }).map(({ text }) => text);
    expect(texts.slice(0, 3)).toEqual([
      'unknown (3 or more pull requests or reviews in at least 2 weeks)',
      'unknown now, 6 in a one-pizza team of 4',
      'unknown (3 or more changes each)',
    ]);
  });
});

describe('each form', () => {
  const report = aReport();

  it('the summary has a table, next steps and linked items', () => {
    const lines = summaryMarkdown(report).split('\n');
    const start = lines.indexOf('#### Could a smaller team own this?');
    expect(lines.slice(start + 2, start + 13)).toEqual([
      'Not yet&#58; 1 of 3 checks fails &#40;Bus factor&#41;; 1 of 3 checks is unknown &#40;Pager noise&#41;&#46;',
      '',
      '| Check | Status | Observed | Needed |',
      '| --- | --- | --- | --- |',
      '| Product risk | ✅ pass | An SLO of 99.5 % is declared&#46; | An SLO below 99.95 %&#46; |',
      '| Pager noise | ❔ unknown | No alerts are recorded&#46; | Fewer than 5 alerts a week&#46; |',
      '| Bus factor | ❌ fail | 2 people shipped&#46; | At least 3 people&#46; |',
      '',
      'Next steps:',
      '',
      '- **Bus factor&#58;** Let more people merge&#46;',
    ]);
    expect(lines).toContain(
      '- **Bus factor&#58;** [&#35;&#8203;101](https://github.com/octo/shop/pull/101), ' +
        '[&#35;&#8203;102](https://github.com/octo/shop/pull/102)',
    );
    expect(lines).toContain('<details><summary>The shape of the team</summary>');
  });

  it('the page has it, too', () => {
    const page = htmlReport(report);
    expect(page).toContain('<h2 id="readiness">Could a smaller team own this?</h2>');
    expect(page).toContain(
      '<td class="status"><span aria-hidden="true">❌</span> fail</td><td class="prose">2 people shipped&#46;</td>',
    );
    expect(page).toContain('<dt>Engineers</dt><dd>6 ');
  });

  it('the terminal says what to do', () => {
    const lines = terminalText(report, { color: false, width: 80 }).split('\n');
    const start = lines.indexOf('❌ Bus factor (fail): 2 people shipped.');
    expect(lines.slice(start, start + 3)).toEqual([
      '❌ Bus factor (fail): 2 people shipped.',
      '  Needed: At least 3 people.',
      '  → Let more people merge.',
    ]);
  });

  it('leaves it out where it is not known', () => {
    const { readiness, team, ...without } = report;
    expect([readiness, team]).toEqual([NOT_YET, TEAM]);
    for (const text of [summaryMarkdown(without), htmlReport(without)]) expect(text).not.toContain('smaller team');
  });
});
