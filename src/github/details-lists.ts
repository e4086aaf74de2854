/** A pull request's lists, followed to their end. */
import { z } from 'zod';
import type { Refusal } from './answers.ts';
import { refusal } from './answers.ts';
import type { Door } from './door.ts';
import type { ListName, PullRequestReply } from './pull-requests-replies.ts';
import { LISTS } from './pull-requests-replies.ts';
import { MORE_COMMITS, MORE_EVENTS, MORE_LABELS, MORE_REVIEWS } from './queries/pull-request-lists.ts';

type List<Node> = {
  readonly nodes: (Node | null)[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

const DOCUMENTS = { labels: MORE_LABELS, reviews: MORE_REVIEWS, commits: MORE_COMMITS, timelineItems: MORE_EVENTS };
const PAGE_SIZES = [100, 25, 5, 1];

/** The reply with every list whole, or why one of them can't be read. */
export async function withWholeLists(door: Door, reply: PullRequestReply): Promise<PullRequestReply | Refusal> {
  const { id } = reply;
  const [labels, reviews, commits, timelineItems] = await Promise.all([
    whole(door, { id, name: 'labels', node: LISTS.labels, first: reply.labels }),
    whole(door, { id, name: 'reviews', node: LISTS.reviews, first: reply.reviews }),
    whole(door, { id, name: 'commits', node: LISTS.commits, first: reply.commits }),
    whole(door, { id, name: 'timelineItems', node: LISTS.timelineItems, first: reply.timelineItems }),
  ]);
  if ('ok' in labels) return labels;
  if ('ok' in reviews) return reviews;
  if ('ok' in commits) return commits;
  if ('ok' in timelineItems) return timelineItems;
  return { ...reply, labels, reviews, commits, timelineItems };
}

async function whole<Node>(
  door: Door,
  from: { id: string; name: ListName; node: z.ZodType<List<Node>>; first: List<Node> },
): Promise<List<Node> | Refusal> {
  const { id, name, node, first } = from;
  const nodes = [...first.nodes];
  let { pageInfo } = first;
  let size = 0;
  while (pageInfo.hasNextPage) {
    const answer = await door.graphql({
      name: `PullRequest ${name}`,
      document: DOCUMENTS[name],
      variables: { id, first: PAGE_SIZES[size], after: pageInfo.endCursor },
      schema: z.object({ node: z.object({ [name]: node }) }),
    });
    if (!answer.ok && answer.reason === 'too-much' && size < PAGE_SIZES.length - 1) {
      size++;
      continue;
    }
    if (!answer.ok) return answer;
    const page = answer.data.node[name];
    if (page === undefined) return stuck(name);
    // A cursor that does not move would be followed for ever.
    if (page.pageInfo.hasNextPage && page.pageInfo.endCursor === pageInfo.endCursor) return stuck(name);
    nodes.push(...page.nodes);
    pageInfo = page.pageInfo;
  }
  return { nodes, pageInfo };
}

function stuck(name: string): Refusal {
  return refusal(
    'too-much',
    `GitHub did not show the rest of a pull request's ${name}.`,
    'Nothing to set: later runs ask again.',
  );
}
