import { evidenceOf } from './evidence.ts';
import type { Rate } from './figure.ts';
import { wilson } from './wilson.ts';

/**
 * The share of `total` that counts, as a fraction with its 95 % Wilson interval. `hits` names what counts, each one
 * of the `total`, and is the evidence. Of a total of 0 there is no rate: rate and interval are `null`. `fewData` where
 * the total is below `minimumSample`. `atLeast` says that some of what counts could not be seen.
 */
export function rateOf(of: {
  readonly hits: readonly string[];
  readonly total: number;
  readonly atLeast: boolean;
  readonly minimumSample: number;
}): Rate {
  const count = of.hits.length;
  const interval = wilson(count, of.total);
  return {
    kind: 'rate',
    count,
    total: of.total,
    rate: of.total === 0 ? null : count / of.total,
    interval: of.total === 0 ? null : interval,
    atLeast: of.atLeast,
    fewData: of.total === 0 || of.total < of.minimumSample,
    evidence: evidenceOf(of.hits),
  };
}
