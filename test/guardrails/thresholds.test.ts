import { describe, expect, it } from 'vitest';
import type { Gap } from '../../src/history/coverage.ts';
import { ConfigError } from '../../src/history/errors.ts';
import type { History } from '../../src/history/model.ts';
import { anIssue, at } from '../support/history.ts';
import { shipping, times } from './shipping.ts';
import type { Case } from './thresholds-judged.ts';
import { judged, one } from './thresholds-judged.ts';

/**
 * 20 changes, ten of 10 hours and ten of 100: p50 55 h, and the interval of the share below it, 50 ± 24 %, leads from
 * the 10s to the 100s. p75 and p90 lie among the 100s. 20 deployments in 90 days, 1.556 a week; 4 of them failed, 20 %,
 * with a Wilson interval from 8.066 to 41.602 %.
 */
const mixed = shipping({ hours: [...times(10, 10), ...times(10, 100)], failed: 4 });

describe('thresholds of a figure', () => {
  it.each<Case>([
    ['lead-time <= 60h', 'pass', '55.0 h (95 % 10.0–100.0), holds'],
    ['lead-time <= 55h', 'pass', '55.0 h (95 % 10.0–100.0), holds'],
    ['lead-time < 55h', 'unknown', '55.0 h (95 % 10.0–100.0), not clear'],
    ['lead-time <= 48h', 'unknown', '55.0 h (95 % 10.0–100.0), not clear'],
    ['lead-time <= 10h', 'unknown', '55.0 h (95 % 10.0–100.0), not clear'],
    ['lead-time < 10h', 'fail', '55.0 h (95 % 10.0–100.0), fails'],
    ['lead-time <= 9h', 'fail', '55.0 h (95 % 10.0–100.0), fails'],
    ['lead-time <= 540m', 'fail', '3300.0 m (95 % 600.0–6000.0), fails'],
    ['lead-time <= 0.25d', 'fail', '2.3 d (95 % 0.4–4.2), fails'],
    ['lead-time >= 60h', 'unknown', '55.0 h (95 % 10.0–100.0), not clear'],
    ['lead-time > 100h', 'fail', '55.0 h (95 % 10.0–100.0), fails'],
    ['lead-time.p90 <= 100h', 'pass', '100.0 h, holds'],
    ['lead-time.p90 <= 99h', 'unknown', '100.0 h, not clear: without an interval it can hold, but never fail'],
    ['change-fail-rate <= 20%', 'pass', '20.0 % (95 % 8.1–41.6), holds'],
    ['change-fail-rate < 20%', 'unknown', '20.0 % (95 % 8.1–41.6), not clear'],
    ['change-fail-rate <= 15%', 'unknown', '20.0 % (95 % 8.1–41.6), not clear'],
    ['change-fail-rate <= 8%', 'fail', '20.0 % (95 % 8.1–41.6), fails'],
    ['deployment-frequency >= 1 per week', 'pass', '1.56 per week, holds'],
    ['deployment-frequency >= 1.6 per week', 'fail', '1.56 per week, fails'],
    ['deployment-frequency >= 1.56 per week', 'fail', '1.556 per week, fails'],
    ['lead-time.n >= 20', 'pass', '20, holds'],
    ['lead-time.n > 20', 'fail', '20, fails'],
    ['change-fail-rate.n >= 21', 'fail', '20, fails'],
    ['deployment-frequency.n >= 20', 'pass', '20, holds'],
  ])('%s: %s', (...wanted) => {
    expect(one(mixed, wanted[0])).toEqual(wanted);
  });

  it('take no part in verdicts with few data, but their number does', () => {
    const few = shipping({ hours: times(9, 10), failed: 1 });
    expect(one(few, 'lead-time <= 48h').slice(1)).toEqual(['unknown', 'not known, few data (n 9)']);
    expect(one(few, 'lead-time >= 48h').slice(1)).toEqual(['unknown', 'not known, few data (n 9)']);
    expect(one(few, 'change-fail-rate <= 50%').slice(1)).toEqual(['unknown', 'not known, few data (n 9)']);
    expect(one(few, 'deployment-frequency >= 3 per week').slice(1)).toEqual(['unknown', 'not known, few data (n 9)']);
    expect(one(few, 'lead-time.n >= 10').slice(1)).toEqual(['fail', '9, fails']);
    expect(judged(few, ['deployment-frequency >= 3 per week']).fix).toContain('`.n`');
  });

  it('are not known where quantiles touch failures that are still open', () => {
    const open = shipping({ hours: times(20, 10), failed: 10 });
    expect(one(open, 'recovery-time <= 4h').slice(1)).toEqual(['unknown', 'not known, 10 of 10 have not ended']);
    expect(one(open, 'recovery-time.n <= 5').slice(1)).toEqual(['fail', '10, fails']);
  });

  it('can fail but not hold where a share is at least so high, and the reverse for a lower limit', () => {
    const unseen = { coverage: { issues: 'unreadable' } } as const;
    const blind = shipping({ hours: times(20, 10), failed: 4 }, undefined, unseen);
    const shown = 'at least 20.0 % (95 % 8.1–41.6)';
    const unclear = `${shown}, not clear: some failures can't be seen`;
    expect(one(blind, 'change-fail-rate <= 50%').slice(1)).toEqual(['unknown', unclear]);
    expect(one(blind, 'change-fail-rate <= 15%').slice(1)).toEqual(['unknown', `${shown}, not clear`]);
    expect(one(blind, 'change-fail-rate <= 5%').slice(1)).toEqual(['fail', `${shown}, fails`]);
    expect(one(blind, 'change-fail-rate >= 10%').slice(1)).toEqual(['pass', `${shown}, holds`]);
    expect(one(blind, 'change-fail-rate >= 50%').slice(1)).toEqual(['unknown', unclear]);
  });

  it('neither hold nor fail where failures that can not be seen may have taken less or longer', () => {
    const [closed, hour] = ['2026-01-02T18:00:00Z', 3_600_000];
    // Ten failures, each with an incident from 14:00 to 18:00: recovered 5 hours after the deployment at 13:00.
    const issues = Array.from({ length: 10 }, (_, day) => {
      const closedAt = at(closed) + day * 24 * hour;
      return anIssue({ number: 1000 + day, labels: ['incident'], createdAt: closedAt - 4 * hour, closedAt });
    });
    const shown = (coverage: Partial<History['coverage']>, text: string) =>
      one(shipping({ hours: times(20, 10) }, undefined, { issues, coverage }), text).slice(1);
    expect(shown({}, 'recovery-time <= 5h')).toEqual(['pass', '5.0 h (95 % 5.0–5.0), holds']);
    expect(shown({}, 'recovery-time <= 4h')).toEqual(['fail', '5.0 h (95 % 5.0–5.0), fails']);
    expect(shown({}, 'recovery-time.n <= 10')).toEqual(['pass', '10, holds']);
    // Hotfixes are told by labels.
    const blind = { labels: 'unreadable' } as const;
    const unclear = "not clear: some failures can't be seen";
    expect(shown(blind, 'recovery-time <= 5h')).toEqual(['unknown', `about 5.0 h (95 % 5.0–5.0), ${unclear}`]);
    expect(shown(blind, 'recovery-time <= 4h')).toEqual(['unknown', `about 5.0 h (95 % 5.0–5.0), ${unclear}`]);
    expect(shown(blind, 'recovery-time.n <= 10')).toEqual(['unknown', `at least 10, ${unclear}`]);
    expect(shown(blind, 'recovery-time.n <= 9')).toEqual(['fail', 'at least 10, fails']);
    expect(shown(blind, 'recovery-time.n >= 10')).toEqual(['pass', 'at least 10, holds']);
    expect(shown(blind, 'lead-time <= 10h')).toEqual(['pass', '10.0 h (95 % 10.0–10.0), holds']);
  });

  it('are not known where the figure is not, with the gap that says why', () => {
    const gap: Gap = {
      part: 'reviews',
      what: 'reviews',
      why: 'the token may not',
      fix: 'Grant `pull-requests: read`.',
    };
    const history = { coverage: { reviews: 'unreadable' }, gaps: [gap] } as const;
    const verdict = judged(shipping({ hours: times(20, 10) }, undefined, history), ['pickup <= 4h']);
    expect(verdict).toMatchObject({
      status: 'unknown',
      fix: 'Grant `pull-requests: read`.',
      evidence: [{ text: 'pickup <= 4h: not known, reviews: the token may not' }],
    });
    const blocked = shipping({ hours: times(20, 10) }, undefined, {
      deployments: [],
      coverage: { deployments: 'unreadable' },
    });
    expect(one(blocked, 'lead-time.n >= 0').slice(1)).toEqual([
      'unknown',
      'not known, GitHub deployments could not be read',
    ]);
  });

  it('are not known of nothing at all', () => {
    const delivery = shipping({ hours: [] });
    expect(one(delivery, 'deployment-frequency >= 1 per week').slice(1)).toEqual([
      'unknown',
      'not known, few data (n 0)',
    ]);
  });
});

describe('thresholds together', () => {
  const MIXED = '55.0 h (95 % 10.0–100.0)';

  it.each([
    [['lead-time <= 60h'], 'pass', 'Of 1 expectation, 1 holds.'],
    [
      ['lead-time <= 60h', 'lead-time <= 48h'],
      'unknown',
      `Of 2 expectations, 1 holds, 1 is not clear. lead-time <= 48h: ${MIXED}, not clear.`,
    ],
    [
      ['lead-time <= 48h', 'lead-time <= 9h', 'change-fail-rate <= 8%', 'lead-time <= 60h', 'rework-rate <= 9%'],
      'fail',
      `Of 5 expectations, 2 hold, 2 fail, 1 is not clear. lead-time <= 9h: ${MIXED}, fails. change-fail-rate <= 8%: 20.0 % (95 % 8.1–41.6), fails.`,
    ],
    [
      ['lead-time <= 48h', 'lead-time <= 47h', 'lead-time <= 46h', 'lead-time <= 45h'],
      'unknown',
      `Of 4 expectations, 4 are not clear. ${[48, 47, 46].map((limit) => `lead-time <= ${limit}h: ${MIXED}, not clear.`).join(' ')}`,
    ],
  ] as const)('are as bad as the worst of them: %j', (expected, status, message) => {
    const verdict = judged(mixed, expected);
    expect(verdict).toMatchObject({ status, message });
    expect(verdict.evidence).toHaveLength(expected.length);
    expect(verdict.fix === null).toBe(status === 'pass');
  });

  it('say how each failing figure can be looked into, once', () => {
    expect(judged(mixed, ['lead-time <= 9h', 'lead-time <= 8h', 'lead-time <= 48h']).fix).toBe(
      'See what is behind it with `one-pizza explain lead-time` and mend that, or move the limit.',
    );
  });

  it('are skipped where there are none, and refused where one can not be understood', () => {
    expect(judged(mixed, [])).toMatchObject({ status: 'skipped', fix: null, evidence: [] });
    expect(() => judged(mixed, ['lead-time <= 60h', 'lead-time <= 60'])).toThrow(ConfigError);
  });
});
