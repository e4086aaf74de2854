/** Which pull request the run is about. The event names it; what it says about it otherwise is not believed. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { commit } from '../../history/model.ts';
import type { EventPullRequest } from '../pull-request-input.ts';
import type { Environment, Job } from './job.ts';
import type { Log } from './log.ts';

const EVENTS = new Set(['pull_request', 'pull_request_target', 'pull_request_review']);

const payload = z.object({
  pull_request: z.object({
    number: z.int().positive(),
    head: z.object({ sha: commit.shape.sha }).optional(),
  }),
});

/**
 * The pull request of the event; `null` on other events, where another repository is reported on, and, with a notice,
 * where the runner's file does not name one.
 */
export async function pullRequestOfEvent(
  { event, repository }: Job,
  { env, log }: { readonly env: Environment; readonly log: Log },
): Promise<EventPullRequest | null> {
  const own = `${repository.owner}/${repository.name}`.toLowerCase();
  if (!EVENTS.has(event) || env.GITHUB_REPOSITORY?.toLowerCase() !== own) return null;
  const text = await readFile(env.GITHUB_EVENT_PATH ?? '', 'utf8').catch(() => '');
  const found = payload.safeParse(parsed(text));
  if (!found.success) {
    log.notice('One-Pizza: no pull request', `The runner's file about ${event} names none, so none is judged.`);
    return null;
  }
  const { number, head } = found.data.pull_request;
  return {
    number,
    headSha: head?.sha ?? null,
    own: { runId: env.GITHUB_RUN_ID || null, job: env.GITHUB_JOB || null },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
