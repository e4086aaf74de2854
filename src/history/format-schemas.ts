/** The lines of a saved history: a header, then one item a line, each with its `kind`. */
import { z } from 'zod';
import { commit, sha } from './commit.ts';
import type { Part } from './coverage.ts';
import { coverage, gap } from './coverage.ts';
import { gitHubDeployment, release, tag, workflowRun } from './delivered.ts';
import { issue, scaffolding } from './model.ts';
import { pullRequest } from './pull-request.ts';
import { ruleFileFacts } from './rule-file-facts.ts';
import { moment } from './time.ts';

export const FORMAT_VERSION = 1;

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
const coverageOfParts = z.strictObject({
  pullRequests: coverage,
  texts: coverage,
  labels: coverage,
  reviews: coverage,
  drafts: coverage,
  commits: coverage,
  deployments: coverage,
  workflowRuns: coverage,
  releases: coverage,
  tags: coverage,
  issues: coverage,
  traces: coverage.default('unreadable'),
  ruleFiles: coverage.default('unreadable'),
  requiredChecks: coverage.default('unreadable'),
} satisfies Record<Part, z.ZodType>);

export const header = z.strictObject({
  version: z.literal(FORMAT_VERSION),
  repository: z.string().min(1),
  url: z.string().nullable(),
  source: z.enum(['github', 'git']),
  defaultBranch: z.string(),
  branch: z.string(),
  tip: sha.nullable(),
  edge: z.array(sha).default([]),
  seenUntil: moment,
  watermark: moment.nullable(),
  fullReadAt: moment.nullable().default(null),
  resumeFrom: moment.nullable().default(null),
  requests: count,
  points: count,
  coverage: coverageOfParts,
  gaps: z.array(gap),
  environments: z.array(z.string()).exactOptional(),
  tracedWith: z.string().nullable().default(null),
  extraction: z.int().positive().default(1),
  ruleFiles: ruleFileFacts.nullable().default(null),
  requiredChecks: z.array(z.string()).nullable().default(null),
  scaffolding: scaffolding.nullable().default(null),
  window,
  configuration,
});

/** The kinds of items in the order of a file. */
export const KINDS = ['commit', 'deployment', 'issue', 'pullRequest', 'release', 'tag', 'workflowRun'] as const;
export type Kind = (typeof KINDS)[number];

export const ITEM_SCHEMAS = {
  commit,
  deployment: gitHubDeployment,
  issue,
  pullRequest,
  release,
  tag,
  workflowRun,
} as const satisfies Record<Kind, z.ZodObject>;
