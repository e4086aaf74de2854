import type { Actor, Commit } from '../history/commit.ts';
import type { PullRequest, PullRequestCommit } from '../history/pull-request.ts';
import type { EpochMs } from '../history/time.ts';
import { MS_PER_MINUTE } from '../history/time.ts';
import type { Numbered } from './numbered.ts';

/** What git recorded of a branch: its graph, and the messages that name a pull request, by commit. */
export type Recorded = {
  readonly branch: string;
  readonly tip: string | null;
  readonly commits: ReadonlyMap<string, Commit>;
  readonly numbered: ReadonlyMap<string, Numbered>;
  /** In a shallow clone: commits from before this moment may have descendants that are not here. */
  readonly since: EpochMs | null;
};

export type Changes = {
  /** Oldest merge first. */
  readonly pullRequests: readonly PullRequest[];
  /** First-parent commits that are no pull request's merge or squash. */
  readonly direct: readonly Commit[];
};

/** Commits that came in with a merge; `null`: it can't be told which. */
type Own = readonly Commit[] | null;

/**
 * The pull requests merged into a branch, as far as git shows them: numbered merges and squashes on its first-parent
 * line. Of several with one number the oldest is the pull request. Takes time linear in the number of commits: the line
 * is walked from its oldest commit, and each merge brings what was not reached before.
 */
export function changesOf(recorded: Recorded): Changes {
  const reached = new Set<string>();
  const pullRequests = new Map<number, PullRequest>();
  const direct: Commit[] = [];
  for (const commit of firstParentLine(recorded)) {
    reached.add(commit.sha);
    const own = ownCommits(commit, reached, recorded);
    const numbered = recorded.numbered.get(commit.sha);
    if (numbered === undefined || pullRequests.has(numbered.number)) direct.push(commit);
    else pullRequests.set(numbered.number, pullRequestOf({ commit, numbered, own, recorded }));
  }
  return { pullRequests: [...pullRequests.values()], direct };
}

function firstParentLine({ tip, commits }: Recorded): Commit[] {
  const line: Commit[] = [];
  for (let next = commits.get(tip ?? ''); next !== undefined; next = commits.get(next.parents[0] ?? ''))
    line.push(next);
  return line.reverse();
}

function ownCommits(merge: Commit, reached: Set<string>, { commits, since }: Recorded): Own {
  const own: Commit[] = [];
  const open = merge.parents.slice(1);
  let isKnown = true;
  for (let sha = open.pop(); sha !== undefined; sha = open.pop()) {
    if (reached.has(sha)) continue;
    reached.add(sha);
    const commit = commits.get(sha);
    if (commit === undefined) isKnown = false;
    else {
      // An old commit may have been on the branch for long, on a way that leads through commits that are not here.
      if (since !== null && commit.committedAt < since) isKnown = false;
      own.push(commit);
      open.push(...commit.parents);
    }
  }
  return isKnown ? own.sort((a, b) => a.authoredAt - b.authoredAt || (a.sha < b.sha ? -1 : 1)) : null;
}

function pullRequestOf(from: { commit: Commit; numbered: Numbered; own: Own; recorded: Recorded }): PullRequest {
  const { commit, numbered, own, recorded } = from;
  const isMerge = commit.parents.length > 1;
  return {
    number: numbered.number,
    title: numbered.title,
    state: 'MERGED',
    author: isMerge ? mergedAuthor(commit, own, recorded) : commit.author,
    createdAt: null,
    closedAt: commit.committedAt,
    mergedAt: commit.committedAt,
    mergedBy: null,
    mergeCommit: commit.sha,
    baseBranch: recorded.branch,
    headBranch: numbered.headBranch,
    isCrossRepository: null,
    headSha: commit.parents.length === 2 ? (commit.parents[1] ?? null) : null,
    isDraft: null,
    draftEvents: null,
    labels: null,
    reviews: null,
    commits: isMerge ? (own?.map(listed) ?? null) : squashed(commit),
    replacedTips: [],
    additions: null,
    deletions: null,
    changedFiles: null,
    reverts: [...numbered.reverts],
    names: [...numbered.names],
    traces: [],
    checks: null,
    evidence: null,
  };
}

/** Who wrote what was merged: the author of its earliest commit; where that is not known, of its newest. */
function mergedAuthor(merge: Commit, own: Own, { commits }: Recorded): Actor | null {
  const head = own === null ? commits.get(merge.parents[1] ?? '') : own[0];
  return (head ?? merge).author;
}

/** A squash is written at the merge, unless it kept the date of the work: then that is all there is to see of it. */
function squashed(commit: Commit): PullRequestCommit[] | null {
  return commit.committedAt - commit.authoredAt > MS_PER_MINUTE ? [listed(commit)] : null;
}

function listed({ sha, authoredAt, headline, cherryPickedFrom }: Commit): PullRequestCommit {
  return { sha, authoredAt, headline, cherryPickedFrom };
}
