/** The text of one file at a commit, through the API. */
import { z } from 'zod';
import type { Refusal } from './answers.ts';
import { blobReply } from './blob-reply.ts';
import type { Door } from './door.ts';
import { TEXT_AT } from './queries/text-at.ts';
import type { OpenedRepository } from './repository.ts';

const reply = z.object({
  repository: z.object({
    object: blobReply,
  }),
});

/** `null`: the commit has no such file, or it is no text or too long to be shown whole. */
export async function readTextAt(
  door: Door,
  { owner, name }: Pick<OpenedRepository, 'owner' | 'name'>,
  { sha, path }: { readonly sha: string; readonly path: string },
): Promise<string | null | Refusal> {
  const answer = await door.graphql({
    name: 'TextAt',
    isOfOne: true,
    document: TEXT_AT,
    variables: { owner, name, expression: `${sha}:${path}` },
    schema: reply,
  });
  if (!answer.ok) return answer;
  const { object } = answer.data.repository;
  if (object === null || object.isTruncated === true || object.isBinary === true) return null;
  return object.text ?? null;
}
