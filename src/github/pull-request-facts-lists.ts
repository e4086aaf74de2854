/** The lists of one pull request, each followed to its end. */
import type { z } from 'zod';
import type { Refusal } from './answers.ts';
import { refusal } from './answers.ts';
import type { Door } from './door.ts';
import type { FactsReply } from './pull-request-facts-replies.ts';
import { FURTHER } from './pull-request-facts-replies.ts';
import type { FactsList } from './queries/pull-request-facts.ts';
import { moreFactsQuery } from './queries/pull-request-facts.ts';

type Page<Node> = {
  readonly nodes: readonly (Node | null)[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};
type NodeOf<List extends FactsList> = NonNullable<z.infer<(typeof FURTHER)[List]>['nodes'][number]>;

/** All rows of a list, some of which may be `null`, or why they can't be read. */
export type Rows<List extends FactsList> = readonly (NodeOf<List> | null)[] | Refusal;
export type WholeLists = { readonly [List in FactsList]: Rows<List> };

const PAGE_SIZES = [50, 10, 1];
const HIDDEN = refusal('forbidden', 'GitHub does not show it.', 'Check the `permissions:` of the job.');

/** Some tokens may not see these: then they are not known, which is no reason to do without the row. */
const MINOR = ['node.reviews.nodes.*.onBehalfOf', 'node.statusCheckRollup.contexts.nodes.*.checkSuite.workflowRun'];

/**
 * Every list of the reply, whole. One that is not there is refused; a pull request without checks has none. `teams`:
 * whether the token may be asked for the teams that reviews speak for.
 */
export async function wholeLists(door: Door, reply: FactsReply, teams: boolean): Promise<WholeLists> {
  const { id, number, statusCheckRollup } = reply;
  const follow = <Node>(list: FactsList, schema: z.ZodType<Page<Node>>, first: Page<Node> | null) =>
    first === null ? HIDDEN : whole(door, { list, schema, first, variables: { id, number, teams } });
  const [labels, labelEvents, reviews, commits, files, checks] = await Promise.all([
    follow('labels', FURTHER.labels, reply.labels),
    follow('labelEvents', FURTHER.labelEvents, reply.labelEvents),
    follow('reviews', FURTHER.reviews, reply.reviews),
    follow('commits', FURTHER.commits, reply.commits),
    follow('files', FURTHER.files, reply.files),
    statusCheckRollup === null ? [] : follow('checks', FURTHER.checks, statusCheckRollup.contexts),
  ]);
  return { labels, labelEvents, reviews, commits, files, checks };
}

async function whole<Node>(
  door: Door,
  from: {
    readonly list: FactsList;
    readonly schema: z.ZodType<Page<Node>>;
    readonly first: Page<Node>;
    readonly variables: { readonly id: string; readonly number: number; readonly teams: boolean };
  },
): Promise<readonly (Node | null)[] | Refusal> {
  const { list, schema, first, variables } = from;
  const { id, number, teams } = variables;
  const own = { checks: { number }, reviews: { teams } };
  const nodes = [...first.nodes];
  let { pageInfo } = first;
  let size = 0;
  while (pageInfo.hasNextPage) {
    const page = { id, first: PAGE_SIZES[size], after: pageInfo.endCursor };
    const answer = await door.graphql({
      name: `MoreFacts ${list}`,
      document: moreFactsQuery(list),
      variables: { ...page, ...(list === 'checks' || list === 'reviews' ? own[list] : {}) },
      schema,
      optionalPaths: MINOR,
    });
    if (!answer.ok && answer.reason === 'too-much' && size < PAGE_SIZES.length - 1) {
      size++;
      continue;
    }
    if (!answer.ok) return answer;
    const { data: more } = answer;
    // A cursor that does not move would be followed for ever.
    if (more.pageInfo.hasNextPage && more.pageInfo.endCursor === pageInfo.endCursor) {
      return refusal('too-much', `GitHub did not show the rest of the ${list}.`, 'Nothing to set: run the job again.');
    }
    nodes.push(...more.nodes);
    pageInfo = more.pageInfo;
  }
  return nodes;
}
