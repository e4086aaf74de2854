import type { History } from './model.ts';
import { IDENTITY, inOrder } from './order.ts';
import type { Plan } from './plan.ts';
import { prune } from './prune.ts';

/** Items that are gone from the source since it was read before. */
export type Removals = {
  readonly pullRequests: readonly number[];
  readonly issues: readonly number[];
  readonly tags: readonly string[];
  readonly releases: readonly string[];
  readonly deployments: readonly string[];
};

/** What a source has read: new and changed items, whole; the rest of it describes the known history and these together. */
export type Delta = History & { readonly removed: Removals };

export const NOTHING_REMOVED: Removals = { pullRequests: [], issues: [], tags: [], releases: [], deployments: [] };

/**
 * The known history with what was read since, pruned to the horizon of the plan. An item replaces the known one of its
 * identity whole; everything that is no list of items (tip, coverage, gaps, seen until) is the delta's. Where `known`
 * is `null` the delta is all there is. Lists come out in the order of a saved history.
 */
export function merge(known: History | null, delta: Delta, plan: Plan): History {
  return prune(together(known, delta), plan);
}

/** The known history with what was read since, nothing pruned; otherwise as `merge`. */
export function together(known: History | null, delta: Delta): History {
  const { removed, ...read } = delta;
  return inOrder(known === null ? read : added({ known, read, removed }));
}

function added({ known, read, removed }: { known: History; read: History; removed: Removals }): History {
  const commits = united(known.commits, read.commits, { keyOf: IDENTITY.commits });
  const present = new Set(commits.map(({ sha }) => sha));
  return {
    ...read,
    edge: [...new Set([...known.edge, ...read.edge])].filter((sha) => !present.has(sha)),
    commits,
    deployments: united(known.deployments, read.deployments, {
      keyOf: IDENTITY.deployments,
      removed: removed.deployments,
    }),
    issues: united(known.issues, read.issues, { keyOf: IDENTITY.issues, removed: removed.issues }),
    pullRequests: united(known.pullRequests, read.pullRequests, {
      keyOf: IDENTITY.pullRequests,
      removed: removed.pullRequests,
    }),
    releases: united(known.releases, read.releases, { keyOf: IDENTITY.releases, removed: removed.releases }),
    tags: united(known.tags, read.tags, { keyOf: IDENTITY.tags, removed: removed.tags }),
    workflowRuns: united(known.workflowRuns, read.workflowRuns, { keyOf: IDENTITY.workflowRuns }),
  };
}

function united<Item, Key>(
  known: readonly Item[],
  read: readonly Item[],
  { keyOf, removed = [] }: { keyOf: (item: Item) => Key; removed?: readonly Key[] },
): Item[] {
  const items = new Map(known.map((item) => [keyOf(item), item]));
  for (const key of removed) items.delete(key);
  for (const item of read) items.set(keyOf(item), item);
  return [...items.values()];
}
