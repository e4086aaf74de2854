import type { Delivery } from '../../delivery/delivery.ts';
import type { Deployment } from '../../delivery/deployment.ts';
import type { CommitExplanation } from './explanation.ts';
import { deploymentOf, deploymentRef, isoOrNull, pullRequestRef } from './pointers.ts';

/** Which change or direct commit a commit is, by its full id, and which deployment shipped it. */
export function explainCommit(delivery: Delivery, sha: string): CommitExplanation {
  const { graph, resolver } = delivery;
  const commit = graph.get(sha);
  const owner = resolver.ownerOf(sha);
  const listed = owner?.commits?.find((each) => each.sha === sha);
  const deployment = shippedBy(delivery, sha);
  const isDirect = delivery.directCommits.some((each) => each.sha === sha);
  return {
    kind: 'commit',
    sha,
    headline: commit?.headline ?? listed?.headline ?? null,
    committedAt: isoOrNull(commit?.committedAt ?? null),
    is: owner !== null ? 'of a pull request' : isDirect ? 'direct' : placeOf(graph.isInBranch(sha)),
    pullRequest: owner === null ? null : pullRequestRef(delivery, owner.number),
    deployment: deployment === null ? null : deploymentRef(deployment),
  };
}

function placeOf(isInBranch: boolean): CommitExplanation['is'] {
  return isInBranch ? 'in the branch' : 'outside the branch';
}

/** The first deployment that reached it; of a commit that a squash left behind, the one that shipped its pull request. */
function shippedBy(delivery: Delivery, sha: string): Deployment | null {
  const reached = delivery.deployments.find(({ kind, newCommits }) => kind !== 'seed' && newCommits.includes(sha));
  if (reached !== undefined) return reached;
  const owner = delivery.resolver.ownerOf(sha);
  return owner === null ? null : deploymentOf(delivery, owner.number);
}
