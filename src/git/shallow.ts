import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Commit } from '../history/commit.ts';
import type { EpochMs } from '../history/time.ts';
import type { Clone } from './clone.ts';
import { piecesOf } from './run.ts';

const LINE_BREAK = 10;

/** Where a shallow clone ends. */
export type Boundary = {
  /** The commits at the boundary with their true parents, which are not in the clone. */
  readonly commits: readonly Commit[];
  /** The moment from which on nothing is missing: just after the newest of them. */
  readonly since: EpochMs;
};

/**
 * The boundary of a shallow clone within `commits`; `null` where nothing is cut off. Git shows the commits there as if
 * they had no parents; with their true ones nobody takes them for the beginning of the history.
 */
export async function boundaryOf(clone: Clone, commits: ReadonlyMap<string, Commit>): Promise<Boundary | null> {
  if (!clone.isShallow) return null;
  const listed = (await readFile(join(clone.commonDir, 'shallow'), 'utf8')).split('\n');
  const cut = listed.flatMap((sha) => commits.get(sha) ?? []);
  if (cut.length === 0) return null;
  const parents = await trueParents(clone, cut);
  return {
    commits: cut.map((commit) => ({ ...commit, parents: parents.get(commit.sha) ?? commit.parents })),
    since: Math.max(...cut.map(({ committedAt }) => committedAt)) + 1,
  };
}

async function trueParents({ git }: Clone, commits: readonly Commit[]): Promise<Map<string, string[]>> {
  const pieces: Buffer[] = [];
  const ids = commits.map(({ sha }) => `${sha}\n`).join('');
  for await (const piece of piecesOf(git, ['cat-file', '--batch'], ids)) pieces.push(piece);
  const output = Buffer.concat(pieces);
  const found = new Map<string, string[]>();
  for (let start = 0; start < output.length; ) {
    const end = output.indexOf(LINE_BREAK, start);
    const [sha = '', , size = ''] = output.toString('latin1', start, end).split(' ');
    const content = output.toString('latin1', end + 1, end + 1 + Number(size));
    const header = content.slice(0, content.indexOf('\n\n') + 1);
    found.set(
      sha,
      [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent),
    );
    start = end + 1 + Number(size) + 1;
  }
  return found;
}
