import type { Delivery } from '../../delivery/delivery.ts';
import type { PullRequest } from '../../history/pull-request.ts';
import type { PullRequestExplanation } from './explanation.ts';
import { chargesOf, deploymentOf, deploymentRef, pullRequestUrl } from './pointers.ts';

type Verdict = Pick<PullRequestExplanation, 'is' | 'because' | 'parent'>;

/** Why a pull request is no change, and what shipped it all the same. */
export function explainPullRequest(delivery: Delivery, pullRequest: PullRequest): PullRequestExplanation {
  const { number, title } = pullRequest;
  const deployment = deploymentOf(delivery, number);
  return {
    kind: 'pull request',
    number,
    title,
    url: pullRequestUrl(delivery, number),
    ...verdictOn(delivery, pullRequest),
    deployment: deployment === null ? null : deploymentRef(deployment),
    charges: chargesOf(delivery, `#${number}`),
  };
}

function verdictOn(delivery: Delivery, pullRequest: PullRequest): Verdict {
  const { state, mergedAt, baseBranch } = pullRequest;
  const { branch } = delivery.history;
  if (state === 'OPEN') return alone('open', 'it has not been merged yet');
  if (state === 'CLOSED') return alone('closed', 'it was closed without being merged');
  if (mergedAt !== null && mergedAt >= delivery.window.until) {
    return alone('merged later', 'it was merged when the window had ended');
  }
  if (delivery.backports.includes(pullRequest)) {
    return baseBranch === null || baseBranch === branch
      ? alone('backport', 'every commit of it was cherry-picked from work that was merged before')
      : alone('backport', `it was merged into ${baseBranch}, and its work never reached ${branch} from there`);
  }
  const parent = parentOf(delivery, pullRequest);
  const because = `it was merged into ${baseBranch ?? 'another branch'}, whose own pull request carries its work on`;
  return { is: 'stacked', because, parent: parent === null ? null : { number: parent.number, title: parent.title } };
}

function alone(is: Verdict['is'], because: string): Verdict {
  return { is, because, parent: null };
}

/** The first pull request of the branch that a stacked one was merged into that was still open then. */
function parentOf({ history }: Delivery, { baseBranch, mergedAt }: PullRequest): PullRequest | null {
  const carriers = history.pullRequests
    .filter((each) => each.headBranch === baseBranch && each.state !== 'CLOSED' && each.isCrossRepository !== true)
    .filter((each) => (each.mergedAt ?? Number.POSITIVE_INFINITY) >= (mergedAt ?? 0))
    .toSorted((a, b) => (a.mergedAt ?? Number.MAX_VALUE) - (b.mergedAt ?? Number.MAX_VALUE));
  return carriers[0] ?? null;
}
