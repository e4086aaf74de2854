import type { Delivery } from '../delivery/delivery.ts';
import type { PullRequest } from '../history/pull-request.ts';
import { isWithin } from '../history/time.ts';
import { isKnown } from '../metrics/measure.ts';
import { humansBy } from './human.ts';

/** Whoever shipped so many changes of a window is one who ships. */
export const SHIPPED_BY_EACH = 3;
/** Of so many changes, in percent, it must be known who shipped them. */
export const KNOWN_PERCENT = 80;

/** Who shipped the changes of a window. */
export type Shippers = {
  /** Of all shipped changes, those of automation too: whoever merges one ships. */
  readonly names: readonly string[];
  /** How many of them a known human shipped. */
  readonly known: number;
  /** Enough of them are known to count people. */
  readonly isTold: boolean;
  /** The keys of the people who ship; see `human.ts`. */
  readonly people: ReadonlySet<string>;
  /** How many the busiest person shipped. */
  readonly most: number;
};

/**
 * Who put the changes shipped in the window on their way: whoever switched on auto-merge, else put them into the merge
 * queue, else merged them, if that is a known human. `null`: a clone, or what decides could not be read.
 */
export function shippersOf(delivery: Delivery): Shippers | null {
  const { history, window, settings } = delivery;
  const needs = ['deliveries', 'pullRequests', 'commits'] as const;
  if (history.source === 'git' || !isKnown({ needs }, delivery, window)) return null;
  const humanOf = humansBy(settings);
  const shipped = delivery.changes.filter(
    ({ shipment }) => shipment.state === 'shipped' && isWithin(window, shipment.at),
  );
  const counts = new Map<string, number>();
  for (const { pullRequest } of shipped) {
    const person = shipperOf(pullRequest, humanOf);
    if (person !== null) counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return {
    names: shipped.map(({ number }) => `#${number}`),
    known,
    isTold: known > 0 && known * 100 >= shipped.length * KNOWN_PERCENT,
    people: new Set([...counts].flatMap(([person, count]) => (count >= SHIPPED_BY_EACH ? [person] : []))),
    most: Math.max(0, ...counts.values()),
  };
}

function shipperOf(
  { autoMergeEnabledBy, enqueuedBy, mergedBy }: PullRequest,
  humanOf: ReturnType<typeof humansBy>,
): string | null {
  return humanOf(autoMergeEnabledBy ?? null) ?? humanOf(enqueuedBy ?? null) ?? humanOf(mergedBy);
}
