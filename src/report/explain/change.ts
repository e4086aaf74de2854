import type { Change } from '../../delivery/change.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import { judgementsOf } from '../../delivery/stages.ts';
import { readyAt } from '../../delivery/starts.ts';
import type { EpochMs } from '../../history/time.ts';
import { isoOf } from '../../history/time.ts';
import type { ChangeExplanation } from './explanation.ts';
import { chargesOf, deploymentRef, hoursOf, inWindow, isoOrNull, pullRequestUrl } from './pointers.ts';

/** A change's times, stages and what shipped it, or why nothing has. */
export function explainChange(delivery: Delivery, change: Change): ChangeExplanation {
  const { number, pullRequest, mergedAt, startedAt, shipment, stages, isAutomation, isCounted } = change;
  const { title, mergeCommit, createdAt } = pullRequest;
  const judgements = judgementsOf(change, delivery.settings.people);
  const reviews = judgements ?? [];
  const approvals = reviews.filter(({ state }) => state === 'APPROVED');
  const shippedAt = shipment.state === 'shipped' ? shipment.at : null;
  const since = (from: EpochMs | null) => (shippedAt === null || from === null ? null : hoursOf(shippedAt - from));
  return {
    kind: 'change',
    number,
    title,
    url: pullRequestUrl(delivery, number),
    mergeCommit,
    times: {
      start: isoOrNull(startedAt),
      created: isoOrNull(createdAt),
      ready: isoOrNull(readyAt(pullRequest)),
      firstReview: isoOrNull(
        extreme(
          reviews.map(({ submittedAt }) => submittedAt),
          Math.min,
        ),
      ),
      lastApproval: isoOrNull(
        extreme(
          approvals.map(({ submittedAt }) => submittedAt),
          Math.max,
        ),
      ),
      merged: isoOf(mergedAt),
      shipped: isoOrNull(shippedAt),
    },
    areReviewsKnown: judgements !== null,
    startedBy: startedBy(change),
    leadTimeHours: since(startedAt),
    leadTimeFromOpenHours: since(createdAt),
    stages: stagesHours(stages),
    leftOut: isCounted ? null : isAutomation ? 'automation' : 'people.ignore',
    state: shipment.state,
    deployment: shipment.state === 'shipped' ? deploymentRef(shipment.deployment) : null,
    shippedIn: inWindow(delivery, shippedAt),
    unmappedBecause: shipment.state === 'unmapped' ? shipment.because : null,
    waitingHours: shipment.state === 'waiting' ? hoursOf(delivery.window.until - mergedAt) : null,
    charges: chargesOf(delivery, `#${number}`),
  };
}

function startedBy({ pullRequest, startedAt, isOutlier }: Change): ChangeExplanation['startedBy'] {
  if (startedAt === null) return null;
  if (isOutlier) return { source: 'creation, because the commits are implausibly old', sha: null };
  if (startedAt === pullRequest.createdAt) return { source: 'creation', sha: null };
  const commit = pullRequest.commits?.find(({ authoredAt }) => authoredAt === startedAt);
  if (commit !== undefined) return { source: 'commit', sha: commit.sha };
  const tip = pullRequest.replacedTips.find(({ authoredAt }) => authoredAt === startedAt);
  return tip === undefined ? null : { source: 'replaced tip', sha: tip.sha };
}

function stagesHours(stages: Change['stages']): ChangeExplanation['stages'] {
  if (stages === null) return null;
  const { coding, pickup, review, merge, unreviewed, deploy } = stages;
  return {
    coding: hoursOf(coding),
    pickup: hoursOf(pickup),
    review: hoursOf(review),
    merge: hoursOf(merge),
    unreviewed: hoursOf(unreviewed),
    deploy: hoursOf(deploy),
  };
}

function extreme(moments: readonly EpochMs[], of: (a: EpochMs, b: EpochMs) => EpochMs): EpochMs | null {
  return moments.reduce<EpochMs | null>((best, at) => (best === null ? at : of(best, at)), null);
}
