import { countOf } from '../figures/count.ts';
import type { Figure, Item } from '../figures/figure.ts';
import { quantilesOf } from '../figures/quantiles.ts';
import { rateOf } from '../figures/rate.ts';
import type { EpochMs } from '../history/time.ts';

/** A thing that is counted, and when it happened. */
export type Counted = { readonly name: string; readonly at: EpochMs };

/** A thing of a whole, and whether it is part of the share. */
export type Judged = Counted & { readonly isHit: boolean };

/** Everything behind a figure, one by one: what `explain` lists and what the figure is made of. */
export type Sample =
  | { readonly kind: 'quantiles'; readonly items: readonly Item[] }
  | { readonly kind: 'rate'; readonly items: readonly Judged[]; readonly atLeast: boolean }
  | { readonly kind: 'count'; readonly items: readonly Counted[] };

/** The figure of a sample from a window of `days` days. */
export function figureOf(sample: Sample, of: { readonly days: number; readonly minimumSample: number }): Figure {
  const { days, minimumSample } = of;
  switch (sample.kind) {
    case 'quantiles':
      return quantilesOf(sample.items, minimumSample);
    case 'rate': {
      const hits = sample.items.filter(({ isHit }) => isHit).map(({ name }) => name);
      return rateOf({ hits, total: sample.items.length, atLeast: sample.atLeast, minimumSample });
    }
    case 'count':
      return countOf({ names: sample.items.map(({ name }) => name), days, minimumSample });
  }
}
