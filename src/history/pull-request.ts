/** Pull requests and what belongs to them. */
import { z } from 'zod';
import { actor, reference, sha } from './commit.ts';
import { EVIDENCE } from './evidence.ts';
import { moment } from './time.ts';
import { trace } from './trace-patterns.ts';

const count = z.int().nonnegative();

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
  number: z.int().positive(),
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
