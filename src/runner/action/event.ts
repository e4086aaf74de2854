/** What the run is about. The event names it; what it says about it otherwise is not believed. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Door } from '../../github/door.ts';
import { pullRequestsOfBranch } from '../../github/event-subject.ts';
import { sha } from '../../history/commit.ts';
import type { Environment, Job } from './job.ts';
import { inMergeGroup } from './merge-group-event.ts';

/** A pull request by its number, or why there is none to judge. */
export type RunEvent =
  | { readonly kind: 'repository' }
  | {
      readonly kind: 'pull-request';
      readonly number: number;
      /** The head that the event was about; `null`: that can't be told. */
      readonly headSha: string | null;
      /** The commit that a verdict is put on, where that is not the head: a merge queue's. */
      readonly mergeGroupSha: string | null;
    }
  /** It is about a pull request, but which one can't be told. */
  | { readonly kind: 'unknown'; readonly because: string; readonly mergeGroupSha: string | null }
  /** It is about something that no rule judges. */
  | { readonly kind: 'none'; readonly because: string };

const number = z.int().positive();

const pullRequestPayload = z.object({
  pull_request: z.object({ number, head: z.object({ sha }).optional() }),
});
const workflowRunPayload = z.object({
  repository: z.object({ id: z.int() }),
  workflow_run: z.object({
    event: z.string(),
    head_sha: sha,
    head_branch: z.string().nullable(),
    head_repository: z.object({ full_name: z.string() }).nullable(),
    pull_requests: z.array(z.object({ number, base: z.object({ repo: z.object({ id: z.int() }) }) })),
  }),
});
type WorkflowRun = z.infer<typeof workflowRunPayload>;

/** Events whose runs have the head of a pull request for their commit. */
const OF_PULL_REQUESTS = new Set(['pull_request', 'pull_request_review']);

/** What the event of this run is about. Where another repository is reported on, that repository. */
export async function eventOf({ event, repository }: Job, env: Environment, door: Door): Promise<RunEvent> {
  const own = `${repository.owner}/${repository.name}`.toLowerCase();
  if (env.GITHUB_REPOSITORY?.toLowerCase() !== own) return { kind: 'repository' };
  switch (event) {
    case 'pull_request':
    case 'pull_request_target':
    case 'pull_request_review':
      return ofPullRequest(await payloadOf(env), event);
    case 'merge_group':
      return inMergeGroup(await payloadOf(env), { door, ...repository });
    case 'workflow_run':
      return ofWorkflowRun(await payloadOf(env), { door, ...repository });
    default:
      return { kind: 'repository' };
  }
}

function ofPullRequest(payload: unknown, event: string): RunEvent {
  const found = pullRequestPayload.safeParse(payload);
  if (!found.success) return unknown(`The runner's file about ${event} names no pull request.`);
  const { number, head } = found.data.pull_request;
  return { kind: 'pull-request', number, headSha: head?.sha ?? null, mergeGroupSha: null };
}

type Place = { readonly door: Door; readonly owner: string; readonly name: string };

async function ofWorkflowRun(payload: unknown, place: Place): Promise<RunEvent> {
  const found = workflowRunPayload.safeParse(payload);
  if (!found.success) return unknown("The runner's file about workflow_run names no run.");
  const { event, head_sha: headSha } = found.data.workflow_run;
  if (event === 'pull_request_target') {
    return unknown('The run that started this one was on pull_request_target, which does not name the head.');
  }
  if (!OF_PULL_REQUESTS.has(event)) {
    return { kind: 'none', because: 'The run that started this one was not about a pull request.' };
  }
  const numbers = await numbersOf(found.data, place);
  if (typeof numbers === 'string') return unknown(numbers);
  const [only, ...others] = numbers;
  if (only === undefined) return unknown('No open pull request has the branch of the run that started this one.');
  if (others.length > 0)
    return unknown(`${numbers.length} pull requests have the branch of the run: which one is not said.`);
  return { kind: 'pull-request', number: only, headSha, mergeGroupSha: null };
}

/** GitHub lists none for a fork's branch: those are looked up by repository and branch. A text: why they can't be. */
async function numbersOf(
  { repository, workflow_run: run }: WorkflowRun,
  { door, owner, name }: Place,
): Promise<readonly number[] | string> {
  const listed = run.pull_requests.filter(({ base }) => base.repo.id === repository.id).map(({ number }) => number);
  if (listed.length > 0) return [...new Set(listed)];
  if (run.head_repository === null || run.head_branch === null) return 'The branch of the run is gone.';
  const { full_name: headRepository } = run.head_repository;
  const found = await pullRequestsOfBranch(door, { owner, name, headRepository, headBranch: run.head_branch });
  return 'ok' in found ? `The pull requests of the run's branch can't be read: ${found.detail} ${found.fix}` : found;
}

/** The commit that a status about the event belongs on, as far as the event tells. */
export function statusShaOf(event: RunEvent): string | null {
  if (event.kind === 'pull-request') return event.mergeGroupSha ?? event.headSha;
  return event.kind === 'unknown' ? event.mergeGroupSha : null;
}

function unknown(because: string, mergeGroupSha: string | null = null): RunEvent {
  return { kind: 'unknown', because, mergeGroupSha };
}

async function payloadOf(env: Environment): Promise<unknown> {
  const text = await readFile(env.GITHUB_EVENT_PATH ?? '', 'utf8').catch(() => '');
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
