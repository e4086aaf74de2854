/** The archived JSON of a repository: the part of it that a history is made of. */
import { z } from 'zod';

const login = z.string().nullable();
const moment = z.string();

const commit = z.object({
  oid: z.string(),
  parents: z.array(z.string()),
  authoredDate: moment,
  committedDate: moment,
  authorName: login,
  messageHeadline: z.string(),
});

const review = z.object({ author: login, state: z.string(), submittedAt: moment.nullable() });

const pullRequest = z.object({
  number: z.number(),
  title: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  author: login,
  createdAt: moment,
  closedAt: moment.nullable(),
  mergedAt: moment.nullable(),
  mergedBy: login,
  mergeCommit: z.string().nullable(),
  baseRefName: z.string(),
  headRefName: z.string(),
  headRefOid: z.string(),
  crossRepository: z.boolean().nullable(),
  labels: z.array(z.string()),
  reviews: z.array(review),
  commits: z.array(commit).nullable(),
  additions: z.number().nullish(),
  deletions: z.number().nullish(),
  changedFiles: z.number().nullish(),
});

const issue = z.object({
  number: z.number(),
  title: z.string(),
  createdAt: moment,
  closedAt: moment.nullable(),
  labels: z.array(z.string()),
});

export const archive = z.object({
  repository: z.string(),
  defaultBranch: z.string(),
  archivedAt: moment,
  pullRequests: z.array(pullRequest),
  issues: z.array(issue),
  tags: z.array(z.object({ name: z.string(), oid: z.string(), date: moment })),
  /** Newest first. */
  defaultBranchCommits: z.array(commit),
});

export type Archive = z.infer<typeof archive>;
