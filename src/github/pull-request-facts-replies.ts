/** One pull request as GitHub's replies hold it. A list whose rows may not be seen is still a list. */
import { z } from 'zod';
import { sha } from '../history/commit.ts';
import { CHECK_CONCLUSIONS } from '../history/pull-request-facts.ts';
import { moment } from '../history/time.ts';
import { blobReply } from './blob-reply.ts';
import { actorReply, gitActor, LISTS, review as plainReview, writtenCommit } from './pull-requests-replies.ts';

const page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const size = z.int().nonnegative();

function listOf<Node extends z.ZodType>(node: Node) {
  return z.object({ nodes: z.array(node.nullable()), pageInfo: page });
}

const labelEvent = z.object({ createdAt: moment, actor: actorReply, label: z.object({ name: z.string() }) });
const review = plainReview.extend({
  /** Left out or `null`: not asked for, or not shown. */
  onBehalfOf: z.object({ nodes: z.array(z.object({ combinedSlug: z.string() }).nullable()).nullable() }).nullish(),
});
const listedCommit = z.object({
  commit: writtenCommit.extend({
    oid: sha,
    authoredDate: moment,
    authors: z.object({
      nodes: z.array(gitActor.nullable()),
      pageInfo: z.object({ hasNextPage: z.boolean() }),
    }),
  }),
});
const file = z.object({ path: z.string(), changeType: z.string(), additions: size, deletions: size });
const check = z.discriminatedUnion('__typename', [
  z.object({
    __typename: z.literal('CheckRun'),
    name: z.string(),
    conclusion: z.enum(CHECK_CONCLUSIONS).nullable(),
    detailsUrl: z.string().nullable(),
    isRequired: z.boolean(),
    checkSuite: z
      .object({
        app: z.object({ slug: z.string() }).nullable(),
        workflowRun: z
          .object({ file: z.object({ path: z.string(), repositoryName: z.string() }).nullable() })
          .nullable(),
      })
      .nullable(),
  }),
  z.object({
    __typename: z.literal('StatusContext'),
    context: z.string(),
    state: z.enum(['SUCCESS', 'FAILURE', 'ERROR', 'PENDING', 'EXPECTED']),
    isRequired: z.boolean(),
    creator: actorReply,
  }),
]);

export const FACTS_LISTS = {
  labels: LISTS.labels,
  labelEvents: listOf(labelEvent),
  reviews: listOf(review),
  commits: listOf(listedCommit),
  files: listOf(file),
  checks: listOf(check),
} as const;

export type CommitNode = z.infer<typeof listedCommit>['commit'];
export type ReviewNode = z.infer<typeof review>;
export type CheckNode = z.infer<typeof check>;

const blob = z
  .object({
    object: blobReply,
  })
  .nullish();
export type CodeOwnersEntry = z.infer<typeof blob>;

const baseEvent = z.object({ createdAt: moment });
const draftEvent = z.object({ __typename: z.string(), createdAt: moment });
const { checks, ...ownLists } = FACTS_LISTS;
const pullRequest = z.object({
  id: z.string(),
  number: z.int().positive(),
  title: z.string(),
  body: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  author: actorReply,
  baseRefName: z.string(),
  baseRefOid: sha,
  headRefName: z.string(),
  headRefOid: sha,
  isCrossRepository: z.boolean(),
  createdAt: moment,
  changedFiles: size,
  /** The first one only; `null`: not shown. */
  draftEvents: z.object({ nodes: z.array(draftEvent.nullable()) }).nullable(),
  /** The last one only; `null`: not shown. */
  baseEvents: z.object({ nodes: z.array(baseEvent.nullable()) }).nullable(),
  labels: ownLists.labels.nullable(),
  labelEvents: ownLists.labelEvents,
  reviews: ownLists.reviews.nullable(),
  commits: ownLists.commits,
  files: ownLists.files.nullable(),
  /** `null`: no checks, or the token may not see them. */
  statusCheckRollup: z.object({ contexts: checks }).nullable(),
});
export type FactsReply = z.infer<typeof pullRequest>;

export const factsReply = z.object({
  repository: z.object({
    defaultBranchRef: z
      .object({ target: z.object({ oid: sha, inGithub: blob, inRoot: blob, inDocs: blob }) })
      .nullable(),
    pullRequest,
  }),
});

/** Further pages, each as the list that it continues. */
export const FURTHER = {
  labels: further('labels', FACTS_LISTS.labels),
  labelEvents: further('labelEvents', FACTS_LISTS.labelEvents),
  reviews: further('reviews', FACTS_LISTS.reviews),
  commits: further('commits', FACTS_LISTS.commits),
  files: further('files', FACTS_LISTS.files),
  checks: z
    .object({ node: z.object({ statusCheckRollup: z.object({ contexts: FACTS_LISTS.checks }) }) })
    .transform(({ node }) => node.statusCheckRollup.contexts),
} as const;

function further<List>(name: string, list: z.ZodType<List>): z.ZodType<List> {
  return z.object({ node: z.object({ [name]: list }) }).transform(({ node }, context) => {
    const found = node[name];
    if (found !== undefined) return found;
    context.issues.push({ code: 'custom', message: 'no such list', input: node, path: ['node', name] });
    return z.NEVER;
  });
}
