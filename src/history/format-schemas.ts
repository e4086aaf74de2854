/** The lines of a saved history: a header, then one item a line, each with its `kind`. */
import { z } from 'zod';
import * as model from './model.ts';
import { ruleFileFacts } from './rule-file-facts.ts';
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

/** Parts that earlier files know nothing of were not read for them. */
const coverage = z.strictObject({
  pullRequests: model.coverage,
  texts: model.coverage,
  labels: model.coverage,
  reviews: model.coverage,
  drafts: model.coverage,
  commits: model.coverage,
  deployments: model.coverage,
  workflowRuns: model.coverage,
  releases: model.coverage,
  tags: model.coverage,
  issues: model.coverage,
  traces: model.coverage.default('unreadable'),
  ruleFiles: model.coverage.default('unreadable'),
  requiredChecks: model.coverage.default('unreadable'),
} satisfies Record<model.Part, z.ZodType>);

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
  coverage,
  gaps: z.array(model.gap),
  environments: z.array(z.string()).exactOptional(),
  tracedWith: z.string().nullable().default(null),
  extraction: z.int().positive().default(1),
  ruleFiles: ruleFileFacts.nullable().default(null),
  requiredChecks: z.array(z.string()).nullable().default(null),
  scaffolding: model.scaffolding.nullable().default(null),
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
