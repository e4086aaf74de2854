/** What can tell of a delivery: deployments, runs of workflows, releases, tags. */
import { z } from 'zod';
import { actor, sha } from './commit.ts';
import { moment } from './time.ts';

/** States of a deployment's status, in GitHub's words. */
export const deploymentState = z.enum([
  'SUCCESS',
  'FAILURE',
  'ERROR',
  'INACTIVE',
  'PENDING',
  'QUEUED',
  'IN_PROGRESS',
  'WAITING',
]);

export const gitHubDeployment = z.strictObject({
  id: z.string(),
  sha,
  environment: z.string(),
  createdAt: moment,
  /** Every status the deployment ever had; order does not matter. */
  statuses: z.array(z.strictObject({ state: deploymentState, at: moment })),
  url: z.string().nullable().default(null),
  /** Who or what started it; `null`: a deleted account, or not known. */
  creator: actor.nullable().default(null),
});
export type GitHubDeployment = z.infer<typeof gitHubDeployment>;

export const workflowRun = z.strictObject({
  id: z.string(),
  /** The workflow's file name, such as `deploy.yml`. */
  workflow: z.string(),
  sha,
  event: z.string(),
  createdAt: moment,
  /** Finished attempts; a run still under way has none or only its earlier ones. */
  attempts: z.array(z.strictObject({ conclusion: z.string(), completedAt: moment })),
  url: z.string().nullable().default(null),
});
export type WorkflowRun = z.infer<typeof workflowRun>;

export const release = z.strictObject({
  tag: z.string(),
  /** The commit the release's tag points to; `null` where it could not be read. */
  sha: sha.nullable(),
  publishedAt: moment.nullable(),
  isDraft: z.boolean(),
  isPrerelease: z.boolean(),
  url: z.string().nullable().default(null),
});
export type Release = z.infer<typeof release>;

export const tag = z.strictObject({
  name: z.string(),
  /** The commit, annotated tags peeled. */
  sha,
  /** Annotated: the tagger's date; lightweight: the commit's committed date. */
  at: moment,
  annotated: z.boolean(),
});
export type Tag = z.infer<typeof tag>;
