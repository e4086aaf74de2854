import type { Commit } from '../history/commit.ts';
import type { Graph } from '../history/graph.ts';
import type { PullRequest } from '../history/pull-request.ts';
import { numberOfHeadline } from '../history/text.ts';
import type { EpochMs } from '../history/time.ts';
import { MS_PER_MINUTE } from '../history/time.ts';
import type { Deployment } from './deployment.ts';
import type { Membership } from './membership.ts';
import type { Rollout } from './rollouts.ts';
import { groupedBy } from './timeline.ts';

/** Clocks of deployers and of GitHub differ a little: a deployment this long before the merge counts as at the merge. */
const CLOCK_SKEW_MS = MS_PER_MINUTE;

/** The first deployment that brought each pull request live, and what could not be mapped. */
export type Mapping = {
  /** In order of success. */
  readonly deployments: readonly Deployment[];
  /** The deployments of a commit, in order of success. */
  deploymentsOf(sha: string): readonly Deployment[];
  /** By number: pull requests into any branch. */
  readonly shippedBy: ReadonlyMap<number, Deployment>;
  /** By commit: commits that belong to no pull request. */
  readonly shippedCommits: ReadonlyMap<string, Deployment>;
  /** By number: why a change that is live somewhere can't be given a deployment. */
  readonly unmapped: ReadonlyMap<number, string>;
};

type State = {
  readonly graph: Graph;
  readonly membership: Membership;
  readonly byNumber: ReadonlyMap<number, PullRequest>;
  readonly changeNumbers: ReadonlySet<number>;
  readonly directCommits: ReadonlySet<string>;
  readonly shippedBy: Map<number, Deployment>;
  readonly shippedCommits: Map<string, Deployment>;
  readonly unmapped: Map<number, string>;
  /** Set while a deployment that could not be followed may have shipped what the next one reaches. */
  unresolvedUntil: EpochMs | null;
};

/**
 * Gives every rollout the pull requests it shipped. The seed ships nothing: what it holds went live at an unknown
 * time. After a deployment that could not be followed, what the next one reaches and was merged before is unmapped.
 */
export function mappingOf(
  rollouts: readonly Rollout[],
  from: { graph: Graph; membership: Membership; pullRequests: readonly PullRequest[] },
): Mapping {
  const { graph, membership } = from;
  const state: State = {
    graph,
    membership,
    byNumber: new Map(from.pullRequests.map((each) => [each.number, each])),
    changeNumbers: new Set(membership.changes.map(({ number }) => number)),
    directCommits: new Set(membership.directCommits.map(({ sha }) => sha)),
    shippedBy: new Map(),
    shippedCommits: new Map(),
    unmapped: new Map(),
    unresolvedUntil: null,
  };
  const deployments = rollouts.map((rollout) => deploymentOf(rollout, state));
  const { shippedBy, shippedCommits, unmapped } = state;
  const ofCommit = groupedBy(deployments, ({ sha }) => sha ?? '');
  return { deployments, deploymentsOf: (sha) => ofCommit.get(sha) ?? [], shippedBy, shippedCommits, unmapped };
}

function deploymentOf(rollout: Rollout, state: State): Deployment {
  const { first, kind } = rollout;
  const reached = reachedBy(rollout, state);
  const changes: number[] = [];
  const otherPullRequests: number[] = [];
  const directCommits: string[] = [];
  const deployment: Deployment = {
    id: first.id,
    name: first.name,
    sha: first.sha,
    at: first.at,
    kind,
    url: first.url,
    approximate: first.approximate,
    successes: rollout.successes,
    rollbacks: rollout.rollbacks,
    newCommits: rollout.newCommits.map(({ sha }) => sha),
    changes,
    otherPullRequests,
    directCommits,
  };
  const why = (mergedAt: EpochMs): string | null => {
    if (kind === 'seed') return 'it was already in the first deployment that was read';
    if (state.unresolvedUntil !== null && mergedAt < state.unresolvedUntil) {
      return 'an earlier deployment, whose commit could not be followed, may have shipped it';
    }
    return mergedAt > first.at + CLOCK_SKEW_MS ? 'it was deployed before it was merged' : null;
  };
  for (const pullRequest of reached.pullRequests) {
    const { number, mergedAt } = pullRequest;
    if (mergedAt === null || state.shippedBy.has(number) || state.unmapped.has(number)) continue;
    const because = why(mergedAt);
    if (because !== null) state.unmapped.set(number, because);
    else {
      state.shippedBy.set(number, deployment);
      (state.changeNumbers.has(number) ? changes : otherPullRequests).push(number);
    }
  }
  for (const { sha, committedAt } of reached.directCommits) {
    if (why(Math.min(committedAt, first.at)) !== null) continue;
    state.shippedCommits.set(sha, deployment);
    directCommits.push(sha);
  }
  if (!rollout.isWhole) state.unresolvedUntil = Math.max(first.at, state.unresolvedUntil ?? first.at);
  else if (rollout.newCommits.length > 0) state.unresolvedUntil = null;
  return deployment;
}

/** The pull requests whose merge was reached, those that commits outside the branch belong to or name, and the rest. */
function reachedBy(
  { newCommits, first }: Rollout,
  state: State,
): { pullRequests: Set<PullRequest>; directCommits: Commit[] } {
  const { graph, membership, byNumber } = state;
  const pullRequests = new Set<PullRequest>();
  const directCommits: Commit[] = [];
  // A branch that is deployed before it is merged ships its pull request only once the merge is live.
  const add = (pullRequest: PullRequest | null | undefined) => {
    if (pullRequest?.mergedAt != null && pullRequest.mergedAt <= first.at + CLOCK_SKEW_MS)
      pullRequests.add(pullRequest);
  };
  for (const commit of newCommits) {
    if (graph.isInBranch(commit.sha)) {
      const merged = membership.mergedAs(commit.sha);
      if (merged !== null) pullRequests.add(merged);
      else if (state.directCommits.has(commit.sha)) directCommits.push(commit);
      continue;
    }
    const owner = membership.ownerOf(commit.sha);
    add(owner);
    const named = numberOfHeadline(commit.headline);
    if (named !== null) add(byNumber.get(named));
    for (const original of commit.cherryPickedFrom) add(membership.ownerOf(graph.resolve(original) ?? original));
    if (owner === null && commit.parents.length < 2) directCommits.push(commit);
  }
  return { pullRequests, directCommits };
}
