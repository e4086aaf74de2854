import type { Change, Figure, Quantiles, Rate } from '../figures/figure.ts';
import type { Benchmark } from '../metrics/benchmarks.ts';
import type { Caveat } from '../metrics/caveats.ts';
import type { Measurement, Reading } from '../metrics/measure.ts';
import { rounded } from './round.ts';

export type Measured = {
  readonly current: (Figure & { readonly [detail: string]: unknown }) | null;
  readonly previous: (Figure & { readonly [detail: string]: unknown }) | null;
  readonly change: Change;
  readonly caveats: readonly Caveat[];
  readonly benchmark: Benchmark | null;
};

/** A measurement as the report holds it: numbers rounded, intervals too. */
export function measured({ current, previous, change, caveats, benchmark }: Measurement): Measured {
  return {
    current: reported(current),
    previous: reported(previous),
    change: changeRounded(change),
    caveats,
    benchmark,
  };
}

function reported(reading: Reading | null): Measured['current'] {
  if (reading === null) return null;
  const details = Object.fromEntries(Object.entries(reading.details).map(([key, value]) => [key, rounded(value)]));
  return { ...figureRounded(reading.figure), ...details };
}

function figureRounded(figure: Figure): Figure {
  switch (figure.kind) {
    case 'quantiles':
      return quantilesRounded(figure);
    case 'rate':
      return rateRounded(figure);
    case 'count':
      return { ...figure, perWeek: rounded(figure.perWeek) };
  }
}

/** A rate as the report holds it. */
export function rateRounded(figure: Rate): Rate {
  return { ...figure, rate: rounded(figure.rate), interval: bounds(figure.interval) };
}

/** Quantiles as the report holds them. */
export function quantilesRounded(figure: Quantiles): Quantiles {
  const { p50, p75, p90, intervals } = figure;
  return {
    ...figure,
    p50: rounded(p50),
    p75: rounded(p75),
    p90: rounded(p90),
    intervals: { p50: bounds(intervals.p50), p75: bounds(intervals.p75) },
  };
}

/** A change as the report holds it. */
export function changeRounded({ difference, interval, verdict }: Change): Change {
  return { difference: rounded(difference), interval: bounds(interval), verdict };
}

function bounds(interval: Change['interval']): Change['interval'] {
  return interval === null ? null : [rounded(interval[0]), rounded(interval[1])];
}
