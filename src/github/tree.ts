/** The files of a commit through the API: the tree in one request, the texts in another, however many they are. */
import { z } from 'zod';
import { sha } from '../history/commit.ts';
import type { CommitTree, FileText, TreeEntry } from '../history/commit-tree.ts';
import { MAX_TEXT_BYTES, modeOf, readable } from '../history/commit-tree.ts';
import type { Refusal } from './answers.ts';
import type { Door } from './door.ts';
import { blobsQuery } from './queries/blobs.ts';
import type { OpenedRepository } from './repository.ts';

type Named = Pick<OpenedRepository, 'owner' | 'name'>;

const treeReply = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      sha: sha,
      size: z.int().nonnegative().nullish(),
    }),
  ),
});

const blob = z.object({
  byteSize: z.int().optional(),
  isBinary: z.boolean().nullish(),
  isTruncated: z.boolean().optional(),
  text: z.string().nullish(),
});
const blobsReply = z.object({ repository: z.record(z.string(), blob.nullable()) });

/** The tree of commit `sha`, or why it can't be read. GitHub cuts one off at 100,000 entries or 7 MB. */
export async function readTree(door: Door, { owner, name }: Named, sha: string): Promise<CommitTree | Refusal> {
  const path = `/repos/${owner}/${name}/git/trees/${sha}?recursive=1`;
  const answer = await door.rest({ method: 'GET', path, schema: treeReply });
  if (!answer.ok) return answer;
  const entries = answer.data.tree.flatMap(({ path, mode: digits, sha: id, size }): TreeEntry[] => {
    const mode = modeOf(digits);
    return mode === null ? [] : [{ path, mode, sha: id, size: size ?? null }];
  });
  return { entries, truncated: answer.data.truncated };
}

/** Texts by path, of those that are asked for, or why none can be read. Too large or binary: that is said instead. */
export async function readTexts(
  door: Door,
  named: Named,
  entries: readonly TreeEntry[],
): Promise<ReadonlyMap<string, FileText> | Refusal> {
  const wanted = new Set(readable(entries));
  const blobs = await readBlobs(door, named, [...new Set([...wanted].map(({ sha }) => sha))]);
  if ('ok' in blobs) return blobs;
  return new Map(
    entries.map((entry): [string, FileText] => {
      const isTooLarge = (entry.size ?? 0) > MAX_TEXT_BYTES;
      return [entry.path, wanted.has(entry) ? (blobs.get(entry.sha) ?? 'unread') : isTooLarge ? 'too-large' : 'unread'];
    }),
  );
}

async function readBlobs(
  door: Door,
  { owner, name }: Named,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FileText> | Refusal> {
  if (ids.length === 0) return new Map();
  const variables = Object.fromEntries(ids.map((id, at) => [`b${at}`, id]));
  const answer = await door.graphql({
    name: 'Blobs',
    isOfOne: true,
    document: blobsQuery(Object.keys(variables)),
    variables: { owner, name, ...variables },
    schema: blobsReply,
    optionalPaths: ['repository.*'],
  });
  if (!answer.ok) return answer;
  const { repository } = answer.data;
  return new Map(ids.map((id, at) => [id, textOf(repository[`b${at}`] ?? null)]));
}

/** An empty text may be null. */
function textOf(reply: z.infer<typeof blob> | null): FileText {
  if (reply === null) return 'unread';
  const { byteSize = 0, isBinary, isTruncated, text = null } = reply;
  if (isTruncated === true || byteSize > MAX_TEXT_BYTES) return 'too-large';
  if (isBinary === true || (text === null && byteSize > 0)) return 'binary';
  return { text: text ?? '', truncated: false };
}
