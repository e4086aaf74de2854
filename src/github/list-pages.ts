/** Reads a list of GitHub's page by page, to its end or as far as it is needed, and never stops in silence. */
import { z } from 'zod';
import type { Answer, Refusal } from './answers.ts';
import { refusal } from './answers.ts';

/** A page of a connection; a node is `null` where GitHub does not show it. */
export type Page<Node> = {
  readonly nodes: readonly (Node | null)[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

export type PagesRead<Node> = {
  /** In the list's order; one that moved while the list was read may be there twice. */
  readonly nodes: readonly Node[];
  /** How many of the nodes GitHub did not show. */
  readonly hidden: number;
  /** `end`: everything; `enough`: as far as was asked for; `limit`: `maxPages`; else why the rest could not be read. */
  readonly stop: 'end' | 'enough' | 'limit' | Refusal;
};

export type Paging<Node> = {
  /** One page. The answer is `null` where the list itself is not there. */
  readonly ask: (page: { readonly size: number; readonly cursor: string | null }) => Promise<Answer<Page<Node> | null>>;
  /** Whether these nodes, all that were read so far, will do. */
  readonly isEnough?: (nodes: readonly Node[]) => boolean | Promise<boolean>;
  readonly maxPages?: number;
};

/** What to try where a page asks for too much. */
const SIZES = [100, 50, 25, 10, 5, 1] as const;

/** The schema of a connection whose nodes fit `node`. */
export function connectionOf<Node>(node: z.ZodType<Node>): z.ZodType<Page<Node>> {
  return z.object({
    nodes: z.array(node.nullable()),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  });
}

/** Reads pages of 100, smaller ones from where GitHub says that it is too much. Rejects as the door does. */
export async function readPages<Node>({ ask, isEnough, maxPages = Infinity }: Paging<Node>): Promise<PagesRead<Node>> {
  const nodes: Node[] = [];
  let hidden = 0;
  let cursor: string | null = null;
  let size: number = SIZES[0];
  for (let pages = 0; ; ) {
    const answer: Answer<Page<Node> | null> = await ask({ size, cursor });
    if (!answer.ok) {
      const smaller = answer.reason === 'too-much' ? SIZES.find((each) => each < size) : undefined;
      if (smaller === undefined) return { nodes, hidden, stop: answer };
      size = smaller;
      continue;
    }
    if (answer.data === null) return { nodes, hidden, stop: notThere(answer.problems[0]?.detail) };
    const { pageInfo } = answer.data;
    for (const node of answer.data.nodes) {
      if (node === null) hidden++;
      else nodes.push(node);
    }
    if (!pageInfo.hasNextPage) return { nodes, hidden, stop: 'end' };
    if ((await isEnough?.(nodes)) === true) return { nodes, hidden, stop: 'enough' };
    if (pageInfo.endCursor === null || pageInfo.endCursor === cursor) return { nodes, hidden, stop: standsStill() };
    pages++;
    if (pages >= maxPages) return { nodes, hidden, stop: 'limit' };
    cursor = pageInfo.endCursor;
  }
}

/** The refusal for something in GitHub's reply that should be there and is not. */
export function notThere(detail = 'GitHub does not show it.'): Refusal {
  return refusal('not-found', detail, 'Check the name in `repository`, and what the token may read.');
}

function standsStill(): Refusal {
  return refusal('rejected', 'GitHub says that there is more, but not where.', 'Nothing to set: run again later.');
}
