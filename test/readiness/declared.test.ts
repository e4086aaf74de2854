import { describe, expect, it } from 'vitest';
import type { Freshness } from '../../src/readiness/declared.ts';
import { dayOf, freshnessOf } from '../../src/readiness/declared.ts';
import { errorBudgetMinutes } from '../../src/readiness/error-budget.ts';

describe('freshnessOf', () => {
  // January has 31 days, February 28, March 31: 1 January is 90 days before 1 April.
  it.each<[string | null, string, Freshness]>([
    ['2026-01-01', '2026-04-01T00:00:00Z', 'fresh'],
    ['2026-01-01', '2026-04-01T23:59:59Z', 'fresh'],
    ['2025-12-31', '2026-04-01T00:00:00Z', 'stale'],
    ['2026-04-01', '2026-04-01T00:00:00Z', 'fresh'],
    ['2026-04-02', '2026-04-01T23:59:59Z', 'future'],
    [null, '2026-04-01T00:00:00Z', 'undated'],
    ['last week', '2026-04-01T00:00:00Z', 'undated'],
  ])('%s at %s is %s', (day, until, freshness) => {
    expect(freshnessOf(day, { until: Date.parse(until), maxAgeDays: 90 })).toBe(freshness);
  });
});

it.each([
  ['2026-04-01T00:00:00Z', '2026-04-01'],
  ['2026-04-01T23:59:59.999Z', '2026-04-01'],
])('the day of %s is %s', (moment, day) => {
  expect(dayOf(Date.parse(moment))).toBe(day);
});

// A quarter of 90 days has 129,600 minutes.
it.each([
  [99.99, '13.0'],
  [99.95, '64.8'],
  [99.9, '129.6'],
  [99, '1296.0'],
  [100, '0.0'],
])('an SLO of %d %% leaves %s minutes', (slo, minutes) => {
  expect(errorBudgetMinutes(slo).toFixed(1)).toBe(minutes);
});
