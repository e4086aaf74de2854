import type { Commit } from '../history/commit.ts';
import type { Graph } from '../history/graph.ts';
import type { History } from '../history/model.ts';
import type { EpochMs } from '../history/time.ts';
import { MS_PER_HOUR } from '../history/time.ts';
import type { Success } from './delivered.ts';
import type { Kind, Rollback } from './deployment.ts';
import type { Live } from './live.ts';
import { liveOf } from './live.ts';
import { walkerOf } from './ships.ts';

/** A deployment before it is known which changes its commits are. */
export type Rollout = {
  readonly first: Success;
  readonly kind: Kind;
  readonly successes: Success[];
  /** When it first succeeded in each environment. */
  readonly arrivals: Map<string, EpochMs>;
  readonly rollbacks: Rollback[];
  readonly newCommits: readonly Commit[];
  /** Whether every way from its commit was followed to its end. */
  readonly isWhole: boolean;
};

/**
 * Puts successes together into deployments, in order of success: a success joins the latest deployment of its commit
 * unless its environment already has one in it more than an hour older, or ran another commit since. What goes back to
 * an older commit joins only a rollback to it, within the hour.
 */
export function rolloutsOf(
  successes: readonly Success[],
  from: { history: History; graph: Graph; showsRollbacks: boolean },
): Rollout[] {
  const live = liveOf(from.history, from.graph, from.showsRollbacks);
  const walker = walkerOf(from.history, from.graph);
  const latestOf = new Map<string, Rollout>();
  const rollouts: Rollout[] = [];
  for (const success of successes.toSorted(bySuccess)) {
    const kind = live.kindOf(success);
    const rollback = kind === 'rollback' ? rollbackOf(success, live) : null;
    const latest = success.sha === null ? undefined : latestOf.get(success.sha);
    if (latest !== undefined && joins(success, latest, { live, isRollback: rollback !== null })) {
      latest.successes.push(success);
      if (!latest.arrivals.has(success.environment)) latest.arrivals.set(success.environment, success.at);
      if (rollback !== null) latest.rollbacks.push(rollback);
    } else {
      const { isWhole, commits } = walker.reach(success.sha);
      const founded = {
        first: success,
        kind: kindOf({ isFirst: rollouts.length === 0, isWhole, hasNew: commits.length > 0, otherwise: kind }),
        successes: [success],
        arrivals: new Map([[success.environment, success.at]]),
        rollbacks: rollback === null ? [] : [rollback],
        newCommits: commits,
        isWhole,
      };
      rollouts.push(founded);
      if (success.sha !== null) latestOf.set(success.sha, founded);
    }
    live.put(success);
  }
  return rollouts;
}

/** The order in which deliveries went live. */
export function bySuccess(a: Success, b: Success): number {
  return a.at - b.at || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}

function joins(success: Success, latest: Rollout, seen: { live: Live; isRollback: boolean }): boolean {
  const hourAgo = success.at - MS_PER_HOUR;
  const inOneRollback = latest.kind === 'rollback' && latest.first.at >= hourAgo;
  if (seen.isRollback || latest.kind === 'rollback') {
    if (!inOneRollback) return false;
  }
  const own = latest.arrivals.get(success.environment);
  if (own !== undefined && own < hourAgo) return false;
  return !seen.live.ranAnotherSince(success, latest.first.at);
}

function rollbackOf({ environment, at }: Success, live: Live): Rollback | null {
  const replaced = live.commitIn(environment);
  return replaced === null ? null : { environment, replaced, at };
}

function kindOf(found: { isFirst: boolean; isWhole: boolean; hasNew: boolean; otherwise: Kind }): Kind {
  if (found.isFirst) return 'seed';
  if (found.otherwise === 'rollback') return 'rollback';
  if (!found.isWhole) return 'unresolved';
  return found.hasNew ? 'shipped' : found.otherwise;
}
