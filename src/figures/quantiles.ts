import { evidenceOf } from './evidence.ts';
import type { Item, Quantiles } from './figure.ts';
import { ascending, linearQuantile } from './linear-quantile.ts';
import { woodruff } from './woodruff.ts';

/**
 * p50, p75 and p90 of the items' values, in their unit, by linear interpolation (type 7), with 95 % Woodruff intervals
 * for p50 and p75 that respect the items' clusters. An item that has not ended (`Infinity`) counts as longer than all
 * that have: it is part of `n` and of `open`, and a quantile or an interval that touches one is `null`. Without items
 * every quantile is `null`. An item whose value is not known must not be among them.
 *
 * `fewData` below `minimumSample` items; the evidence names the first 20 in the order given.
 */
export function quantilesOf(items: readonly Item[], minimumSample: number): Quantiles {
  const sorted = ascending(items.map((item) => item.value));
  return {
    kind: 'quantiles',
    n: items.length,
    p50: linearQuantile(sorted, 0.5),
    p75: linearQuantile(sorted, 0.75),
    p90: linearQuantile(sorted, 0.9),
    intervals: { p50: woodruff(items, sorted, 0.5), p75: woodruff(items, sorted, 0.75) },
    open: items.filter((item) => item.value === Number.POSITIVE_INFINITY).length,
    fewData: items.length === 0 || items.length < minimumSample,
    evidence: evidenceOf(items.map((item) => item.name)),
  };
}
