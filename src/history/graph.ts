import { ancestryIn } from './ancestry.ts';
import type { Commit } from './model.ts';

/**
 * Commits by their parents. A parent that was not read is the edge of the graph: what lies behind it is unknown, and
 * nothing here guesses it.
 */
export type Graph = {
  readonly commits: readonly Commit[];
  /** Where each commit stands in `commits`. */
  readonly index: ReadonlyMap<string, number>;
  /** For each commit, its parents that were read, in their order. */
  readonly parents: readonly (readonly number[])[];
  /** Every commit after all its parents. */
  readonly parentsFirst: readonly number[];
  /** The tip and its first parents, newest first, down to the root or the edge. */
  readonly firstParents: readonly Commit[];
  /** The commit of a full id. */
  get(sha: string): Commit | undefined;
  /** Whether a full id is the tip or lies behind it. */
  isInBranch(sha: string): boolean;
  /** Whether `ancestor` is `descendant` or lies behind it, as `git merge-base --is-ancestor`. Unknown ids: false. */
  isAncestor(ancestor: string, descendant: string): boolean;
  /** The full id that an id, or its first 7 digits or more, stands for; `null` if no commit or several begin so. */
  resolve(sha: string): string | null;
  /** The commits behind `from`, itself included, that are not yet marked in `seen`; marks them. */
  reach(from: string, seen: Uint8Array): number[];
};

/** The graph of `commits` seen from `tip`. A tip that is `null` or was not read has nothing behind it. */
export function graphOf(commits: readonly Commit[], tip: string | null): Graph {
  const index = new Map(commits.map((commit, at) => [commit.sha, at]));
  const parents = commits.map((commit) => commit.parents.flatMap((parent) => index.get(parent) ?? []));
  const parentsFirst = topologicalOrder(parents);
  const get = (sha: string) => commits[index.get(sha) ?? -1];
  const firstParents = lineFrom(tip, get);
  const places = firstParents.map(({ sha }) => index.get(sha) ?? -1);
  const isBehind = ancestryIn({ parents, parentsFirst, firstParents: places });
  const reach = (from: string, seen: Uint8Array) => reachOf(index.get(from), parents, seen);
  const branch = new Uint8Array(commits.length);
  if (tip !== null) reach(tip, branch);
  return {
    commits,
    index,
    parents,
    parentsFirst,
    firstParents,
    get,
    isInBranch: (sha) => branch[index.get(sha) ?? -1] === 1,
    isAncestor(ancestor, descendant) {
      const goal = index.get(ancestor);
      const start = index.get(descendant);
      return goal !== undefined && start !== undefined && isBehind(goal, start);
    },
    resolve: resolverOf(index),
    reach,
  };
}

function topologicalOrder(parents: Graph['parents']): number[] {
  const unread = Int32Array.from(parents, (list) => list.length);
  const children: number[][] = parents.map(() => []);
  for (const [at, list] of parents.entries()) for (const parent of list) children[parent]?.push(at);
  const order = [...parents.keys()].filter((at) => unread[at] === 0);
  // The list grows while it is walked: a commit joins it when the last of its parents has.
  for (const at of order) {
    for (const child of children[at] ?? []) {
      const left = (unread[child] ?? 0) - 1;
      unread[child] = left;
      if (left === 0) order.push(child);
    }
  }
  return order;
}

function lineFrom(tip: string | null, get: Graph['get']): Commit[] {
  const line = new Set<Commit>();
  let next = get(tip ?? '');
  // A commit that is met again is a cycle: git has none, but a file written by hand may.
  while (next !== undefined && !line.has(next)) {
    line.add(next);
    next = get(next.parents[0] ?? '');
  }
  return [...line];
}

function reachOf(from: number | undefined, parents: Graph['parents'], seen: Uint8Array): number[] {
  if (from === undefined || seen[from] === 1) return [];
  seen[from] = 1;
  const reached = [from];
  for (const at of reached) {
    for (const parent of parents[at] ?? []) {
      if (seen[parent] === 1) continue;
      seen[parent] = 1;
      reached.push(parent);
    }
  }
  return reached;
}

const MIN_PREFIX = 7;

function resolverOf(index: ReadonlyMap<string, number>): Graph['resolve'] {
  let sorted: readonly string[] | null = null;
  return (sha) => {
    if (index.has(sha)) return sha;
    if (sha.length < MIN_PREFIX) return null;
    sorted ??= [...index.keys()].sort();
    let low = 0;
    for (let high = sorted.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] ?? '') < sha) low = middle + 1;
      else high = middle;
    }
    const found = sorted[low];
    const isOnlyOne = sorted[low + 1]?.startsWith(sha) !== true;
    return found?.startsWith(sha) === true && isOnlyOne ? found : null;
  };
}
