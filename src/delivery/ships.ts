/** What a deployment shipped, by ancestry: time never stands in for it. */

import type { Commit } from '../history/commit.ts';
import type { Graph } from '../history/graph.ts';
import type { History } from '../history/model.ts';

/** What a deployment reached that none before it had. */
export type Reach = {
  /** Whether every way down was followed to its end. */
  readonly isWhole: boolean;
  /** Commits reached for the first time, in no particular order. */
  readonly commits: readonly Commit[];
};

/** Follows deployments down the graph, one after the other in order of success, and remembers what was reached. */
export type Walker = { reach(sha: string | null): Reach };

/**
 * A walk ends at commits that were reached before, at the edge of what was read of the delivery branch, and at commits
 * known to be older than that. A commit outside the branch whose parent is not known can't be followed to the end.
 */
export function walkerOf(history: History, graph: Graph): Walker {
  const reached = new Uint8Array(graph.commits.length);
  const edge = new Set(history.edge);
  const isLost = (parent: string) => graph.get(parent) === undefined && !edge.has(parent);
  return {
    reach(sha) {
      if (sha === null) return { isWhole: false, commits: [] };
      if (graph.get(sha) === undefined) return { isWhole: edge.has(sha), commits: [] };
      const places = graph.reach(sha, reached);
      const commits = places.flatMap((at) => graph.commits[at] ?? []);
      const isComplete = (at: number) => graph.parents[at]?.length === graph.commits[at]?.parents.length;
      const isWhole = places.every((at, index) => {
        const commit = commits[index];
        return isComplete(at) || commit === undefined || graph.isInBranch(commit.sha) || !commit.parents.some(isLost);
      });
      return { isWhole, commits };
    },
  };
}
