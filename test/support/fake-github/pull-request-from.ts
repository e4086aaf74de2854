/** A pull request of a history, turned back into what GitHub would show. */
import type { History } from '../../../src/history/model.ts';
import type { PullRequest } from '../../../src/history/pull-request.ts';
import { fakePullRequest, fakeReview } from './builders.ts';
import { fakeCommit } from './git-state.ts';
import type { FakeEvent, FakePullRequest, FakeRepository } from './state.ts';
import { actorFrom, cherryPickTextOf, revertTextOf, textOf } from './texts-from.ts';

/** The pull request; commits that the repository does not hold yet are added to it, one on top of the other. */
export function pullRequestFrom(pull: PullRequest, history: History, repository: FakeRepository): FakePullRequest {
  const createdAt = pull.createdAt ?? pull.mergedAt ?? pull.closedAt ?? 0;
  const timeline = timelineFrom(pull, createdAt);
  const moments = [
    ...timeline.map((event) => event.createdAt),
    ...(pull.reviews ?? []).map((each) => each.submittedAt),
  ];
  addCommits(pull, repository);
  return fakePullRequest({
    number: pull.number,
    title: pull.title,
    body: [revertTextOf(pull.reverts), textOf(pull.names, history)].filter((text) => text !== '').join('\n'),
    state: pull.state,
    isDraft: pull.isDraft ?? false,
    createdAt,
    updatedAt: Math.max(createdAt, pull.closedAt ?? 0, pull.mergedAt ?? 0, ...moments),
    closedAt: pull.closedAt,
    mergedAt: pull.mergedAt,
    author: actorFrom(pull.author),
    mergedBy: actorFrom(pull.mergedBy),
    mergeCommit: pull.mergeCommit,
    baseRefName: pull.baseBranch ?? history.branch,
    headRefName: pull.headBranch ?? `branch-${pull.number}`,
    headRefOid: pull.headSha ?? pull.commits?.at(-1)?.sha ?? '0'.repeat(40),
    headRepository: history.repository,
    labels: [...(pull.labels ?? [])],
    reviews: (pull.reviews ?? []).map(({ author, state, submittedAt }, index) =>
      fakeReview({ id: `PRR_${pull.number}_${index}`, author: actorFrom(author), state, submittedAt }),
    ),
    commits: (pull.commits ?? []).map((commit) => commit.sha),
    timeline,
    additions: pull.additions ?? 0,
    deletions: pull.deletions ?? 0,
    changedFiles: pull.changedFiles ?? 0,
  });
}

function timelineFrom(pull: PullRequest, createdAt: number): FakeEvent[] {
  const actor = actorFrom(pull.author);
  const drafts = (pull.draftEvents ?? []).map(
    ({ type, at }): FakeEvent => ({ type: `${type.toUpperCase()}_EVENT`, createdAt: at, actor }),
  );
  const pushes = pull.replacedTips.map(
    ({ sha, authoredAt }): FakeEvent => ({
      type: 'HEAD_REF_FORCE_PUSHED_EVENT',
      createdAt: Math.max(createdAt, authoredAt),
      actor,
      beforeCommit: sha,
    }),
  );
  return [...drafts, ...pushes].sort((one, other) => one.createdAt - other.createdAt);
}

function addCommits(pull: PullRequest, repository: FakeRepository): void {
  for (const { sha, authoredAt } of pull.replacedTips) {
    if (!repository.commits.has(sha)) repository.commits.set(sha, fakeCommit({ oid: sha, authoredDate: authoredAt }));
  }
  let parent: string | null = null;
  for (const { sha, authoredAt, headline, cherryPickedFrom } of pull.commits ?? []) {
    const body = cherryPickTextOf(cherryPickedFrom);
    const message = body === '' ? headline : `${headline}\n\n${body}`;
    if (!repository.commits.has(sha)) {
      const parents: string[] = parent === null ? [] : [parent];
      repository.commits.set(sha, fakeCommit({ oid: sha, parents, authoredDate: authoredAt, message }));
    }
    parent = sha;
  }
}
