import type { Figure, Interval } from '../../figures/figure.ts';
import type { Part } from './units.ts';

/** A value that a limit can be held against, in the figure's unit. */
export type Estimate = {
  readonly value: number;
  /** 95 %; `null`: it has none, which is not the same as being exact. */
  readonly interval: Interval | null;
  /** A number that was counted: nothing about it is uncertain. */
  readonly isExact: boolean;
  /** Not all could be seen: the truth may lie higher, or lower, however good the interval. */
  readonly mayBeHigher: boolean;
  readonly mayBeLower: boolean;
};

/** Why there is nothing to judge, and what would mend it, as a sentence. */
export type Unknown = { readonly why: string; readonly fix: string };

const DAYS_PER_WEEK = 7;

/** What is held against the limit, and of what. */
export type Asked = {
  readonly part: Part;
  /** How long the window is. */
  readonly days: number;
  /** Items may be missing from the figure: their number may be higher, a quantile anything. */
  readonly isPartial?: boolean;
};

/**
 * The part of a figure from a window of `days` days. Only p50, p75 and shares have an interval, durations only with
 * enough deployments. Unknown: fewer items than the minimum sample (but for `n`, which is what it is), and a quantile
 * that touches what has not ended.
 */
export function estimateOf(figure: Figure, { part, days, isPartial = false }: Asked): Estimate | Unknown {
  if (part === 'n') return { ...exactly(sizeOf(figure)), mayBeHigher: isPartial };
  if (figure.fewData) return fewData(figure);
  switch (figure.kind) {
    case 'quantiles': {
      if (part !== 'p50' && part !== 'p75' && part !== 'p90') return MISMATCH;
      const value = figure[part];
      if (value === null) return stillOpen(figure);
      const found = estimate(value, part === 'p90' ? null : figure.intervals[part]);
      return { ...found, mayBeHigher: isPartial, mayBeLower: isPartial };
    }
    case 'rate':
      if (part !== 'rate' || figure.rate === null) return MISMATCH;
      return { ...estimate(figure.count / figure.total, figure.interval), mayBeHigher: figure.atLeast };
    case 'count':
      return part === 'per-week' ? exactly((figure.count * DAYS_PER_WEEK) / days) : MISMATCH;
  }
}

/** How many items a figure is made of. */
export function sizeOf(figure: Figure): number {
  switch (figure.kind) {
    case 'quantiles':
      return figure.n;
    case 'rate':
      return figure.total;
    case 'count':
      return figure.count;
  }
}

/** A value with its interval, all of it seen. */
export function estimate(value: number, interval: Interval | null): Estimate {
  return { value, interval, isExact: false, mayBeHigher: false, mayBeLower: false };
}

/** Too few items for a verdict. */
export function fewData(figure: Figure): Unknown {
  const why = `few data (n ${sizeOf(figure)})`;
  const fix =
    figure.kind === 'count'
      ? 'Wait for more, set a longer `window-days`, or expect a number, with `.n`: that is judged however small it is.'
      : 'Wait for more, or set a longer `window-days`.';
  return { why, fix };
}

const MISMATCH: Unknown = { why: 'the figure has no such part', fix: 'Report this as a mistake of the program.' };

function exactly(value: number): Estimate {
  return { ...estimate(value, null), isExact: true };
}

function stillOpen({ open, n }: { open: number; n: number }): Unknown {
  return { why: `${open} of ${n} have not ended`, fix: 'It is known as soon as enough of them have ended.' };
}
