/** Pull requests as GitHub's replies hold them. */
import { z } from 'zod';
import { commit as modelCommit } from '../history/commit.ts';
import { pullRequest as pullRequestModel } from '../history/pull-request.ts';
import { moment } from '../history/time.ts';

const commitId = modelCommit.shape.sha;

/** `null`: a deleted account. */
export const actorReply = z.object({ __typename: z.string(), login: z.string() }).nullable();

const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

/** A page of a list, some of whose nodes may be `null`. */
function listOf<Node extends z.ZodType>(node: Node) {
  return z.object({ nodes: z.array(node.nullable()), pageInfo: page });
}

const label = z.object({ name: z.string() });

export const review = z.object({
  author: actorReply,
  state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED']),
  submittedAt: moment.nullable(),
  authorCanPushToRepository: z.boolean(),
  /** `null`: a force-push threw it away. */
  commit: z.object({ oid: commitId }).nullable(),
});

export const gitActor = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  user: z.object({ login: z.string() }).nullable(),
});

const written = {
  messageHeadline: z.string(),
  messageBody: z.string(),
  author: gitActor.nullable(),
  committer: gitActor.nullable(),
} as const;
export const writtenCommit = z.object(written);
export type WrittenCommit = z.infer<typeof writtenCommit>;

const listedCommit = z.object({ commit: z.object({ oid: commitId, authoredDate: moment, ...written }) });

const event = z.object({
  __typename: z.string(),
  createdAt: moment,
  actor: actorReply.optional(),
  beforeCommit: z.object({ oid: commitId, authoredDate: moment }).nullish(),
});

export const LISTS = {
  labels: listOf(label),
  reviews: listOf(review),
  commits: listOf(listedCommit),
  timelineItems: listOf(event),
} as const;
export type ListName = keyof typeof LISTS;

const size = z.int().nonnegative();

/** The first of the files that it changes; more are not asked for. */
const files = z.object({
  nodes: z.array(z.object({ path: z.string(), changeType: z.string() }).nullable()).nullable(),
});

export const pullRequestReply = z.object({
  id: z.string(),
  number: z.int().positive(),
  title: z.string(),
  body: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  author: actorReply,
  createdAt: moment,
  closedAt: moment.nullable(),
  mergedAt: moment.nullable(),
  mergedBy: actorReply,
  mergeCommit: z.object({ oid: commitId, ...written }).nullable(),
  /** `null`: no checks, or the token may not see them. */
  statusCheckRollup: z.object({ state: pullRequestModel.shape.checks.unwrap().unwrap() }).nullable(),
  baseRefName: z.string(),
  headRefName: z.string(),
  headRefOid: commitId,
  isCrossRepository: z.boolean(),
  isDraft: z.boolean(),
  additions: size,
  deletions: size,
  changedFiles: size,
  ...LISTS,
  /** Left out: not asked for; `null`: the token may not see them. */
  files: files.nullish(),
});
export type PullRequestReply = z.infer<typeof pullRequestReply>;

export const detailsReply = z.object({ nodes: z.array(pullRequestReply.nullable()) });

const indexed = z.object({
  id: z.string(),
  number: z.int().positive(),
  updatedAt: moment,
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  closedAt: moment.nullable(),
  mergedAt: moment.nullable(),
  baseRefName: z.string(),
});
/** What the index tells of a pull request. */
export type Indexed = z.infer<typeof indexed>;

export const indexReply = z.object({ repository: z.object({ pullRequests: listOf(indexed) }) });
