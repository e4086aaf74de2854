import { ancestryIn } from './ancestry.ts';
import type { Commit } from './commit.ts';
import { prefixesOf } from './prefixes.ts';

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
  const parents = commits.map((commit) => placesOf(commit.parents, index));
  // An order and an ancestry of very many commits take time, and not everybody asks for them.
  let order: readonly number[] | null = null;
  const parentsFirst = () => {
    order ??= topologicalOrder(parents);
    return order;
  };
  let isBehind: ReturnType<typeof ancestryIn> | null = null;
  const get = (sha: string) => commits[index.get(sha) ?? -1];
  const places = lineFrom(index.get(tip ?? ''), commits, parents);
  const firstParents = places.flatMap((at) => commits[at] ?? []);
  const reach = (from: string, seen: Uint8Array) => reachOf(index.get(from), parents, seen);
  const byPrefix = prefixesOf(() => [...index.keys()]);
  const branch = new Uint8Array(commits.length);
  if (tip !== null) reach(tip, branch);
  return {
    commits,
    index,
    parents,
    get parentsFirst() {
      return parentsFirst();
    },
    firstParents,
    get,
    isInBranch: (sha) => branch[index.get(sha) ?? -1] === 1,
    isAncestor(ancestor, descendant) {
      const goal = index.get(ancestor);
      const start = index.get(descendant);
      isBehind ??= ancestryIn({ parents, parentsFirst: parentsFirst(), firstParents: places });
      return goal !== undefined && start !== undefined && isBehind(goal, start);
    },
    resolve: (sha) => (index.has(sha) ? sha : byPrefix(sha)),
    reach,
  };
}

function placesOf(ids: readonly string[], index: Graph['index']): number[] {
  const places: number[] = [];
  for (const id of ids) {
    const at = index.get(id);
    if (at !== undefined) places.push(at);
  }
  return places;
}

function topologicalOrder(parents: Graph['parents']): number[] {
  const unread = Int32Array.from(parents, (list) => list.length);
  const children = childrenOf(parents);
  const order: number[] = [];
  for (const [at, left] of unread.entries()) if (left === 0) order.push(at);
  // The list grows while it is walked: a commit joins it when the last of its parents has.
  for (const at of order) {
    const end = children.starts[at + 1] ?? 0;
    for (let place = children.starts[at] ?? 0; place < end; place++) {
      const child = children.list[place] ?? 0;
      const left = (unread[child] ?? 0) - 1;
      unread[child] = left;
      if (left === 0) order.push(child);
    }
  }
  return order;
}

/** The children of commit `at` stand in `list` from `starts[at]` on: one array for all, because there are many commits. */
function childrenOf(parents: Graph['parents']): { readonly starts: Int32Array; readonly list: Int32Array } {
  const starts = new Int32Array(parents.length + 1);
  for (const list of parents) for (const parent of list) starts[parent + 1] = (starts[parent + 1] ?? 0) + 1;
  for (let at = 0; at < parents.length; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const list = new Int32Array(starts.at(-1) ?? 0);
  const next = starts.slice();
  for (const [at, own] of parents.entries()) {
    for (const parent of own) {
      const place = next[parent] ?? 0;
      list[place] = at;
      next[parent] = place + 1;
    }
  }
  return { starts, list };
}

/** The places of the tip and its first parents, newest first. */
function lineFrom(tip: number | undefined, commits: readonly Commit[], parents: Graph['parents']): number[] {
  const line: number[] = [];
  const seen = new Uint8Array(commits.length);
  // A commit that is met again is a cycle: git has none, but a file written by hand may.
  for (let at = tip; at !== undefined && seen[at] !== 1; at = firstParentOf(at, commits, parents)) {
    seen[at] = 1;
    line.push(at);
  }
  return line;
}

/** A first parent that was not read must not be taken for the second one. */
function firstParentOf(at: number, commits: readonly Commit[], parents: Graph['parents']): number | undefined {
  const [first] = parents[at] ?? [];
  return first !== undefined && commits[first]?.sha === commits[at]?.parents[0] ? first : undefined;
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
