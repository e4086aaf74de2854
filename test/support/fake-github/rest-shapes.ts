/** Things as the REST API shows them. */
import type { World } from './context.ts';
import { repositoryUrl } from './context.ts';
import type { FakeActor } from './git-state.ts';
import { wholeSeconds } from './schema-source.ts';
import type { FakeAttempt, FakeComment, FakePullRequest, FakeRun } from './state.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A bot's login has a suffix here that GraphQL leaves out. */
export function restActor(actor: FakeActor | null): Json | null {
  if (actor === null) return null;
  const isBot = actor.__typename === 'Bot' && !actor.login.endsWith('[bot]');
  return { login: isBot ? `${actor.login}[bot]` : actor.login, type: actor.__typename };
}

export function restMoment(at: number | null): string | null {
  return at === null ? null : wholeSeconds(at);
}

export function restRepository(world: World): Json {
  const { owner, name, isPrivate, defaultBranch } = world.repository;
  return {
    id: 1,
    node_id: `R_${owner}_${name}`,
    name,
    full_name: `${owner}/${name}`,
    owner: { login: owner, type: 'Organization' },
    private: isPrivate,
    visibility: isPrivate ? 'private' : 'public',
    fork: false,
    archived: false,
    default_branch: defaultBranch,
    html_url: repositoryUrl(world),
  };
}

export function restPullRequest(pull: FakePullRequest, world: World): Json {
  const { owner, name, refs } = world.repository;
  const fullName = `${owner}/${name}`;
  return {
    number: pull.number,
    node_id: pull.id,
    html_url: `${repositoryUrl(world)}/pull/${pull.number}`,
    title: pull.title,
    body: pull.body === '' ? null : pull.body,
    state: pull.state === 'OPEN' ? 'open' : 'closed',
    draft: pull.isDraft,
    merged: pull.mergedAt !== null,
    user: restActor(pull.author),
    merged_by: restActor(pull.mergedBy),
    created_at: restMoment(pull.createdAt),
    updated_at: restMoment(pull.updatedAt),
    closed_at: restMoment(pull.closedAt),
    merged_at: restMoment(pull.mergedAt),
    merge_commit_sha: pull.mergeCommit,
    labels: pull.labels.map((label) => ({ name: label })),
    head: {
      ref: pull.headRefName,
      sha: pull.headRefOid,
      repo:
        pull.headRepository === null
          ? null
          : { full_name: pull.headRepository, fork: pull.headRepository !== fullName },
    },
    base: {
      ref: pull.baseRefName,
      sha: refs.get(`refs/heads/${pull.baseRefName}`) ?? '0'.repeat(40),
      repo: { full_name: fullName, fork: false },
    },
    additions: pull.additions,
    deletions: pull.deletions,
    changed_files: pull.changedFiles,
    commits: pull.commits.length,
  };
}

export function restComment(comment: FakeComment, world: World): Json {
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    html_url: `${repositoryUrl(world)}/pull/${comment.issue}#issuecomment-${comment.id}`,
    body: comment.body,
    user: restActor(comment.user),
    created_at: restMoment(comment.createdAt),
    updated_at: restMoment(comment.updatedAt),
  };
}

/** A run as one of its attempts shows it, numbered from 1. */
export function restRun(run: FakeRun, number: number, world: World): Json {
  const attempt: FakeAttempt | undefined = run.attempts[number - 1];
  const url = `${world.restUrl}/repos/${world.repository.owner}/${world.repository.name}/actions/runs/${run.id}`;
  return {
    id: run.id,
    name: run.workflow,
    path: `.github/workflows/${run.workflow}`,
    event: run.event,
    head_sha: run.headSha,
    head_branch: run.headBranch,
    status: attempt?.conclusion == null ? 'in_progress' : 'completed',
    conclusion: attempt?.conclusion ?? null,
    run_attempt: number,
    created_at: restMoment(run.createdAt),
    run_started_at: restMoment(attempt?.startedAt ?? run.createdAt),
    updated_at: restMoment(attempt?.updatedAt ?? run.createdAt),
    html_url: `${repositoryUrl(world)}/actions/runs/${run.id}`,
    previous_attempt_url: number > 1 ? `${url}/attempts/${number - 1}` : null,
  };
}
