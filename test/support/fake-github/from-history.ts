/** A fake repository in which everything of a history can be found again. */
import type { Commit } from '../../../src/history/commit.ts';
import type { History } from '../../../src/history/model.ts';
import { fakeDeployment, fakeIssue, fakeRelease, fakeRepository, fakeRun, pushTag } from './builders.ts';
import type { FakeCommit } from './git-state.ts';
import { fakeCommit, gitActorOf } from './git-state.ts';
import { pullRequestFrom } from './pull-request-from.ts';
import type { FakeRepository } from './state.ts';
import { actorFrom, cherryPickTextOf, revertTextOf, textOf } from './texts-from.ts';

/**
 * The repository that a history was read from, as far as the history tells. Texts are made up so that they say what was
 * taken out of them: `reverts` and `names` become bodies, which is why a pull request that reverts `#5` also names it.
 * Moments lose their milliseconds, as GitHub's have none.
 */
export function repositoryFrom(history: History): FakeRepository {
  const [owner = 'octo', name = 'shop'] = history.repository.split('/');
  const repository = fakeRepository({ owner, name, defaultBranch: history.defaultBranch });
  for (const commit of history.commits) repository.commits.set(commit.sha, commitFrom(commit));
  if (history.tip !== null) {
    repository.refs.set(`refs/heads/${history.branch}`, history.tip);
    if (!repository.refs.has(`refs/heads/${history.defaultBranch}`)) {
      repository.refs.set(`refs/heads/${history.defaultBranch}`, history.tip);
    }
  }
  repository.pullRequests.push(...history.pullRequests.map((pull) => pullRequestFrom(pull, history, repository)));
  addDeliveries(history, repository);
  addTags(history, repository);
  repository.issues.push(
    ...history.issues.map(({ number, title, createdAt, closedAt, closedAs, labels, names }) => {
      const body = textOf(names, history);
      const stateReason = closedAs === null ? null : REASONS[closedAs];
      return fakeIssue({ number, title, createdAt, closedAt, stateReason, labels: [...labels], body });
    }),
  );
  return repository;
}

const REASONS = { completed: 'COMPLETED', 'not-planned': 'NOT_PLANNED', duplicate: 'DUPLICATE' } as const;

function commitFrom(commit: Commit): FakeCommit {
  const body = [revertTextOf(commit.reverts), cherryPickTextOf(commit.cherryPickedFrom)].filter((text) => text !== '');
  return fakeCommit({
    oid: commit.sha,
    parents: [...commit.parents],
    authoredDate: commit.authoredAt,
    committedDate: commit.committedAt,
    message: [commit.headline, ...body].join('\n\n'),
    author: gitActorOf(actorFrom(commit.author)),
  });
}

function addDeliveries(history: History, repository: FakeRepository): void {
  for (const [index, { id, sha, environment, createdAt, statuses }] of history.deployments.entries()) {
    const shown = statuses.map(({ state, at }) => ({ state, createdAt: at, description: null }));
    repository.deployments.push(
      fakeDeployment({ databaseId: index + 1, id, commitOid: sha, environment, createdAt, statuses: shown }),
    );
  }
  for (const [index, { id, workflow, sha, event, createdAt, attempts }] of history.workflowRuns.entries()) {
    const number = Number(id);
    const running = { conclusion: null, startedAt: createdAt, updatedAt: createdAt };
    const ended = attempts.map(({ conclusion, completedAt }) => ({
      conclusion,
      startedAt: createdAt,
      updatedAt: completedAt,
    }));
    repository.runs.push(
      fakeRun({
        id: Number.isSafeInteger(number) && number > 0 ? number : index + 1,
        workflow,
        headSha: sha,
        headBranch: history.branch,
        event,
        createdAt,
        attempts: ended.length === 0 ? [running] : ended,
      }),
    );
  }
  for (const [index, { tag, sha, publishedAt, isDraft, isPrerelease }] of history.releases.entries()) {
    repository.releases.push(
      fakeRelease({ databaseId: index + 1, tagName: tag, tagCommit: sha, publishedAt, isDraft, isPrerelease }),
    );
  }
}

function addTags(history: History, repository: FakeRepository): void {
  for (const [index, tag] of history.tags.entries()) {
    if (!repository.commits.has(tag.sha)) {
      repository.commits.set(tag.sha, fakeCommit({ oid: tag.sha, committedDate: tag.at }));
    }
    if (!tag.annotated) {
      repository.refs.set(`refs/tags/${tag.name}`, tag.sha);
      continue;
    }
    pushTag(repository, {
      __typename: 'Tag',
      oid: `7a6${index.toString(16).padStart(37, '0')}`,
      name: tag.name,
      target: tag.sha,
      tagger: gitActorOf(null),
      taggedAt: tag.at,
      message: tag.name,
    });
  }
}
