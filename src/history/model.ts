/**
 * The facts, whatever the source. Times are ISO 8601 in files and epoch milliseconds in memory; `null` is "not known",
 * an empty list is "looked, and there is none". Bodies of pull requests, issues and commits are never kept: what later
 * stations need from them is taken out while reading (see `text.ts`).
 */
import { z } from 'zod';
import { EVIDENCE } from './evidence.ts';
import type { RuleFileFacts } from './rule-file-facts.ts';
import { moment } from './time.ts';
import { trace } from './trace-patterns.ts';

const sha = z.string().regex(/^[0-9a-f]{7,64}$/, 'expected a commit id in lower-case hexadecimal');
const number = z.int().positive();
const count = z.int().nonnegative();

/** Who did something. From a clone, `login` is the author's name where no GitHub login is known. */
export const actor = z.strictObject({ login: z.string(), type: z.enum(['User', 'Bot']) });
export type Actor = z.infer<typeof actor>;

/** What a title, body or message names: a pull request or issue, a commit (maybe abbreviated), a tag, or a title. */
export const reference = z.union([
  z.strictObject({ number }),
  z.strictObject({ sha }),
  z.strictObject({ tag: z.string() }),
  z.strictObject({ title: z.string() }),
]);
export type Reference = z.infer<typeof reference>;

export const commit = z.strictObject({
  sha,
  parents: z.array(sha),
  authoredAt: moment,
  committedAt: moment,
  headline: z.string(),
  author: actor.nullable(),
  /** What the message says this commit reverts. */
  reverts: z.array(reference).default([]),
  /** From `(cherry picked from commit …)`. */
  cherryPickedFrom: z.array(sha).default([]),
});
export type Commit = z.infer<typeof commit>;

/** A commit of a pull request's own list, as it was before a squash or a rebase. */
export const pullRequestCommit = z.strictObject({
  sha,
  authoredAt: moment,
  headline: z.string(),
  cherryPickedFrom: z.array(sha).default([]),
});
export type PullRequestCommit = z.infer<typeof pullRequestCommit>;

export const review = z.strictObject({
  author: actor.nullable(),
  state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED']),
  submittedAt: moment,
  /** The commit that was reviewed; `null`: not known. */
  commit: sha.nullable().default(null),
  /** Whether whoever wrote it could push to the repository; `null`: not known. */
  byWriter: z.boolean().nullable().default(null),
});
export type Review = z.infer<typeof review>;

export const draftEvent = z.strictObject({ type: z.enum(['ready_for_review', 'convert_to_draft']), at: moment });
export type DraftEvent = z.infer<typeof draftEvent>;

export const pullRequest = z.strictObject({
  number,
  title: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  /** `null`: a deleted account, counted as an unknown human. */
  author: actor.nullable(),
  createdAt: moment.nullable(),
  closedAt: moment.nullable(),
  mergedAt: moment.nullable(),
  mergedBy: actor.nullable(),
  /** Who put it into the merge queue last. Left out: nobody, a deleted account, or not known. */
  enqueuedBy: actor.optional(),
  /** Who switched on auto-merge last, unless it was switched off again. Left out as `enqueuedBy`. */
  autoMergeEnabledBy: actor.optional(),
  mergeCommit: sha.nullable(),
  baseBranch: z.string().nullable(),
  headBranch: z.string().nullable(),
  /** Whether the head branch lies in a fork. */
  isCrossRepository: z.boolean().nullable().default(null),
  headSha: sha.nullable().default(null),
  isDraft: z.boolean().nullable().default(null),
  /** In order of time; `null`: draft times were not recorded. */
  draftEvents: z.array(draftEvent).nullable(),
  labels: z.array(z.string()).nullable(),
  /** Submitted reviews only; `null`: not read. */
  reviews: z.array(review).nullable(),
  /** `null`: not known (a squash in a clone, commits that are gone). */
  commits: z.array(pullRequestCommit).nullable(),
  /** The tips that force-pushes replaced: all that can be seen of rewritten commits. */
  replacedTips: z.array(z.strictObject({ sha, authoredAt: moment })).default([]),
  additions: count.nullable().default(null),
  deletions: count.nullable().default(null),
  changedFiles: count.nullable().default(null),
  /** What title, body and branch say this pull request reverts. */
  reverts: z.array(reference).default([]),
  /** What title and body name otherwise. */
  names: z.array(reference).default([]),
  /** Traces of AI tools in it and its commits. */
  traces: z.array(trace).default([]),
  /** How the checks of its head commit ended, rolled up; `null`: it has none, or that is not known. */
  checks: z.enum(['SUCCESS', 'FAILURE', 'ERROR', 'PENDING', 'EXPECTED']).nullable().default(null),
  /** How it shows that it was tried (`evidence.ts`); `null`: not looked for, or not readable. */
  evidence: z.array(z.enum(EVIDENCE)).nullable().default(null),
});
export type PullRequest = z.infer<typeof pullRequest>;

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

export const issue = z.strictObject({
  number,
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

/** The parts of a history that a source reads, each with what it could see of them. */
export const PARTS = [
  'pullRequests',
  'texts',
  'labels',
  'reviews',
  'drafts',
  'commits',
  'deployments',
  'workflowRuns',
  'releases',
  'tags',
  'issues',
  'traces',
  'ruleFiles',
  'requiredChecks',
] as const;
export type Part = (typeof PARTS)[number];

/** `not-in-source`: this kind of source can never have it; `since`: everything from that moment on. */
export const coverage = z.union([
  z.enum(['complete', 'unreadable', 'not-in-source']),
  z.strictObject({ since: moment }),
]);
export type Coverage = z.infer<typeof coverage>;

/** Something that could not be read: what, why, and what would mend it. */
export const gap = z.strictObject({
  part: z.enum(PARTS).nullable(),
  what: z.string(),
  why: z.string(),
  fix: z.string(),
});
export type Gap = z.infer<typeof gap>;

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
