import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceError } from '../history/errors.ts';
import type { Clone } from './clone.ts';
import { failureOf, piecesOf, run } from './run.ts';

/** A file as a commit has it, and whether the work tree has an edited copy of it. */
export type FileAt = {
  /** `null`: the commit has no such file. */
  readonly bytes: Uint8Array | null;
  /** There is a file of that name on disk, and it differs from the commit's, line endings aside. */
  readonly differsOnDisk: boolean;
};

const MAX_BYTES = 262_144;

/**
 * The file `path` (from the top of the repository, with `/`) at commit `sha`; without a commit there is none. Throws a
 * `SourceError` where it is no regular file, is larger than 256 KiB, or is not in the clone (a partial one).
 */
export async function fileAt(clone: Clone, sha: string | null, path: string): Promise<FileAt> {
  const bytes = sha === null ? null : await committed(clone, sha, path);
  return { bytes, differsOnDisk: clone.isBare ? false : await differs(join(clone.root, path), bytes) };
}

async function committed({ git, settings }: Clone, sha: string, path: string): Promise<Buffer | null> {
  const args = ['ls-tree', '-z', '--full-tree', '--end-of-options', sha, '--', path];
  const { code, text, errors } = await run(git, args);
  if (code !== 0) throw settings.isPartial ? leftOut(sha, path) : failureOf(git, args, errors);
  const entry = text.split('\0').find((each) => each.endsWith(`\t${path}`));
  if (entry === undefined) return null;
  const object = /^100\d{3} blob ([0-9a-f]+)\t/.exec(entry)?.[1];
  if (object === undefined) {
    throw new SourceError(`${path} is no regular file at ${sha.slice(0, 7)}.`, 'Commit it as a file of its own.');
  }
  // In a partial clone a folder may be there and the files in it not.
  if (settings.isPartial && (await run(git, ['cat-file', '-e', object])).code !== 0) throw leftOut(sha, path);
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of piecesOf(git, ['cat-file', 'blob', object])) {
    pieces.push(piece);
    length += piece.length;
    if (length > MAX_BYTES) throw new SourceError(`${path} is larger than 256 KiB.`, 'Make it smaller.');
  }
  return Buffer.concat(pieces);
}

function leftOut(sha: string, path: string): SourceError {
  return new SourceError(
    `${path} was left out of this partial clone.`,
    `Fetch it with: git cat-file -e ${sha.slice(0, 12)}:${path}`,
  );
}

async function differs(path: string, bytes: Uint8Array | null): Promise<boolean> {
  try {
    const { size } = await stat(path);
    return bytes === null || size > 2 * MAX_BYTES || plain(await readFile(path)) !== plain(bytes);
  } catch {
    return false;
  }
}

/** Bytes one to one as text, with the line endings that git keeps. */
function plain(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');
}
