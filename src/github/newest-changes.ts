/** The pull requests whose changed files are asked for. */
import type { PullRequest } from '../history/pull-request.ts';
import type { Indexed } from './pull-requests-replies.ts';

/** Twice as many as the newest changes that a check looks at: those of automation do not count there. */
const MOST = 400;

/**
 * The numbers of the newest 400 pull requests, by their merge, that were merged into the branch, among those that are
 * known and those that the index shows.
 */
export function newestChanges(
  branch: string,
  { known, indexed }: { readonly known: readonly PullRequest[]; readonly indexed: readonly Indexed[] },
): ReadonlySet<number> {
  const merges = new Map<number, number>();
  for (const { number, mergedAt, baseBranch } of known) {
    if (mergedAt !== null && baseBranch === branch) merges.set(number, mergedAt);
  }
  for (const { number, mergedAt, baseRefName } of indexed) {
    if (mergedAt !== null && baseRefName === branch) merges.set(number, mergedAt);
  }
  const newest = [...merges].toSorted(([one, first], [other, second]) => second - first || other - one);
  return new Set(newest.slice(0, MOST).map(([number]) => number));
}
