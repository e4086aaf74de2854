import { countDifferenceInterval, mover, newcombe } from '../../figures/difference.ts';
import type { Count, Figure, Interval, Quantiles } from '../../figures/figure.ts';
import type { Asked, Estimate, Unknown } from './estimate.ts';
import { estimate, estimateOf } from './estimate.ts';
import type { Part } from './units.ts';

/** A difference, and the value that it is from, both in the figure's unit. */
export type Difference = { readonly estimate: Estimate; readonly earlier: number };

/** Two windows of as many days as these are of one length: a saved figure is rounded. */
const SAME_LENGTH_DAYS = 0.5;
const DAYS_PER_WEEK = 7;

const UNLIKE: Unknown = {
  why: 'the two figures are of different kinds',
  fix: 'Save the baseline anew, with this version.',
};

/**
 * How a part of a figure from a window of `days` days differs from the same part of an earlier one, with its 95 %
 * interval: of shares by Newcombe, of durations by MOVER over the two intervals, of counts by the conditional test of
 * two equally long windows. Unknown where either figure gives nothing to judge, or the counts are of windows of
 * different lengths. Of a share that may be higher than seen, the difference may be higher, or lower if it is the
 * earlier one.
 */
export function differenceOf(
  current: Figure,
  previous: Figure,
  of: Asked & { readonly isEarlierPartial?: boolean },
): Difference | Unknown {
  if (current.kind !== previous.kind) return UNLIKE;
  const now = estimateOf(current, of);
  if ('why' in now) return now;
  const before = estimateOf(previous, { ...of, isPartial: of.isEarlierPartial ?? false });
  if ('why' in before) return { ...before, why: `earlier: ${before.why}` };
  if (current.kind === 'count' && previous.kind === 'count' && !isOfDays(previous, of.days)) {
    return {
      why: 'the earlier window has another length',
      fix: 'Save the baseline from a report with the same `window-days`.',
    };
  }
  return {
    estimate: {
      ...estimate(now.value - before.value, intervalOf(current, previous, of)),
      mayBeHigher: now.mayBeHigher || before.mayBeLower,
      mayBeLower: now.mayBeLower || before.mayBeHigher,
    },
    earlier: before.value,
  };
}

function intervalOf(
  current: Figure,
  previous: Figure,
  { part, days }: { readonly part: Part; readonly days: number },
): Interval | null {
  if (current.kind === 'rate' && previous.kind === 'rate') return newcombe(current, previous);
  if (current.kind === 'quantiles' && previous.kind === 'quantiles') return ofQuantiles(current, previous, part);
  if (current.kind === 'count' && previous.kind === 'count') return ofCounts(current, previous, days);
  return null;
}

function ofQuantiles(current: Quantiles, previous: Quantiles, part: Part): Interval | null {
  if (part !== 'p50' && part !== 'p75') return null;
  const [now, before] = [current[part], previous[part]];
  const [interval, earlier] = [current.intervals[part], previous.intervals[part]];
  if (now === null || before === null || interval === null || earlier === null) return null;
  return mover({ value: now, interval }, { value: before, interval: earlier });
}

function ofCounts(current: Count, previous: Count, days: number): Interval | null {
  const interval = countDifferenceInterval(current.count, previous.count);
  if (interval === null) return null;
  const [lower, upper] = interval;
  return [(lower * DAYS_PER_WEEK) / days, (upper * DAYS_PER_WEEK) / days];
}

function isOfDays({ count, perWeek }: Count, days: number): boolean {
  return Math.abs((count * DAYS_PER_WEEK) / perWeek - days) < SAME_LENGTH_DAYS;
}
