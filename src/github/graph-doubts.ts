/** When what is known of the graph can't be built on. Pure. */

import type { Commit } from '../history/commit.ts';
import { graphOf } from '../history/graph.ts';
import { horizonOf, rivalsOf, seedsOf } from '../history/horizon.ts';
import type { Plan } from '../history/plan.ts';
import { floorOf } from '../history/plan.ts';
import { windowBefore, windowEnding } from '../history/time.ts';
import type { Need } from './graph-need.ts';
import { deliveredCommits } from './graph-need.ts';
import type { Deliveries, Known } from './part.ts';

export type Doubts = {
  /** Whether something is needed that the known history was pruned of. */
  isDoubtful(need: Need): boolean;
  /** Whether the stored tip is not behind the tip, once everything that is needed was read. */
  isRewritten(need: Need): boolean;
  /** Whether the horizon may depend on a commit that was pruned, likewise; `missing` are ids that no commit has. */
  isHorizonUnsure(need: Need, missing: ReadonlySet<string>): boolean;
};

/**
 * The known history holds what is younger than its horizon. It can't be built on where the horizon moved back (the last
 * delivery before the previous window is gone) or may have (an old commit was tagged, or came into the branch with a
 * merge), where that delivery went back or aside, where something new leads behind the horizon (a merge of a very old
 * branch, the delivery of a very old commit), and where the branch was rewritten.
 */
export function doubtsOf(
  { history }: Known,
  { plan, deliveries, tip }: { readonly plan: Plan; readonly deliveries: Deliveries; readonly tip: string },
): Doubts {
  const before = { ...plan, window: windowEnding(history.seenUntil, plan.window.days) };
  const graph = graphOf(history.commits, history.tip);
  const horizon = horizonOf(history, before, graph);
  const seeds = seedsOf(history, before, graph).flatMap(({ sha }) =>
    sha !== null && graph.isInBranch(sha) ? [sha] : [],
  );
  const floor = floorOf(plan);
  const had = new Set(history.commits.map(({ sha }) => sha));
  const edge = new Set(history.edge);
  const recent = (all: Deliveries) => {
    const since = windowBefore(plan.window).since;
    return deliveredCommits(all, plan).flatMap(({ sha, at }) => (at >= since ? [sha] : []));
  };
  const delivered = new Set(recent(history));
  const goesBehind = recent(deliveries).some((sha) => edge.has(sha) && !delivered.has(sha));
  // An edge that known commits lead to is held by every seed; one that only deliveries lead to may be held by none.
  const led = new Set(history.commits.flatMap(({ parents }) => parents));
  const isLoose = (sha: string) => edge.has(sha) && !led.has(sha);
  const isPruned = (at: number | null) => at !== null && at < horizon && at >= floor;
  // The rivals of then were looked for in the branch and were not there: they still are not, unless new commits lead there.
  const settled = new Set(rivalsOf(history, before, graph));
  return {
    isDoubtful: (need) =>
      goesBehind ||
      need.horizon < horizon ||
      // Pruned was what every seed held: a seed that holds none of them may lack some of it.
      need.met.some((sha) => !seeds.some((seed) => need.graph.isAncestor(seed, sha))) ||
      need.open.some(({ at }) => isPruned(at)) ||
      need.graph.commits.some(
        ({ sha, committedAt, parents }) => !had.has(sha) && (isPruned(committedAt) || parents.some(isLoose)),
      ),
    isRewritten: ({ graph }) => history.tip !== null && !graph.isAncestor(history.tip, tip),
    isHorizonUnsure(need, missing) {
      const rivals = rivalsOf(deliveries, plan, need.graph).filter((sha) => !missing.has(sha));
      if (rivals.length === 0) return false;
      const isNew = (sha: string) => need.graph.isInBranch(sha) && !graph.isInBranch(sha);
      const leadsOut = ({ sha, parents }: Commit) =>
        isNew(sha) && parents.some((parent) => need.graph.get(parent) === undefined);
      return rivals.some((sha) => !settled.has(sha)) || need.graph.commits.some(leadsOut);
    },
  };
}
