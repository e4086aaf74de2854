import { describe, expect, it } from 'vitest';
import { planOf } from '../../src/config/plan.ts';
import { deliveryOf } from '../../src/delivery/delivery.ts';
import { toilTrend } from '../../src/readiness/toil-trend.ts';
import { aMainLine, anIssue, UNTIL } from '../support/history.ts';
import type { Work } from './toiling.ts';
import { toiling } from './toiling.ts';

function of(toil: number, total: number): Work {
  return { toil, total };
}

describe('the toil trend', () => {
  it.each([
    // Newcombe, 90 %: −15.0 points lie between −22.8 and −7.4, −4.0 between −11.7 and +3.7.
    ['clearly less', of(5, 100), of(20, 100), 'pass'],
    ['less, but not clearly', of(10, 100), of(14, 100), 'fail'],
    ['as much', of(20, 100), of(20, 100), 'fail'],
    ['more', of(20, 100), of(5, 100), 'fail'],
    ['little, and less', of(9, 200), of(9, 190), 'pass'],
    ['little, and as much', of(9, 200), of(9, 200), 'pass'],
    ['little, but more', of(9, 190), of(9, 200), 'fail'],
    ['not little before', of(9, 200), of(10, 200), 'fail'],
    ['none any more', of(0, 100), of(20, 100), 'pass'],
  ] as const)('is judged by the share: %s', (...[, later, earlier, status]) => {
    const finding = toilTrend.assess(toiling(later, earlier));
    expect(finding.status).toBe(status);
    expect(finding.next === null).toBe(status === 'pass');
  });

  it('shows both shares, the difference and its interval, and what is toil', () => {
    expect(toilTrend.assess(toiling(of(5, 100), of(20, 100)))).toEqual({
      status: 'pass',
      observed:
        "Toil was 5.0 % (5 of 100) of the last 90 days' work and 20.0 % (20 of 100) of the 90 days' before: " +
        'a difference of -15.0 points (90 % -22.8 to -7.4).',
      needed:
        'A toil share in the last 90 days clearly below the one of the 90 days before, or both under 5 % and not rising.',
      evidence: [1, 2, 3, 4, 5, ...Array.from({ length: 15 }, (_, index) => 1001 + index)].map((each) => `#${each}`),
      next: null,
    });
  });

  it.each([
    ['too few toil items', of(4, 100), of(5, 100), '9 toil items in 180 days are too few.'],
    ['none at all', of(0, 200), of(0, 200), '0 toil items in 180 days are too few.'],
    ['too little work', of(9, 9), of(9, 100), 'too little work to compare.'],
    ['too little work before', of(9, 100), of(9, 9), 'too little work to compare.'],
    ['no work before', of(20, 100), of(0, 0), 'none (0 of 0) of the 90 days'],
    ['no toil before', of(20, 100), of(0, 100), 'it can not be told whether toil was labelled then.'],
  ] as const)('is unknown with %s', (...[, later, earlier, why]) => {
    const finding = toilTrend.assess(toiling(later, earlier));
    expect(finding.status).toBe('unknown');
    expect(finding.observed).toContain(why);
    expect(finding.next).toMatch(/\.$/);
  });

  it('counts issues, too', () => {
    const issues = Array.from({ length: 10 }, (_, index) =>
      anIssue({ number: 5000 + index, labels: ['ops'], createdAt: '2025-10-05', closedAt: '2025-10-06' }),
    );
    const finding = toilTrend.assess(toiling(of(0, 50), of(0, 40), { issues }));
    expect(finding).toMatchObject({ status: 'pass', observed: expect.stringContaining('20.0 % (10 of 50) of the 90') });
  });

  it('is unknown in a clone and where the earlier days were not read', () => {
    const clone = toiling(of(5, 100), of(20, 100), { source: 'git', coverage: { labels: 'not-in-source' } });
    expect(toilTrend.assess(clone)).toMatchObject({ status: 'unknown', next: expect.stringContaining('from GitHub') });
    const half = toiling(of(5, 100), of(20, 100), { coverage: { pullRequests: { since: Date.UTC(2025, 11, 1) } } });
    expect(toilTrend.assess(half)).toMatchObject({
      status: 'unknown',
      next: expect.stringContaining('`issues: read`'),
    });
  });

  it.each([
    ['longer', 120, 'pass'],
    // It reaches back 60 days, and what ended before is left out of a history.
    ['shorter', 30, 'unknown'],
  ])('is always of 90 and 90 days, however %s the window is', (_, days, status) => {
    const { history, settings } = toiling(of(5, 100), of(20, 100), { commits: aMainLine(['2025-06-01']) });
    const windowed = { ...settings, windowDays: days };
    const delivery = deliveryOf(history, windowed, planOf(windowed, { until: UNTIL }));
    const finding = toilTrend.assess(delivery);
    expect(finding.status).toBe(status);
    if (status === 'unknown') expect(finding.next).toContain('`window-days: 90`');
  });
});
