/** One figure in words: its value, its sample, its interval. The same in every form of the report. */
import type { Figure, Interval } from '../figures/figure.ts';
import { daysText, duration, durationInterval, percent, percentInterval, weekly } from './units.ts';

/** What is drawn and compared of a figure: the p50, the rate, or the number a week, with its interval. */
export type Point = { readonly value: number | null; readonly interval: Interval | null };

export function pointOf(figure: Figure): Point {
  switch (figure.kind) {
    case 'quantiles':
      return { value: figure.p50, interval: figure.intervals.p50 };
    case 'rate':
      return { value: figure.rate, interval: figure.interval };
    case 'count':
      return { value: figure.perWeek, interval: null };
  }
}

/**
 * The value as `21.4 h`, `at least 8.3 %` or `0.93 /week`. `unknown` for a figure that could not be worked out, or whose
 * p50 touches something that has not ended; `none` where there was nothing to measure.
 */
export function valueText(figure: Figure | null): string {
  if (figure === null) return 'unknown';
  switch (figure.kind) {
    case 'quantiles':
      if (figure.n === 0) return 'none';
      return figure.p50 === null ? 'unknown' : duration(figure.p50);
    case 'rate':
      if (figure.rate === null) return 'none';
      return figure.atLeast ? `at least ${percent(figure.rate)}` : percent(figure.rate);
    case 'count':
      return weekly(figure.perWeek);
  }
}

/** What the value rests on: `n 97`, `1 of 12`, `12 in 90 days`, with `few data` where it is too little. */
export function sampleText(figure: Figure | null, days: number): string {
  if (figure === null) return 'n unknown';
  return figure.fewData ? `${sizeText(figure, days)}, few data` : sizeText(figure, days);
}

function sizeText(figure: Figure, days: number): string {
  switch (figure.kind) {
    case 'quantiles':
      return figure.open === 0 ? `n ${figure.n}` : `n ${figure.n}, ${figure.open} open`;
    case 'rate':
      return `${figure.count} of ${figure.total}`;
    case 'count':
      return `${figure.count} in ${daysText(days)}`;
  }
}

/** The 95 % interval as `17–26 h`; `null` where there is none: counts have none, quantiles need 6 clusters. */
export function intervalText(figure: Figure | null): string | null {
  if (figure === null) return null;
  const { interval, value } = pointOf(figure);
  if (interval === null || value === null) return null;
  return figure.kind === 'rate' ? percentInterval(interval) : durationInterval(interval, value);
}

/** Why a value stands there without an interval; `null`: it has one, or is a kind that never has one. */
export function noIntervalText(figure: Figure | null): string | null {
  if (figure === null || figure.kind !== 'quantiles' || figure.p50 === null || figure.intervals.p50 !== null)
    return null;
  return figure.open > 0 ? 'open-ended' : 'too few for one';
}

/** `p75 2.1 d, p90 3.8 d`; what touches something that has not ended is unknown. `null` for other kinds, or no items. */
export function spreadText(figure: Figure | null): string | null {
  if (figure === null || figure.kind !== 'quantiles' || figure.n === 0) return null;
  const text = (value: number | null): string => (value === null ? 'unknown' : duration(value));
  return `p75 ${text(figure.p75)}, p90 ${text(figure.p90)}`;
}
