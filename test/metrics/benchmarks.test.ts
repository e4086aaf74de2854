import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/figures/figure.ts';
import { quantilesOf } from '../../src/figures/quantiles.ts';
import { rateOf } from '../../src/figures/rate.ts';
import { benchmarkOf } from '../../src/metrics/benchmarks.ts';

const hours = (value: number, items = 10): Figure =>
  quantilesOf(
    Array.from({ length: items }, (_, index) => ({ name: `#${index}`, value, cluster: null })),
    10,
  );
const share = (hits: number, total: number, atLeast = false): Figure =>
  rateOf({ hits: Array.from({ length: hits }, (_, index) => `v${index}`), total, atLeast, minimumSample: 10 });
const times = (count: number): Figure => ({
  kind: 'count',
  count,
  perWeek: (count / 90) * 7,
  fewData: count < 10,
  evidence: { items: [], total: count },
});

describe('benchmarkOf', () => {
  // Of DORA's shares of 2025, those in slower or worse buckets, of all that answered.
  it.each([
    // 31.9 + 28.3 + 13.2 + 2 = 75.4 of 99.8
    ['lead-time', hours(21.4), 'less than a day: better than 76 % of answers'],
    // A day is no longer less than a day: 28.3 + 13.2 + 2 = 43.5 of 99.8
    ['lead-time', hours(24), 'a day to a week: better than 44 % of answers'],
    ['lead-time', hours(5000), 'more than six months: better than 0 % of answers'],
    // 12 in 90 days: 180 h apart, more than a week: 20.3 + 3.6 = 23.9 of 100
    ['deployment-frequency', times(12), 'between weekly and monthly: better than 24 % of answers'],
    // 35.3 + 28 + 9.4 + 4.9 + 1 = 78.6 of 99.9
    ['recovery-time', hours(0.7), 'less than an hour: better than 79 % of answers'],
    // 1 of 12 is 8.3 %: 19.5 + 12.5 + 5.9 = 37.9 of 100.1
    ['change-fail-rate', share(1, 12), '8 to 16 %: better than 38 % of answers'],
  ])('%s', (metric, figure, text) => {
    expect(benchmarkOf(metric, figure)).toMatchObject({ source: 'DORA survey', year: 2025, text });
  });

  it('says nothing of what is not known well enough, or has no published distribution', () => {
    expect(benchmarkOf('lead-time', hours(21.4, 9))).toBeNull();
    expect(benchmarkOf('change-fail-rate', share(1, 12, true))).toBeNull();
    expect(benchmarkOf('recovery-time', hours(Number.POSITIVE_INFINITY))).toBeNull();
    expect(benchmarkOf('lead-time', null)).toBeNull();
    expect(benchmarkOf('pickup', hours(1))).toBeNull();
  });
});
