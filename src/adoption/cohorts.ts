import type { Item, Quantiles } from '../figures/figure.ts';
import { quantilesOf } from '../figures/quantiles.ts';
import { itemOf } from '../metrics/shipped.ts';
import type { Attributed } from './attributed.ts';
import type { Cohort } from './attribution/attribution.ts';

/** One cohort beside the others: an association, no effect, for the human one holds AI that left no trace. */
export type CohortFacts = {
  /** How many changes. */
  readonly n: number;
  /** Hours from the pull request's creation to production, where the creation is known; `null`: it never is. */
  readonly leadTimeFromOpen: Quantiles | null;
  /** Lines added and deleted, where they are known; `null`: they never are. */
  readonly size: Quantiles | null;
};

/** The facts of every cohort, from the changes shipped in a window. */
export function cohortsOf(
  attributed: readonly Attributed[],
  minimumSample: number,
): Readonly<Record<Cohort, CohortFacts>> {
  const of = (cohort: Cohort): CohortFacts => {
    const own = attributed.filter(({ attribution }) => attribution.cohort === cohort);
    return {
      n: own.length,
      leadTimeFromOpen: figureOf(own, own.flatMap(timeOf), minimumSample),
      size: figureOf(own, own.flatMap(sizeOf), minimumSample),
    };
  };
  return { ai: of('ai'), human: of('human'), automation: of('automation') };
}

/** Lines added and deleted by a change, with its deployment as the cluster; none where they are not known. */
export function sizeOf({ change, deployment }: Attributed): readonly Item[] {
  const { additions, deletions } = change.pullRequest;
  if (additions === null || deletions === null) return [];
  return [{ name: `#${change.number}`, value: additions + deletions, cluster: deployment.id }];
}

function timeOf(shipped: Attributed): readonly Item[] {
  const { createdAt } = shipped.change.pullRequest;
  return createdAt === null ? [] : [itemOf(shipped, shipped.at - createdAt)];
}

/** No change at all is a figure of none; changes of which nothing is known are unknown. */
function figureOf(own: readonly Attributed[], items: readonly Item[], minimumSample: number): Quantiles | null {
  return own.length > 0 && items.length === 0 ? null : quantilesOf(items, minimumSample);
}
