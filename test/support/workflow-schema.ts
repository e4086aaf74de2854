/** As much of GitHub's workflow syntax as README and docs use: every key is one that GitHub knows, and nothing else passes. */
import { z } from 'zod';

const names = z.array(z.string()).min(1);
const level = z.enum(['read', 'write']);

export const permissions = z.strictObject({
  actions: level.optional(),
  checks: level.optional(),
  contents: level.optional(),
  deployments: level.optional(),
  issues: level.optional(),
  'pull-requests': level.optional(),
  statuses: level.optional(),
});

const pullRequestTypes = z.enum([
  'opened',
  'synchronize',
  'reopened',
  'ready_for_review',
  'converted_to_draft',
  'labeled',
  'unlabeled',
  'edited',
]);
const onPullRequest = z.strictObject({ types: z.array(pullRequestTypes).min(1).optional() }).nullable();

const events = z.strictObject({
  schedule: z.array(z.strictObject({ cron: z.string().regex(/^(?:[\d*/,-]+ ){4}[\d*/,-]+$/) })).optional(),
  workflow_dispatch: z.null().optional(),
  pull_request: onPullRequest.optional(),
  pull_request_target: onPullRequest.optional(),
  pull_request_review: z.strictObject({ types: z.array(z.enum(['submitted', 'edited', 'dismissed'])) }).optional(),
  merge_group: z
    .strictObject({ types: z.array(z.literal('checks_requested')) })
    .nullable()
    .optional(),
  workflow_run: z.strictObject({ workflows: names, types: z.array(z.enum(['completed', 'requested'])) }).optional(),
});

const environment = z.record(z.string().regex(/^[A-Z_]+$/), z.string());

const step = z
  .strictObject({
    name: z.string().optional(),
    id: z.string().optional(),
    if: z.string().optional(),
    uses: z
      .string()
      .regex(/^(?:OWNER\/one-pizza@v0|actions\/[a-z-]+@v\d+)$/)
      .optional(),
    with: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
    env: environment.optional(),
    run: z.string().optional(),
  })
  .refine((each) => (each.uses === undefined) !== (each.run === undefined), 'a step either uses or runs something');
export type Step = z.infer<typeof step>;

const job = z.strictObject({
  if: z.string().optional(),
  'runs-on': z.string(),
  permissions,
  strategy: z.strictObject({ matrix: z.record(z.string(), names) }).optional(),
  env: environment.optional(),
  steps: z.array(step).min(1),
});
export type Job = z.infer<typeof job>;

/** A whole workflow. A single event may stand for itself. */
export const workflow = z.strictObject({
  name: z.string(),
  on: z.union([z.enum(['pull_request', 'push']).transform((event) => ({ [event]: null })), events]),
  permissions: z.strictObject({}).optional(),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }).optional(),
  jobs: z.record(z.string().regex(/^[a-z-]+$/), job),
});

/** A part of one, for what has been shown whole before. */
export const fragment = z.union([
  z.strictObject({ steps: z.array(step).min(1) }),
  z.strictObject({ on: events }),
  z.strictObject({ permissions }),
  z.strictObject({ jobs: z.record(z.string(), z.strictObject({ env: environment })) }),
]);
