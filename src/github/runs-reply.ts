/** Workflow runs as REST shows them, and as the history keeps them. */
import { z } from 'zod';
import { sha } from '../history/commit.ts';
import type { WorkflowRun } from '../history/delivered.ts';
import { moment } from '../history/time.ts';

export const shownRun = z.object({
  id: z.int().positive(),
  event: z.string(),
  head_sha: sha,
  status: z.string().nullable(),
  conclusion: z.string().nullable(),
  run_attempt: z.int().positive().default(1),
  created_at: moment,
  updated_at: moment,
  html_url: z.string(),
});
export type ShownRun = z.infer<typeof shownRun>;

export const runsReply = z.object({
  total_count: z.int().nonnegative(),
  workflow_runs: z.array(shownRun),
});

export const workflowsReply = z.object({
  total_count: z.int().nonnegative(),
  workflows: z.array(z.object({ path: z.string() })),
});

type Attempt = WorkflowRun['attempts'][number];

/**
 * An attempt, if it has ended. A run has no time of its end, only `updated_at`, which is that of the attempt that is
 * shown: each attempt is asked for by itself, because the list shows the last one only, whose time would make a
 * delivery of Monday that was run again on Friday one of Friday.
 */
function attemptOf({ status, conclusion, updated_at }: ShownRun): Attempt | null {
  return status === 'completed' && conclusion !== null ? { conclusion, completedAt: updated_at } : null;
}

/** A run of a workflow with those of its attempts that were read. */
export function runOf(shown: ShownRun, workflow: string, attempts: readonly ShownRun[]): WorkflowRun {
  const { id, head_sha: sha, event, created_at: createdAt, html_url: url } = shown;
  const ended = attempts.flatMap((attempt) => attemptOf(attempt) ?? []);
  return { id: String(id), workflow, sha, event, createdAt, attempts: ended, url };
}
