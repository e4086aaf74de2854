import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/delivery/delivery.ts';
import type { Verdict } from '../../src/guardrails/rule.ts';
import { toilQuota } from '../../src/guardrails/toil-quota.ts';
import type { GivenSettings } from '../readiness/delivered.ts';
import { toiling } from '../readiness/toiling.ts';
import { settingsWith } from '../support/guarded.ts';

const NONE = { toil: 0, total: 0 };
const UNSEEN = { labels: 'unreadable' } as const;
const GAP = { part: 'labels', what: 'labels', why: 'nobody asked', fix: 'Ask for them.' } as const;

function judged(delivery: Delivery, given: GivenSettings = {}): Verdict | undefined {
  return toilQuota.ofRepository?.({ delivery, baseline: null }, settingsWith(given));
}

describe('the toil quota', () => {
  it.each([
    // Wilson, 95 %: 20 of 100 lie between 13.3 and 28.9 %, 21 between 14.2 and 30.0, 40 between 30.9 and 49.8.
    [20, 'pass', 'Toil is 20.0 % (95 % 13.3–28.9) of the work, 20 of 100; the quota is 20 %.'],
    [0, 'pass', 'Toil is 0.0 % (95 % 0.0–3.7) of the work, 0 of 100; the quota is 20 %.'],
    [
      21,
      'unknown',
      'Toil is 21.0 % (95 % 14.2–30.0) of the work, 21 of 100; the quota is 20 %: whether it is above is not clear.',
    ],
    [40, 'fail', 'Toil is 40.0 % (95 % 30.9–49.8) of the work, 40 of 100; the quota is 20 %.'],
  ])('is held against the share of the window: %i of 100', (toil, status, message) => {
    const verdict = judged(toiling({ toil, total: 100 }, { toil: 5, total: 10 }));
    expect(verdict).toMatchObject({ status, message });
    expect(verdict?.fix === null).toBe(status === 'pass');
    expect(verdict?.evidence).toHaveLength(Math.min(toil, 20));
  });

  it('is the one that is set', () => {
    const readiness = { toil: { labels: ['toil'], quotaPercent: 30 } };
    expect(judged(toiling({ toil: 21, total: 100 }, NONE), { readiness })?.status).toBe('pass');
    expect(judged(toiling({ toil: 40, total: 100 }, NONE), { readiness })?.status).toBe('fail');
  });

  it.each([
    ['nothing was ever labelled', toiling({ toil: 0, total: 100 }, { toil: 0, total: 50 }), 'Track it'],
    ['there is too little work', toiling({ toil: 9, total: 9 }, NONE), '`window-days`'],
    ['there is no work', toiling(NONE, { toil: 5, total: 10 }), '`window-days`'],
    ['labels can not be seen', toiling(NONE, NONE, { coverage: UNSEEN }), '`issues: read`'],
    ['a gap says why labels can not be seen', toiling(NONE, NONE, { coverage: UNSEEN, gaps: [GAP] }), 'Ask for them.'],
    ['a clone is read', toiling(NONE, NONE, { source: 'git', coverage: { labels: 'not-in-source' } }), 'from GitHub'],
  ])('is unknown where %s, with what to do', (_, delivery, fix) => {
    expect(judged(delivery)).toMatchObject({ status: 'unknown', fix: expect.stringContaining(fix) });
  });
});
