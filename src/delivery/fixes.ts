import type { Settings } from '../config/settings.ts';
import { matchesAny } from '../history/pattern.ts';
import type { PullRequest } from '../history/pull-request.ts';
import type { EpochMs } from '../history/time.ts';
import { tracesOf } from './fix-traces.ts';
import { startOf } from './starts.ts';

/** One hotfix: the pull request that was opened first, and those that carry the same fix to other branches. */
export type Fix = {
  readonly first: PullRequest;
  readonly createdAt: EpochMs;
  /** When it was first merged anywhere: from then on it is known to be a fix. */
  readonly mergedAt: EpochMs;
  readonly pullRequests: readonly PullRequest[];
};

type Merged = { readonly pullRequest: PullRequest; readonly createdAt: EpochMs; readonly mergedAt: EpochMs };

/** Whether label, branch or title call a pull request a hotfix. */
export function isHotfix(
  { labels, headBranch, title }: Pick<PullRequest, 'labels' | 'headBranch' | 'title'>,
  patterns: Settings['failures']['hotfix'],
): boolean {
  return (
    (labels ?? []).some((label) => matchesAny(patterns.labels, label)) ||
    (headBranch !== null && matchesAny(patterns.branches, headBranch)) ||
    matchesAny(patterns.titles, title.trim())
  );
}

/**
 * Merged hotfixes into any branch, oldest first. A hotfix that names an earlier one, was cherry-picked from it or has its
 * title is a forward-port or backport of it: the same fix.
 */
export function fixesOf(pullRequests: readonly PullRequest[], settings: Settings): Fix[] {
  const hotfixes = pullRequests
    .filter((each) => each.state === 'MERGED' && isHotfix(each, settings.failures.hotfix))
    .flatMap((pullRequest): Merged[] => {
      const { mergedAt } = pullRequest;
      if (mergedAt === null) return [];
      // A clone does not tell when a pull request was opened; its first commit comes closest.
      const createdAt = pullRequest.createdAt ?? startOf(pullRequest).startedAt ?? mergedAt;
      return [{ pullRequest, createdAt, mergedAt }];
    })
    .toSorted((a, b) => a.createdAt - b.createdAt || a.pullRequest.number - b.pullRequest.number);
  const fixes: { first: PullRequest; createdAt: EpochMs; mergedAt: EpochMs; pullRequests: PullRequest[] }[] = [];
  const traces = tracesOf();
  for (const { pullRequest, createdAt, mergedAt } of hotfixes) {
    const known = traces.fixCarriedOnBy(pullRequest);
    const same = known === null ? undefined : fixes[known];
    if (same === undefined) fixes.push({ first: pullRequest, createdAt, mergedAt, pullRequests: [pullRequest] });
    else {
      same.pullRequests.push(pullRequest);
      same.mergedAt = Math.min(same.mergedAt, mergedAt);
    }
    traces.add(pullRequest, known ?? fixes.length - 1);
  }
  return fixes;
}
