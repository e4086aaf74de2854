/** The lines of a saved history: a header, then one item a line, each with its `kind`. */
import { z } from 'zod';
import * as model from './model.ts';
import { moment } from './time.ts';

export const FORMAT_VERSION = 1;

const commitId = model.commit.shape.sha;
const count = z.int().nonnegative();

const window = z
  .strictObject({ since: moment, until: moment, days: z.number().positive() })
  .refine(({ since, until }) => since < until, 'expected `since` before `until`');

/** What the run that wrote the history was told: a replay does the same. */
const configuration = z.strictObject({
  path: z.string().nullable(),
  ref: z.string().nullable(),
  settings: z.record(z.string(), z.unknown()),
});

export const header = z.strictObject({
  version: z.literal(FORMAT_VERSION),
  repository: z.string().min(1),
  url: z.string().nullable(),
  source: z.enum(['github', 'git']),
  defaultBranch: z.string(),
  branch: z.string(),
  tip: commitId.nullable(),
  edge: z.array(commitId).default([]),
  seenUntil: moment,
  watermark: moment.nullable(),
  fullReadAt: moment.nullable().default(null),
  resumeFrom: moment.nullable().default(null),
  requests: count,
  points: count,
  coverage: z.record(z.enum(model.PARTS), model.coverage),
  gaps: z.array(model.gap),
  window,
  configuration,
});

/** The kinds of items in the order of a file. */
export const KINDS = ['commit', 'deployment', 'issue', 'pullRequest', 'release', 'tag', 'workflowRun'] as const;
export type Kind = (typeof KINDS)[number];

export const ITEM_SCHEMAS = {
  commit: model.commit,
  deployment: model.gitHubDeployment,
  issue: model.issue,
  pullRequest: model.pullRequest,
  release: model.release,
  tag: model.tag,
  workflowRun: model.workflowRun,
} as const satisfies Record<Kind, z.ZodObject>;
