/** Looks paths up by their ends: `models/user.py` for `src/app/models/user.py`, with or without the extension. */
import type { TreeIndex } from './tree.ts';

/** Whether some file or directory ends with these parts; an extension that is left out may be any. */
export type EndsInTree = (path: string) => boolean;

/** Prepared on the first question, in one sort of the tree; each question then takes a binary search. */
export function endingsOf(index: TreeIndex): EndsInTree {
  let sorted: readonly string[] | null = null;
  const known = new Map<string, boolean>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    sorted ??= reversedPathsOf(index);
    const wanted = reversed(path);
    const answer = (sorted[firstAtLeast(sorted, wanted)] ?? '').startsWith(wanted);
    known.set(path, answer);
    return answer;
  };
}

function reversedPathsOf(index: TreeIndex): string[] {
  const all = new Set<string>();
  for (const directory of index.directories) all.add(reversed(directory));
  for (const path of index.entries.keys()) {
    all.add(reversed(path));
    const dot = path.lastIndexOf('.');
    if (dot > path.lastIndexOf('/') + 1) all.add(reversed(path.slice(0, dot)));
  }
  return [...all].toSorted();
}

/** `a/b/c` as `c/b/a/`, so that equal ends are equal beginnings. */
function reversed(path: string): string {
  return `${path.split('/').reverse().join('/')}/`;
}

function firstAtLeast(sorted: readonly string[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
