/**
 * The facts, whatever the source. Times are ISO 8601 in files and epoch milliseconds in memory; `null` is "not known",
 * an empty list is "looked, and there is none". Bodies of pull requests, issues and commits are never kept: what later
 * stations need from them is taken out while reading (see `text.ts`).
 */
import { z } from 'zod';
import type { Commit } from './commit.ts';
import { reference } from './commit.ts';
import type { Coverage, Gap, Part } from './coverage.ts';
import type { GitHubDeployment, Release, Tag, WorkflowRun } from './delivered.ts';
import type { PullRequest } from './pull-request.ts';
import type { RuleFileFacts } from './rule-file-facts.ts';
import { moment } from './time.ts';

export const issue = z.strictObject({
  number: z.int().positive(),
  title: z.string(),
  createdAt: moment,
  closedAt: moment.nullable(),
  labels: z.array(z.string()),
  names: z.array(reference).default([]),
  /** Why it was closed; `null`: it is open, or that is not known. */
  closedAs: z.enum(['completed', 'not-planned', 'duplicate']).nullable().default(null),
});
export type Issue = z.infer<typeof issue>;

/** Whether the files of a commit hold what guides work; `null`: that could not be read. */
export const scaffolding = z.strictObject({
  pullRequestTemplate: z.boolean().nullable(),
  codeOwners: z.boolean().nullable(),
  reusableWorkflows: z.boolean().nullable(),
  rollbackWorkflow: z.boolean().nullable(),
});
export type Scaffolding = z.infer<typeof scaffolding>;

/** Of what is taken out of bodies and messages, which are not kept; counted up whenever sources begin to take out more. */
export const EXTRACTION = 3;

export type History = {
  /** `owner/name`; from a clone without a GitHub remote, the folder's name. */
  readonly repository: string;
  /** `https://github.com/owner/name`, or `null` where no host is known. */
  readonly url: string | null;
  readonly source: 'github' | 'git';
  readonly defaultBranch: string;
  /** The delivery branch. */
  readonly branch: string;
  /** The delivery branch's newest commit; `null`: the branch has none. */
  readonly tip: string | null;
  /** Commits known to be older than everything here, although not read: where walks through the graph may end. */
  readonly edge: readonly string[];
  /** The moment up to which the source shows what happened. */
  readonly seenUntil: number;
  readonly coverage: Readonly<Record<Part, Coverage>>;
  readonly gaps: readonly Gap[];
  /** Names of all environments, those that nothing was read of too; left out: not known. */
  readonly environments?: readonly string[];
  /** Of the patterns that traces were looked for with (`trace-fingerprint.ts`); `null`: they were not. */
  readonly tracedWith: string | null;
  /** By which version of the extraction it was read (`EXTRACTION`): an earlier one looked for less. */
  readonly extraction: number;
  /** The rule files of AI tools at the tip; `null`: not read. */
  readonly ruleFiles: RuleFileFacts | null;
  /** Names of the checks that the delivery branch requires today; `null`: not known. */
  readonly requiredChecks: readonly string[] | null;
  /** What the tip's files show of how work is guided and released; `null`: not read. */
  readonly scaffolding: Scaffolding | null;
  readonly requests: number;
  readonly points: number;
  readonly pullRequests: readonly PullRequest[];
  /** The delivery branch's graph, and what deployments outside it need. */
  readonly commits: readonly Commit[];
  readonly deployments: readonly GitHubDeployment[];
  readonly workflowRuns: readonly WorkflowRun[];
  readonly releases: readonly Release[];
  readonly tags: readonly Tag[];
  readonly issues: readonly Issue[];
};
