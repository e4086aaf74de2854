import type { Review } from '../history/model.ts';
import type { People } from '../history/people.ts';
import { isKnownHuman, plainLogin } from '../history/people.ts';
import type { EpochMs, Ms } from '../history/time.ts';
import type { Change } from './change.ts';
import { readyAt } from './starts.ts';

/**
 * The stages of a change, in milliseconds; they add up to its lead time. Without a review by a known human other than
 * the author, pickup, review and merge are one stage, `unreviewed`; otherwise `unreviewed` is `null`.
 */
export type Stages = {
  readonly coding: Ms;
  readonly pickup: Ms | null;
  readonly review: Ms | null;
  readonly merge: Ms | null;
  readonly unreviewed: Ms | null;
  readonly deploy: Ms;
};

/** The stages of a shipped change, or `null` if it has not shipped or one of the boundaries is not known. */
export function stagesOf(change: Change, people: People): Stages | null {
  const { pullRequest, startedAt, mergedAt, shipment } = change;
  const { reviews } = pullRequest;
  const ready = readyAt(pullRequest);
  if (shipment.state !== 'shipped' || startedAt === null || ready === null || reviews === null) return null;
  if (startedAt > ready || ready > mergedAt) return null;
  const coding = ready - startedAt;
  const deploy = deployTimeOf(mergedAt, shipment.at);
  const judged = reviews
    .filter(({ author, submittedAt }) => isByAnother(author, change, people) && submittedAt <= mergedAt)
    .map(({ state, submittedAt }) => ({ state, at: Math.max(submittedAt, ready) }));
  if (judged.length === 0) {
    return { coding, pickup: null, review: null, merge: null, unreviewed: mergedAt - ready, deploy };
  }
  const firstReview = Math.min(...judged.map(({ at }) => at));
  const approvals = judged.filter(({ state }) => state === 'APPROVED').map(({ at }) => at);
  const reviewed = approvals.length === 0 ? mergedAt : Math.max(...approvals);
  return {
    coding,
    pickup: firstReview - ready,
    review: reviewed - firstReview,
    merge: mergedAt - reviewed,
    unreviewed: null,
    deploy,
  };
}

/** Merge → shipped. A deployment up to a minute before the merge, by clocks that differ, counts as at the merge. */
export function deployTimeOf(mergedAt: EpochMs, shippedAt: EpochMs): Ms {
  return Math.max(0, shippedAt - mergedAt);
}

function isByAnother(reviewer: Review['author'], { pullRequest }: Change, people: People): boolean {
  if (!isKnownHuman(reviewer, people)) return false;
  const author = pullRequest.author === null ? null : plainLogin(pullRequest.author.login);
  return author === null || plainLogin(reviewer.login).toLowerCase() !== author.toLowerCase();
}
