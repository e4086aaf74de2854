import type { Commit } from '../history/commit.ts';
import type { Graph } from '../history/graph.ts';
import type { History } from '../history/model.ts';
import type { PullRequest } from '../history/pull-request.ts';
import type { EpochMs } from '../history/time.ts';
import { groupedBy } from './timeline.ts';

/** Which pull request a commit belongs to, and which commits belong to none. */
export type Membership = {
  /** Merged into the delivery branch. */
  readonly changes: readonly PullRequest[];
  /** Merged, but never into the delivery branch, or copies of work that was merged before. */
  readonly backports: readonly PullRequest[];
  /** First-parent commits of the delivery branch that belong to no pull request, oldest first. */
  readonly directCommits: readonly Commit[];
  /** The pull request whose merge commit this is. */
  mergedAs(sha: string): PullRequest | null;
  /** The pull request whose merge commit, commit, or rebased commit this is. */
  ownerOf(sha: string): PullRequest | null;
};

/** Sorts merged pull requests into changes, backports and stacked children, and finds the direct commits. */
export function membershipOf(history: History, graph: Graph): Membership {
  const merged = history.pullRequests
    .filter(({ state, mergedAt }) => state === 'MERGED' && mergedAt !== null)
    .toSorted((a, b) => (a.mergedAt ?? 0) - (b.mergedAt ?? 0) || a.number - b.number);
  const isStacked = stackedOn(history);
  const changes: PullRequest[] = [];
  const backports: PullRequest[] = [];
  const stacked: PullRequest[] = [];
  for (const each of merged) {
    const isHere = each.baseBranch === null || each.baseBranch === history.branch;
    if (!isHere && isStacked(each)) {
      stacked.push(each);
      continue;
    }
    const hasArrived = isHere || (each.mergeCommit !== null && graph.isInBranch(each.mergeCommit));
    (hasArrived && !isCherryPicked(each, graph) ? changes : backports).push(each);
  }
  // A merge commit speaks louder than a place in a list: a stack's parent lists its children's commits too.
  const merges = new Map(merged.flatMap((each) => (each.mergeCommit === null ? [] : [[each.mergeCommit, each]])));
  const unmerged = graph.firstParents.filter(({ sha }) => !merges.has(sha)).toReversed();
  const owners = listersOf(merged, new Set(unmerged.map(({ sha }) => sha)));
  const unowned = unmerged.filter(({ sha }) => !owners.has(sha));
  const copiedFromChange = byAuthoring([...stacked, ...changes], new Set(unowned.map(({ authoredAt }) => authoredAt)));
  const directCommits: Commit[] = [];
  for (const commit of unowned) {
    const original = copiedFromChange.get(authoringOf(commit));
    if (original === undefined) directCommits.push(commit);
    else owners.set(commit.sha, original);
  }
  // Few histories ask who owns a commit off the first-parent line, and all lists together are long.
  const listers = once(() => listersOf(merged, null));
  const copiedFromBackport = once(() => byAuthoring(backports, null));
  const ownerOf = (sha: string): PullRequest | null => {
    const owner = merges.get(sha) ?? owners.get(sha) ?? listers().get(sha);
    if (owner !== undefined) return owner;
    const commit = graph.isInBranch(sha) ? undefined : graph.get(sha);
    return commit === undefined ? null : (copiedFromBackport().get(authoringOf(commit)) ?? null);
  };
  return { changes, backports, directCommits, mergedAs: (sha) => merges.get(sha) ?? null, ownerOf };
}

/** Computed at the first call. */
function once<T extends object>(compute: () => T): () => T {
  let computed: T | null = null;
  return () => {
    computed ??= compute();
    return computed;
  };
}

/** What a rebase keeps of a commit. */
function authoringOf({ authoredAt, headline }: { authoredAt: number; headline: string }): string {
  return `${authoredAt} ${headline}`;
}

/** Pull requests by the authoring of their commits, of those authored at one of the moments (`null`: at any). */
function byAuthoring(
  pullRequests: readonly PullRequest[],
  moments: ReadonlySet<EpochMs> | null,
): Map<string, PullRequest> {
  const found = new Map<string, PullRequest>();
  for (const each of pullRequests) {
    for (const commit of each.commits ?? []) {
      if (moments === null || moments.has(commit.authoredAt)) found.set(authoringOf(commit), each);
    }
  }
  return found;
}

/**
 * Whether a pull request was merged into the branch of another one, which carries its work on: one that is still open,
 * or that was merged later itself, or is stacked on such a one.
 */
function stackedOn(history: History): (child: PullRequest) => boolean {
  const parents = groupedBy(
    history.pullRequests.filter(({ isCrossRepository, state }) => isCrossRepository !== true && state !== 'CLOSED'),
    ({ headBranch }) => headBranch ?? '',
  );
  return ({ baseBranch, mergedAt }) => {
    const asked = new Set([history.branch]);
    const open = [baseBranch];
    for (let branch = open.pop(); branch != null; branch = open.pop()) {
      if (asked.has(branch)) continue;
      asked.add(branch);
      const carriers = parents.get(branch) ?? [];
      if (carriers.some((each) => (each.mergedAt ?? Number.POSITIVE_INFINITY) >= (mergedAt ?? 0))) return true;
      open.push(...carriers.map((each) => each.baseBranch));
    }
    return false;
  };
}

function isCherryPicked({ commits, mergeCommit }: PullRequest, graph: Graph): boolean {
  if (commits !== null && commits.length > 0)
    return commits.every(({ cherryPickedFrom }) => cherryPickedFrom.length > 0);
  const squash = mergeCommit === null ? undefined : graph.get(mergeCommit);
  return squash !== undefined && squash.parents.length < 2 && squash.cherryPickedFrom.length > 0;
}

/** The first pull request that lists each of the commits (`null`: of all there are). */
function listersOf(merged: readonly PullRequest[], wanted: ReadonlySet<string> | null): Map<string, PullRequest> {
  const listers = new Map<string, PullRequest>();
  for (const each of merged.toReversed()) {
    for (const { sha } of each.commits ?? []) if (wanted === null || wanted.has(sha)) listers.set(sha, each);
  }
  return listers;
}
