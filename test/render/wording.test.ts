import { describe, expect, it } from 'vitest';
import { changeText } from '../../src/render/changes.ts';
import { factsOf } from '../../src/render/facts.ts';
import { failureNotes, failureRows, failureSummary } from '../../src/render/failures.ts';
import { closingLines, headline, windowHeading } from '../../src/render/headline.ts';
import { intervalText, noIntervalText, sampleText, spreadText, valueText } from '../../src/render/readings.ts';
import { caveatTexts, mainRows } from '../../src/render/rows.ts';
import { blockBar, longestStage, stageBars } from '../../src/render/stages.ts';
import { LABELS } from '../../src/report/labels.ts';
import type { Measured } from '../../src/report/measured.ts';
import { aReport, count, measured, provenance, quantiles, rate, unknownReport } from './reports.ts';

const NONE = quantiles({ n: 0, p50: null, p75: null, p90: null, intervals: { p50: null, p75: null }, fewData: true });
const OPEN = quantiles({ n: 3, p50: null, intervals: { p50: null, p75: null }, open: 2, fewData: true });

const NOTHING_EXCLUDED = {
  automation: 0,
  ignored: 0,
  backports: 0,
  outliers: 0,
  directCommits: 0,
  unknownStart: 0,
  unknownStages: 0,
};

describe('a figure', () => {
  it.each([
    [null, 'unknown', 'n unknown', null],
    [quantiles(), '21.4 h', 'n 97', '17–26 h'],
    [NONE, 'none', 'n 0, few data', null],
    [OPEN, 'unknown', 'n 3, 2 open, few data', null],
    [rate({ atLeast: true }), 'at least 8.3 %', '1 of 12', '1.5–35 %'],
    [rate({ count: 0, total: 0, rate: null, interval: null, fewData: true }), 'none', '0 of 0, few data', null],
    [count({ fewData: true }), '0.93 /week', '12 in 90 days, few data', null],
  ])('%j: %s', (figure, ...texts) => {
    expect([valueText(figure), sampleText(figure, 90), intervalText(figure)]).toEqual(texts);
  });

  it('says why an interval is missing, and what the other quantiles are', () => {
    expect(noIntervalText(quantiles({ intervals: { p50: null, p75: null } }))).toBe('too few for one');
    expect(noIntervalText(quantiles({ intervals: { p50: null, p75: null }, open: 1 }))).toBe('open-ended');
    expect(noIntervalText(count())).toBeNull();
    expect(spreadText(quantiles({ p90: null, open: 10 }))).toBe('p75 2.1 d, p90 unknown');
    expect(spreadText(rate())).toBeNull();
  });
});

describe('a change', () => {
  const textOf = (id: string, given: Partial<Measured>): string => {
    const label = LABELS.find((each) => each.id === id);
    if (label === undefined) throw new Error(id);
    return changeText(label, measured({ current: quantiles(), previous: quantiles(), ...given }), 90).text;
  };
  const moved = (difference: number | null, verdict: Measured['change']['verdict']): Partial<Measured> => ({
    change: { difference, interval: null, verdict },
  });

  it.each([
    ['lead-time', moved(-3.2, 'better'), '▼ 3.2 h better'],
    ['change-fail-rate', moved(0.031, 'worse'), '▲ 3.1 points worse'],
    // 9 more in 90 days are 0.7 a week.
    ['deployment-frequency', moved(9, 'better'), '▲ 0.70 /week better'],
    ['lead-time', moved(-3.2, 'no-clear-change'), 'no clear change'],
    ['lead-time', moved(-3.2, 'few-data'), 'few data'],
    ['lead-time', moved(null, 'not-comparable'), 'not comparable'],
    ['change-fail-rate', moved(0.031, null), '▲ 3.1 points, no verdict'],
    ['change-fail-rate', moved(0, null), 'the same, no verdict'],
    ['lead-time', { current: null }, 'unknown'],
    ['lead-time', { previous: null }, 'unknown before'],
    ['lead-time', {}, 'nothing to compare'],
  ])('%s %j: %s', (id, given, text) => {
    expect(textOf(id, given)).toBe(text);
  });
});

describe('the notes below the figures', () => {
  it('say why windows are not compared, and nothing of it where they are', () => {
    const notes = (verdict: 'not-comparable' | 'no-clear-change', deploymentSource: 'tags' | 'merges') => {
      const { measurements } = aReport();
      const leadTime = measured({
        ...measurements['lead-time'],
        change: { difference: null, interval: null, verdict },
      });
      const of = {
        measurements: { ...measurements, 'lead-time': leadTime },
        provenance: provenance({ deploymentSource }),
      };
      return caveatTexts(aReport(of)).filter((note) => note.startsWith('Not comparable'));
    };
    const rest = 'is known from before the start of the window before, so that window may not be whole. ';
    const step = 'Wait, or set a shorter `window-days`';
    expect(notes('not-comparable', 'tags')).toEqual([`Not comparable: no delivery ${rest}${step}`]);
    expect(notes('not-comparable', 'merges')).toEqual([`Not comparable: no commit ${rest}${step}`]);
    expect(notes('no-clear-change', 'tags')).toEqual([]);
  });
});

describe('the headline', () => {
  it('says what the figures say', () => {
    expect(headline(aReport())).toBe(
      '21.4 h median lead time, 0.93 deployments per week, change fail rate at least 8.3 %; ' +
        'clearly better than in the 90 days before: change lead time; clearly worse: deployment rework rate.',
    );
  });

  it('stands behind the verdict of the guardrails at the end of a log', () => {
    expect(closingLines(aReport())).toEqual([
      '❌ 2 guardrails violated (1 of them unknown), 1 waiting, 2 warnings (1 of them unknown).',
      headline(aReport()),
    ]);
  });

  it('names the window where that is over', () => {
    const generatedAt = '2026-11-23T10:00:00Z';
    expect(headline(aReport({ generatedAt }))).toMatch(/^In the 90 days to 2026-11-22: 21\.4 h median lead time, /);
    expect(windowHeading(aReport({ generatedAt }))).toBe('90 days to 2026-11-22');
    expect(windowHeading(aReport({ generatedAt: '2026-11-23T09:59:59Z' }))).toBe('Last 90 days');
  });

  it('says plainly that nothing happened, and what did instead', () => {
    const { measurements } = aReport();
    const none = measured({ current: count({ count: 0, perWeek: 0, fewData: true }) });
    const linkage = { merged: 0, shipped: 0, waiting: 0, unmapped: 0, oldestWaitingHours: null };
    const idle = (given: Partial<ReturnType<typeof provenance>>) =>
      headline(
        aReport({
          measurements: { ...measurements, 'deployment-frequency': none },
          provenance: provenance({ linkage, ...given }),
        }),
      );
    const excluded = { ...NOTHING_EXCLUDED, directCommits: 1 };
    expect(idle({ excluded: NOTHING_EXCLUDED })).toBe('Nothing was committed, merged or deployed in the last 90 days.');
    expect(idle({ excluded })).toBe(
      'No pull request was merged and nothing deployed in the last 90 days. 1 commit went to the branch directly; the figures are about pull requests.',
    );
    expect(idle({ excluded, source: 'git' })).toContain('directly, or by a rebase that left no trace in the clone;');
    // What is not known is not nothing.
    expect(idle({ excluded: null })).toMatch(/^21\.4 h median lead time, no deployment/);
    expect(idle({ linkage: null, excluded })).toMatch(/^21\.4 h median lead time, no deployment/);
    expect(idle({ linkage: { ...linkage, merged: 1 }, excluded })).toMatch(/^21\.4 h median lead time/);
  });

  it('does not call unknown anything else', () => {
    expect(headline(unknownReport())).toBe('No delivery figure could be worked out from what was read.');
    const { measurements } = aReport();
    const text = headline(aReport({ measurements: { ...measurements, 'lead-time': measured() } }));
    expect(text).toContain('Lead time unknown, 0.93 deployments per week');
  });

  it.each([
    ['no-clear-change', 'no clear change against the 90 days before'],
    ['few-data', 'too few data to compare with the 90 days before'],
    ['not-comparable', 'not comparable with the 90 days before'],
    [null, 'nothing to compare with in the 90 days before'],
  ] as const)('%s: %s', (verdict, text) => {
    const change = { difference: null, interval: null, verdict };
    const measurements = { 'lead-time': measured({ current: quantiles(), previous: quantiles(), change }) };
    expect(headline(aReport({ measurements }))).toBe(`21.4 h median lead time; ${text}.`);
  });
});

describe('the stages', () => {
  it('are bars beside the longest', () => {
    const shares = stageBars(aReport()).map(({ label, share }) => [label.id, share]);
    // 3.2 / 12.8 = 0.25; 0.5 / 12.8 = 0.0390625; 0.008 / 12.8 = 0.000625.
    expect(shares).toEqual([
      ['coding', 0.25],
      ['pickup', 0.0390625],
      ['review', 0.25],
      ['merge', 0.000625],
      ['unreviewed', null],
      ['deploy', 1],
    ]);
    expect(
      [blockBar(1, 20), blockBar(0.25, 20), blockBar(0.000625, 20), blockBar(0, 20)].map((bar) => bar.length),
    ).toEqual([20, 5, 1, 0]);
  });

  it('have a longest one only where all are known and it has enough data', () => {
    expect(longestStage(aReport())).toBe('Longest at the median: deploy (12.8 h, n 97), then coding (3.2 h, n 97).');
    const { measurements } = aReport();
    const few = { ...measurements, deploy: measured({ current: quantiles({ n: 3, fewData: true }) }) };
    expect(longestStage(aReport({ measurements: few }))).toBe('Too few data to name the longest stage.');
    const gap = { part: 'reviews', what: 'Reviews', why: 'a clone has none.', fix: '' } as const;
    const unseen = aReport({
      measurements: { ...measurements, pickup: measured() },
      provenance: provenance({ gaps: [gap] }),
    });
    expect(longestStage(unseen)).toBe(
      'The longest stage is unknown, because these are: pickup (Reviews: a clone has none).',
    );
  });
});

it('says why a figure is unknown', () => {
  const why = mainRows(unknownReport()).map((row) => row.why);
  expect(new Set(why)).toEqual(new Set(['GitHub deployments could not be read']));
  const recovery = mainRows(aReport()).find(({ label }) => label.id === 'recovery-time');
  expect(recovery?.why).toBe('1 of 2 have not ended');
});

it('lists failures with their recovery, and what could not be seen of others', () => {
  const report = aReport();
  expect(failureRows(report).map(({ recovered }) => recovered)).toEqual(['recovered after 42 min', 'still open']);
  expect(failureSummary(report)).toBe('2 failed deployments, 1 still open');
  expect(failureSummary({ ...report, failures: [] })).toBe('No failed deployment seen');
  expect(failureSummary(unknownReport())).toBe('Failed deployments: unknown, because deployments are');
  expect(failureNotes(report)).toEqual([
    'Not visible over the whole window: incident.',
    'Incidents with no deployment to blame: 2.',
    'Signals against the window before that came after its end, and do not count: 1.',
  ]);
});

it('says where the figures come from', () => {
  const facts = Object.fromEntries(factsOf(aReport()).map(({ label, text }) => [label, text]));
  expect(facts).toEqual({
    Window: '2026-08-24 to 2026-11-22 (90 days), compared with 2026-05-26 to 2026-08-24 (90 days)',
    'Seen until': '2026-11-22 10:00 UTC',
    Branch: 'main, read from GitHub',
    'Deployments from': 'deployments',
    'The reason': 'GitHub deployments, the first source with a delivery',
    'Deliveries seen': 'deployments 31, releases 4, tags 4',
    'Environments seen': 'production, staging',
    'Left out':
      'changes by automation 31, backports 4, direct commits 12, implausible starts of changes 1 (counted from the creation)',
    'Merged changes': '104 = 95 shipped + 7 waiting (the oldest for 5.0 d) + 2 unmapped',
    Guardrails: 'preset recommended, fail-on error, on-unknown error',
    Cost: '9 requests, 21 points',
    Configuration: '.github/one-pizza.yml at 0123456',
  });
});
