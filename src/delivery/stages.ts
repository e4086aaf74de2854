import type { People } from '../history/people.ts';
import { isKnownHuman, plainLogin } from '../history/people.ts';
import type { Review } from '../history/pull-request.ts';
import type { Change, Stages } from './change.ts';
import { readyAt } from './starts.ts';

/** The stages of a shipped change, or `null` if it has not shipped or one of the boundaries is not known. */
export function stagesOf(change: Omit<Change, 'stages'>, people: People): Stages | null {
  const { pullRequest, startedAt, mergedAt, shipment } = change;
  const reviews = judgementsOf(change, people);
  const ready = readyAt(pullRequest);
  if (shipment.state !== 'shipped' || startedAt === null || ready === null || reviews === null) return null;
  if (startedAt > ready || ready > mergedAt) return null;
  const coding = ready - startedAt;
  const deploy = shipment.at - mergedAt;
  const judged = reviews.map(({ state, submittedAt }) => ({ state, at: Math.max(submittedAt, ready) }));
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

/** The reviews until the merge by known humans other than the author; `null`: reviews were not read. */
export function judgementsOf(change: Omit<Change, 'stages'>, people: People): Review[] | null {
  const { pullRequest, mergedAt } = change;
  return (
    pullRequest.reviews?.filter(
      ({ author, submittedAt }) => submittedAt <= mergedAt && isByAnother(author, change, people),
    ) ?? null
  );
}

function isByAnother(reviewer: Review['author'], { pullRequest }: Omit<Change, 'stages'>, people: People): boolean {
  if (!isKnownHuman(reviewer, people)) return false;
  const author = pullRequest.author === null ? null : plainLogin(pullRequest.author.login);
  return author === null || plainLogin(reviewer.login).toLowerCase() !== author.toLowerCase();
}
