import { describe, expect, it } from 'vitest';
import type { Count, Quantiles, Rate } from '../../src/figures/figure.ts';
import type { Baseline } from '../../src/guardrails/rule.ts';
import { shipping, times } from './shipping.ts';
import type { Case } from './thresholds-judged.ts';
import { judged, one } from './thresholds-judged.ts';

const evidence = { items: [], total: 0 };

/** 20 deployments in 90 days, a fail rate of 10 %, and a p50 of 20 h between 16 and 26. */
const frequency: Count = { kind: 'count', count: 20, perWeek: 1.5556, fewData: false, evidence };
const failRate: Rate = {
  kind: 'rate',
  count: 2,
  total: 20,
  rate: 0.1,
  interval: [0.0279, 0.301],
  atLeast: false,
  fewData: false,
  evidence,
};
const leadTime: Quantiles = {
  kind: 'quantiles',
  n: 20,
  p50: 20,
  p75: 30,
  p90: 40,
  intervals: { p50: [16, 26], p75: null },
  open: 0,
  fewData: false,
  evidence,
};

function aBaseline(figures: Baseline['figures'] = {}, deploymentSource = 'deployments'): Baseline {
  const saved = { 'deployment-frequency': frequency, 'change-fail-rate': failRate, 'lead-time': leadTime };
  return { path: 'baseline.json', deploymentSource, figures: { ...saved, ...figures } };
}

/**
 * 40 changes of 30 hours after 20 of 20 hours, all alike, so that every interval of a quantile is its value. 4 of 40
 * failed after none of 20.
 */
const twice = shipping({ hours: times(40, 30), failed: 4 }, { hours: times(20, 20) });

/** 4 of 20 failed after none of 20: Newcombe's interval of the 20 points is from −0.05 to 41.6. */
const worse = shipping({ hours: times(20, 30), failed: 4 }, { hours: times(20, 20) });

describe('thresholds of a change from the window before', () => {
  it.each<Case>([
    ['lead-time change <= +10h', 'pass', '+10.0 h (95 % +10.0 to +10.0), holds'],
    ['lead-time change < 10h', 'fail', '+10.0 h (95 % +10.0 to +10.0), fails'],
    ['lead-time change from previous <= 0h', 'fail', '+10.0 h (95 % +10.0 to +10.0), fails'],
    ['lead-time change <= +50%', 'pass', '+50.0 % (95 % +50.0 to +50.0), holds'],
    ['lead-time.p75 change <= +49%', 'fail', '+50.0 % (95 % +50.0 to +50.0), fails'],
    ['lead-time.p90 change <= +60%', 'pass', '+50.0 %, holds'],
    ['lead-time.p90 change <= +49%', 'unknown', '+50.0 %, not clear: without an interval it can hold, but never fail'],
    ['deployment-frequency change >= -20%', 'pass', '+100.0 % (95 % +24.3 to +163.6), holds'],
    ['deployment-frequency change <= +10%', 'fail', '+100.0 % (95 % +24.3 to +163.6), fails'],
    ['deployment-frequency change <= +30%', 'unknown', '+100.0 % (95 % +24.3 to +163.6), not clear'],
    // 20 more in 90 days are 1.556 a week; the ends are 4.868 and 32.725 more.
    ['deployment-frequency change >= 1 per week', 'pass', '+1.56 per week (95 % +0.38 to +2.55), holds'],
    ['deployment-frequency change >= 3 per week', 'fail', '+1.56 per week (95 % +0.38 to +2.55), fails'],
  ])('%s: %s', (...wanted) => {
    expect(one(twice, wanted[0])).toEqual(wanted);
  });

  it.each<Case>([
    ['change-fail-rate change <= +20pp', 'pass', '+20.0 pp (95 % -0.1 to +41.6), holds'],
    ['change-fail-rate change <= +5pp', 'unknown', '+20.0 pp (95 % -0.1 to +41.6), not clear'],
    ['change-fail-rate change <= -1pp', 'fail', '+20.0 pp (95 % -0.1 to +41.6), fails'],
  ])('%s: %s', (...wanted) => {
    expect(one(worse, wanted[0])).toEqual(wanted);
  });

  it('are not known with few data on either side', () => {
    const before = shipping({ hours: times(20, 30) }, { hours: times(9, 20) });
    expect(one(before, 'lead-time change <= 99h').slice(1)).toEqual(['unknown', 'not known, earlier: few data (n 9)']);
    const now = shipping({ hours: times(9, 30) }, { hours: times(20, 20) });
    expect(one(now, 'lead-time change <= 99h').slice(1)).toEqual(['unknown', 'not known, few data (n 9)']);
  });

  it('are not known where the window before was not seen, or deliveries begin within it', () => {
    const both = [{ hours: times(20, 30) }, { hours: times(20, 20) }] as const;
    const half = shipping(...both, { coverage: { deployments: { since: Date.UTC(2025, 11, 1) } } });
    expect(one(half, 'lead-time change <= 99h').slice(1)).toEqual([
      'unknown',
      'not known, earlier: what it needs was not read for the whole window',
    ]);
    const all = shipping(...both).history;
    const young = shipping(...both, { deployments: all.deployments.slice(1) });
    expect(one(young, 'lead-time change <= 99h').slice(1)).toEqual([
      'unknown',
      'not known, deliveries begin only after the start of the window before',
    ]);
  });

  it('can not hold an upper limit where more may have failed now, nor fail it where more may have failed then', () => {
    const since = Date.UTC(2025, 11, 1);
    const then = shipping(
      { hours: times(20, 30), failed: 4 },
      { hours: times(20, 20) },
      { coverage: { issues: { since } } },
    );
    const shown = '20.0 pp (95 % -0.1 to +41.6)';
    const unclear = "not clear: some failures can't be seen";
    expect(one(then, 'change-fail-rate change <= +25pp').slice(1)).toEqual(['pass', `at most +${shown}, holds`]);
    expect(one(then, 'change-fail-rate change <= -1pp').slice(1)).toEqual(['unknown', `at most +${shown}, ${unclear}`]);
    const never = shipping(
      { hours: times(20, 30), failed: 4 },
      { hours: times(20, 20) },
      { coverage: { issues: 'unreadable' } },
    );
    for (const limit of ['<= +25pp', '<= -1pp', '>= +25pp', '>= -1pp']) {
      expect(one(never, `change-fail-rate change ${limit}`).slice(1)).toEqual([
        'unknown',
        `about +${shown}, ${unclear}`,
      ]);
    }
  });
});

describe('thresholds of a change from the baseline', () => {
  it.each<Case>([
    // 30 h in any case, less 20 h between 16 and 26: MOVER takes 6 down and 4 up.
    ['lead-time change from baseline <= +10h', 'pass', '+10.0 h (95 % +4.0 to +14.0), holds'],
    ['lead-time change from baseline <= +5h', 'unknown', '+10.0 h (95 % +4.0 to +14.0), not clear'],
    ['lead-time change from baseline <= +3h', 'fail', '+10.0 h (95 % +4.0 to +14.0), fails'],
    ['lead-time change from baseline <= +19%', 'fail', '+50.0 % (95 % +20.0 to +70.0), fails'],
    [
      'lead-time.p75 change from baseline <= -1%',
      'unknown',
      '0.0 %, not clear: without an interval it can hold, but never fail',
    ],
    ['deployment-frequency change from baseline <= +10%', 'fail', '+100.0 % (95 % +24.3 to +163.6), fails'],
    ['rework-rate change from baseline <= +5pp', 'unknown', 'not known, the baseline does not know it'],
  ])('%s: %s', (...wanted) => {
    expect(one(twice, wanted[0], aBaseline())).toEqual(wanted);
  });

  const text = 'lead-time change from baseline <= +99h';

  it.each([
    ['none is configured', null, 'no baseline is configured'],
    ['it can not be used', 'it is not JSON', "the baseline can't be used: it is not JSON"],
    ['it is from elsewhere', aBaseline({}, 'tags'), 'the baseline is from another source of deployments'],
    ['it had few data', aBaseline({ 'lead-time': { ...leadTime, fewData: true } }), 'earlier: few data (n 20)'],
    ['its minimum was lower', aBaseline({ 'lead-time': { ...leadTime, n: 9 } }), 'earlier: few data (n 9)'],
    ['it did not know the figure', aBaseline({ 'lead-time': null }), 'the baseline does not know it'],
    ['its figure is of another kind', aBaseline({ 'lead-time': failRate }), 'the two figures are of different kinds'],
  ])('are not known where %s', (_, baseline, why) => {
    expect(one(twice, text, baseline).slice(1)).toEqual(['unknown', `not known, ${why}`]);
    expect(judged(twice, [text], baseline).fix).toMatch(/\.$/);
  });

  it('are not known of counts from a window of another length', () => {
    const month = aBaseline({ 'deployment-frequency': { ...frequency, perWeek: 4.6667 } });
    expect(one(twice, 'deployment-frequency change from baseline >= -20%', month).slice(1)).toEqual([
      'unknown',
      'not known, the earlier window has another length',
    ]);
  });

  it('are no share of an earlier value of 0', () => {
    const none = aBaseline({ 'lead-time': { ...leadTime, p50: 0, intervals: { p50: [0, 0], p75: null } } });
    expect(one(twice, 'lead-time change from baseline <= +10%', none).slice(1)).toEqual([
      'unknown',
      'not known, the earlier value is 0, of which nothing is a share',
    ]);
    expect(one(twice, 'lead-time change from baseline <= +30h', none)[1]).toBe('pass');
  });
});
