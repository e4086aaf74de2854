/** Comments of a pull request: those that this account wrote, and writing them. */
import { z } from 'zod';
import type { Refusal, RestAnswer } from './answers.ts';
import type { Door } from './door.ts';
import { connectionOf, notThere, readPages } from './list-pages.ts';
import { COMMENTS } from './queries/comments.ts';

const comment = z.object({
  // Text, because ids have outgrown GraphQL's 32-bit numbers: `databaseId` fails for new comments.
  fullDatabaseId: z.coerce.number().int().positive(),
  viewerDidAuthor: z.boolean(),
  body: z.string(),
});
const reply = z.object({
  repository: z.object({
    pullRequest: z.object({ headRefOid: z.string(), comments: connectionOf(comment) }).nullable(),
  }),
});
const written = z.object({ id: z.int().positive() });

/** Where comments are. */
export type Conversation = { readonly owner: string; readonly name: string; readonly number: number };

export type OwnComment = { readonly id: number; readonly body: string };

export type OwnComments = {
  /** The head of the pull request at the same moment. */
  readonly headSha: string;
  /** Oldest first. */
  readonly comments: readonly OwnComment[];
};

/** Which comments are looked for. */
export type WantedComments = {
  readonly isWanted: (body: string) => boolean;
  /** Of a hundred comments each, from the oldest on; without it all. */
  readonly maxPages?: number;
};

/**
 * The comments that the token's own account wrote and that `isWanted` by their bodies, or why they can't be told. What
 * somebody else wrote is never among them.
 */
export async function ownComments(
  door: Door,
  { owner, name, number }: Conversation,
  { isWanted, ...paging }: WantedComments,
): Promise<OwnComments | Refusal> {
  let headSha: string | null = null;
  const { nodes, stop } = await readPages({
    ...paging,
    ask: async (page) => {
      const variables = { owner, name, number, ...page };
      const answer = await door.graphql({
        name: 'Comments',
        isOfOne: true,
        document: COMMENTS,
        variables,
        schema: reply,
      });
      if (!answer.ok) return answer;
      const { pullRequest } = answer.data.repository;
      headSha = pullRequest?.headRefOid ?? headSha;
      return { ...answer, data: pullRequest?.comments ?? null };
    },
  });
  if (typeof stop === 'object') return stop;
  if (headSha === null) return notThere();
  // By id, so that one that moved while the list was read is there once.
  const own = new Map(nodes.filter((each) => each.viewerDidAuthor && isWanted(each.body)).map(idAndBody));
  const comments = [...own].map(([id, body]) => ({ id, body })).toSorted((a, b) => a.id - b.id);
  return { headSha, comments };
}

function idAndBody({ fullDatabaseId, body }: z.infer<typeof comment>): readonly [number, string] {
  return [fullDatabaseId, body];
}

/**
 * Writes a new comment: its id, or why it could not be written. Rejects with UpstreamError where it is not known whether
 * it was.
 */
export async function createComment(
  door: Door,
  { owner, name, number }: Conversation,
  body: string,
): Promise<number | Refusal> {
  const path = `/repos/${owner}/${name}/issues/${number}/comments`;
  return idOf(await door.rest({ method: 'POST', path, body: { body }, schema: written }));
}

/** Writes a comment anew. The refusal is `not-found` where it was deleted. */
export async function updateComment(
  door: Door,
  { owner, name }: Conversation,
  { id, body }: OwnComment,
): Promise<number | Refusal> {
  const path = `/repos/${owner}/${name}/issues/comments/${id}`;
  return idOf(await door.rest({ method: 'PATCH', path, body: { body }, schema: written }));
}

/** Takes a comment away that another one of this account's stands in for; `null`: it is gone, whoever took it. */
export async function deleteComment(door: Door, { owner, name }: Conversation, id: number): Promise<null | Refusal> {
  const path = `/repos/${owner}/${name}/issues/comments/${id}`;
  const answer = await door.rest({ method: 'DELETE', path, schema: z.null() });
  return answer.ok || answer.reason === 'not-found' ? null : answer;
}

function idOf(answer: RestAnswer<{ readonly id: number }>): number | Refusal {
  return answer.ok ? answer.data.id : answer;
}
