import type { Graph } from '../history/graph.ts';
import type { History } from '../history/model.ts';
import type { EpochMs } from '../history/time.ts';
import type { Success } from './delivered.ts';
import type { Kind } from './deployment.ts';

type Run = { readonly sha: string; readonly at: EpochMs; readonly createdAt: EpochMs };

/** What an environment runs, and the last run there of another commit than that. */
type State = { readonly live: Run; readonly other: Run | null };

/** What is live in each environment, as deployments succeed one after the other. */
export type Live = {
  /** The commit that is live in an environment, or `null` before its first deployment. */
  commitIn(environment: string): string | null;
  /** What a deployment of nothing new does in its environment. */
  kindOf(success: Success): Exclude<Kind, 'seed' | 'shipped' | 'unresolved'>;
  /** Whether the environment ran another commit at or after `since`. */
  ranAnotherSince(success: Success, since: EpochMs): boolean;
  put(success: Success): void;
};

/** `showsRollbacks`: whether the source can show an older commit that goes live again (releases and tags can't). */
export function liveOf(history: History, graph: Graph, showsRollbacks: boolean): Live {
  const states = new Map<string, State>();
  const seenIn = new Map<string, Set<string>>();
  const edge = new Set(history.edge);
  const isOlder = (sha: string, than: string) =>
    graph.isAncestor(sha, than) || (edge.has(sha) && graph.isInBranch(than));
  return {
    commitIn: (environment) => states.get(environment)?.live.sha ?? null,
    kindOf({ sha, environment, createdAt }) {
      const live = states.get(environment)?.live;
      if (live === undefined || sha === null) return 'catch-up';
      if (live.sha === sha) return 'redeploy';
      if (createdAt < live.at) return 'overtaken';
      if (!showsRollbacks) return 'catch-up';
      if (isOlder(sha, live.sha)) return 'rollback';
      return seenIn.get(environment)?.has(sha) ? 'roll-forward' : 'catch-up';
    },
    ranAnotherSince({ sha, environment }, since) {
      const state = states.get(environment);
      const other = state?.live.sha === sha ? state?.other : state?.live;
      return other != null && other.at >= since;
    },
    put({ sha, environment, at, createdAt }) {
      if (sha === null) return;
      const run = { sha, at, createdAt };
      const known = states.get(environment);
      states.set(environment, { live: run, other: known?.live.sha === sha ? known.other : (known?.live ?? null) });
      const seen = seenIn.get(environment) ?? new Set();
      seenIn.set(environment, seen.add(sha));
    },
  };
}
