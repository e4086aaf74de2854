/** The job that the Action runs in, as the runner's environment tells it. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { OwnCheck } from '../../adoption/own-check.ts';
import { ConfigError } from '../../history/errors.ts';
import type { RepositoryName } from '../repository-name.ts';
import { repositoryNameIn } from '../repository-name.ts';
import type { Inputs } from './inputs.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Job = {
  /** What is reported on: the input, else the repository that the workflow belongs to. */
  readonly repository: RepositoryName;
  /** The API's address; `undefined`: github.com's. */
  readonly apiUrl: string | undefined;
  readonly event: string;
  /** Page of this run; `null`: the runner does not tell it. */
  readonly runUrl: string | null;
  /** The run and its job, which can't vouch for themselves. */
  readonly own: OwnCheck;
  /** Path of the workflow that this run belongs to, if it lies in the repository that is reported on. */
  readonly workflow: string | null;
  /** Folder of the checked-out files; `null`: the runner names none. */
  readonly workspace: string | null;
  /** Folder that the runner empties before every job; `null`: the runner names none. */
  readonly temp: string | null;
};

/** Events whose workspace may hold files that somebody without write access made. */
const OF_STRANGERS = new Set([
  'issue_comment',
  'merge_group',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'pull_request_target',
  'workflow_run',
]);

/** Events that give such files a job with secrets and a token that may write. */
const PRIVILEGED = new Set(['issue_comment', 'pull_request_target', 'workflow_run']);

/** The job. Throws a ConfigError where no repository is named and the runner names none. */
export function jobOf(env: Environment, inputs: Inputs): Job {
  const repository = inputs.repository ?? repositoryNameIn(env.GITHUB_REPOSITORY ?? '');
  if (repository === null) {
    throw new ConfigError('The runner names no repository. Run this in a job of GitHub Actions, or set `repository`.');
  }
  return {
    repository,
    apiUrl: env.GITHUB_API_URL || undefined,
    event: env.GITHUB_EVENT_NAME ?? '',
    runUrl: runUrlOf(env),
    own: { runId: env.GITHUB_RUN_ID || null, job: env.GITHUB_JOB || null },
    workflow: workflowOf(env, repository),
    workspace: env.GITHUB_WORKSPACE || null,
    temp: env.RUNNER_TEMP || null,
  };
}

function runUrlOf({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
  GITHUB_RUN_ID: id,
}: Environment): string | null {
  return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : null;
}

/** `octo/shop/.github/workflows/one-pizza.yml@refs/heads/main`: a workflow may be another repository's. */
function workflowOf({ GITHUB_WORKFLOW_REF: ref = '' }: Environment, { owner, name }: RepositoryName): string | null {
  const own = `${owner}/${name}/`;
  const at = ref.indexOf('@refs/');
  const path = ref.slice(0, at < 0 ? ref.length : at);
  return path.toLowerCase().startsWith(own.toLowerCase()) ? path.slice(own.length) : null;
}

/** Whether the workspace may hold a stranger's files, so that none of them is to be believed. */
export function mayHoldStrangersFiles({ event }: Job): boolean {
  return OF_STRANGERS.has(event);
}

/** Whether the job has rights that a stranger must not get hold of through a file in the workspace. */
export function isPrivileged({ event }: Job): boolean {
  return PRIVILEGED.has(event);
}

/** Whether a path lies in the workspace, by its name or by what its links lead to. */
export function isInWorkspace({ workspace }: Job, path: string): boolean {
  if (workspace === null) return false;
  const full = resolve(path);
  return isWithin(resolve(workspace), full) || isWithin(real(workspace), real(full));
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!/^\.\.(?:[/\\]|$)/.test(way) && !isAbsolute(way));
}

/** The path with its links followed, as far as it is there. */
function real(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : resolve(real(parent), relative(parent, path));
}
