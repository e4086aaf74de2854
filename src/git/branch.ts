import { SourceError } from '../history/errors.ts';
import type { Refs } from './refs.ts';

/** A branch, the ref it was found at, and its newest commit; both `null` in a repository without commits. */
export type Branch = { readonly branch: string; readonly ref: string | null; readonly tip: string | null };

const MAX_NAMED = 10;

/**
 * The default branch: the remote's; else `initialBranch` if there is such a branch; else what is checked out. What is
 * checked out in a bare clone was the remote's default when it was cloned, so there it goes before `initialBranch`.
 * `HEAD` where a commit is checked out and no branch.
 */
export function defaultBranchOf(
  refs: Refs,
  clone: { readonly isBare: boolean; readonly initialBranch: string | null },
): string {
  const { remoteHead, head } = refs;
  const order = clone.isBare ? [head.branch, clone.initialBranch] : [clone.initialBranch, head.branch];
  const found = [remoteHead, ...order].find((name) => name !== null && isThere(name, refs));
  if (found != null) return found;
  if (head.branch === null && head.tip !== null) return 'HEAD';
  // Git does not say what is checked out where that is broken; to take another branch for it would be a guess.
  const [broken] = refs.broken;
  if (broken !== undefined) return broken;
  const names = namesOf(refs);
  return (names.length === 1 ? names[0] : head.branch) ?? 'HEAD';
}

/**
 * A branch by name, at the tip that the last fetch saw, else at the local one. Throws a `SourceError` where there is no
 * such branch, naming those there are. In a repository without any branch the default branch has no tip.
 */
export function branchNamed(name: string, refs: Refs, prefix: string | null): Branch {
  if (prefix !== null) {
    const tip = refs.tracking.get(name);
    if (tip !== undefined) return { branch: name, ref: prefix + name, tip };
  }
  if (refs.broken.has(name)) throw brokenBranch(name);
  const tip = refs.local.get(name);
  if (tip !== undefined) return { branch: name, ref: `refs/heads/${name}`, tip };
  if (name === 'HEAD' && refs.head.branch === null && refs.head.tip !== null) {
    return { branch: name, ref: 'HEAD', tip: refs.head.tip };
  }
  throw unknownBranch(name, namesOf(refs));
}

function isThere(name: string, { tracking, local, broken }: Refs): boolean {
  return tracking.has(name) || local.has(name) || broken.has(name);
}

/** The names of all branches, in order. */
export function namesOf({ tracking, local }: Refs): readonly string[] {
  return [...new Set([...tracking.keys(), ...local.keys()])].sort();
}

function brokenBranch(name: string): SourceError {
  return new SourceError(`Git cannot read the branch "${name}": its ref is broken.`, 'Delete the ref and fetch again.');
}

function unknownBranch(name: string, names: readonly string[]): SourceError {
  const shown = names.slice(0, MAX_NAMED).join(', ');
  const rest = names.length - MAX_NAMED;
  const known = names.length === 0 ? 'none' : `${shown}${rest > 0 ? ` and ${rest} more` : ''}`;
  return new SourceError(
    `This clone has no branch "${name}"; its branches: ${known}.`,
    'Name one of these (--branch, or branch in the config file), or fetch the branch that is missing.',
  );
}
