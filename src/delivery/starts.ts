import type { PullRequest } from '../history/pull-request.ts';
import type { EpochMs } from '../history/time.ts';
import { MS_PER_DAY } from '../history/time.ts';

const MAX_BEFORE_CREATION_MS = 90 * MS_PER_DAY;

/**
 * When work on a pull request began: the earlier of its creation and the earliest authored date among its commits and
 * the tips that force-pushes replaced. Dates after the merge are ignored. A start more than 90 days before the creation
 * (cherry-picks, forged dates) becomes the creation and is an outlier. `null`: neither is known.
 */
export function startOf(pullRequest: PullRequest): { startedAt: EpochMs | null; isOutlier: boolean } {
  const { createdAt, mergedAt } = pullRequest;
  let earliest = Number.POSITIVE_INFINITY;
  for (const { authoredAt } of [...(pullRequest.commits ?? []), ...pullRequest.replacedTips]) {
    if ((mergedAt === null || authoredAt <= mergedAt) && authoredAt < earliest) earliest = authoredAt;
  }
  if (createdAt === null) return { startedAt: Number.isFinite(earliest) ? earliest : null, isOutlier: false };
  if (createdAt - earliest > MAX_BEFORE_CREATION_MS && Number.isFinite(earliest)) {
    return { startedAt: createdAt, isOutlier: true };
  }
  return { startedAt: Math.min(createdAt, earliest), isOutlier: false };
}

/**
 * When a pull request was ready for review: its creation, unless it was created as a draft: then its first
 * ready-for-review. `null`: not known, or it was never ready.
 */
export function readyAt(pullRequest: PullRequest): EpochMs | null {
  const { createdAt, draftEvents, isDraft } = pullRequest;
  if (createdAt === null || draftEvents === null) return null;
  const [first] = draftEvents.toSorted((a, b) => a.at - b.at);
  if (first?.type === 'ready_for_review') return first.at;
  if (first === undefined && isDraft === true) return null;
  return createdAt;
}
