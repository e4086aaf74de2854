import { countDifferenceInterval, mover, newcombe } from './difference.ts';
import type { Better, Change, Count, Figure, Interval, Quantiles, Rate, Verdict } from './figure.ts';

const UNKNOWN: Change = { difference: null, interval: null, verdict: null };
const NOT_COMPARABLE: Change = { difference: null, interval: null, verdict: 'not-comparable' };

/**
 * How a figure differs from an earlier one of an equally long window: `current − previous` with its 95 % interval, in
 * the figure's unit, and what that means.
 *
 * - Rates: the difference as a fraction, interval by Newcombe. Quantiles: the difference of the p50, interval by MOVER
 *   over the two p50 intervals. Counts: the difference of the counts, by the share of `c` in `c + p` against ½.
 * - A figure that is not known (`null`), or has no value to compare though it has enough data: everything is `null`.
 * - `comparable: false` (another source, a window that starts before the data), or figures of two kinds:
 *   `not-comparable`, with neither difference nor interval.
 * - `few-data`: too few items on either side, or no interval because too few deployments or too many open ends.
 * - No verdict (`null`) where neither way is better, or where a rate is only known to be at least so high.
 * - Else `better` or `worse` if the interval excludes 0, and `no-clear-change` if it does not.
 */
export function changeOf(
  current: Figure | null,
  previous: Figure | null,
  options: { readonly better: Better; readonly comparable: boolean },
): Change {
  if (current === null || previous === null) return UNKNOWN;
  if (!options.comparable) return NOT_COMPARABLE;
  const compared = compare(current, previous);
  if (compared === null) return NOT_COMPARABLE;
  const { difference, interval, fewData, atLeast } = compared;
  if (fewData) return { difference, interval, verdict: 'few-data' };
  if (difference === null) return UNKNOWN;
  return { difference, interval, verdict: atLeast ? null : verdictOf(interval, options.better) };
}

/** Two figures side by side, before a verdict. */
type Comparison = {
  readonly difference: number | null;
  readonly interval: Interval | null;
  readonly fewData: boolean;
  readonly atLeast: boolean;
};

/** `null` for figures of two kinds. */
function compare(current: Figure, previous: Figure): Comparison | null {
  if (current.kind === 'rate' && previous.kind === 'rate') return compareRates(current, previous);
  if (current.kind === 'quantiles' && previous.kind === 'quantiles') return compareQuantiles(current, previous);
  if (current.kind === 'count' && previous.kind === 'count') return compareCounts(current, previous);
  return null;
}

function compareRates(current: Rate, previous: Rate): Comparison {
  return {
    difference: minus(current.rate, previous.rate),
    interval: newcombe(current, previous),
    fewData: current.fewData || previous.fewData,
    atLeast: current.atLeast || previous.atLeast,
  };
}

function compareQuantiles(current: Quantiles, previous: Quantiles): Comparison {
  return {
    difference: minus(current.p50, previous.p50),
    interval: medianInterval(current, previous),
    fewData: current.fewData || previous.fewData,
    atLeast: false,
  };
}

function compareCounts(current: Count, previous: Count): Comparison {
  return {
    difference: current.count - previous.count,
    interval: countDifferenceInterval(current.count, previous.count),
    fewData: current.fewData || previous.fewData,
    atLeast: false,
  };
}

function medianInterval(current: Quantiles, previous: Quantiles): Interval | null {
  if (current.p50 === null || previous.p50 === null) return null;
  if (current.intervals.p50 === null || previous.intervals.p50 === null) return null;
  return mover(
    { value: current.p50, interval: current.intervals.p50 },
    { value: previous.p50, interval: previous.intervals.p50 },
  );
}

function minus(current: number | null, previous: number | null): number | null {
  return current === null || previous === null ? null : current - previous;
}

function verdictOf(interval: Interval | null, better: Better): Verdict | null {
  if (better === null) return null;
  if (interval === null) return 'few-data';
  const [lower, upper] = interval;
  if (lower > 0) return better === 'higher' ? 'better' : 'worse';
  if (upper < 0) return better === 'lower' ? 'better' : 'worse';
  return 'no-clear-change';
}
