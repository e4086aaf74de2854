/** The files that are written into a clone: never over another one, and never out of the clone. */
import { lstat, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SourceError } from '../../history/errors.ts';

/** Where a file goes, from the top of the clone. */
export type Target = {
  readonly path: string;
  /** Other names that GitHub, or One-Pizza's users, know such a file by. */
  readonly variants: readonly string[];
};

/**
 * The path on disk that stands in the way of a target, in any case; `null`: nothing does. Links count as what they are.
 * Throws a SourceError where a folder on the way is a link or no folder: what is behind it may not belong to the clone.
 */
export async function inTheWay(root: string, { path, variants }: Target): Promise<string | null> {
  if (!(await checkedFolders(root, path))) return null;
  const taken = new Set([path, ...variants].map((each) => each.toLowerCase()));
  const folder = dirname(path);
  const names = await readdir(join(root, folder)).catch((error: unknown) => {
    throw refused(`${folder} can't be read`, error);
  });
  return names.map((name) => `${folder}/${name}`).find((each) => taken.has(each.toLowerCase())) ?? null;
}

/** Whether every folder on the way to a path is there. */
async function checkedFolders(root: string, path: string): Promise<boolean> {
  const parts = dirname(path).split('/');
  for (let depth = 1; depth <= parts.length; depth++) {
    const folder = parts.slice(0, depth).join('/');
    const found = await kindOf(join(root, folder));
    if (found === 'absent') return false;
    if (found === 'folder') continue;
    throw new SourceError(
      `${folder} is ${found === 'link' ? 'a symbolic link' : 'no folder'}: nothing is written through it.`,
      `Make ${folder} a folder of the clone, and run this again.`,
    );
  }
  return true;
}

async function kindOf(path: string): Promise<'absent' | 'folder' | 'link' | 'other'> {
  try {
    const found = await lstat(path);
    if (found.isSymbolicLink()) return 'link';
    return found.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'absent';
    throw refused(`${path} can't be looked at`, error);
  }
}

/** Writes a file that is not there yet. Throws a SourceError where that can't be done. */
export async function writeNew(root: string, path: string, text: string): Promise<void> {
  try {
    await checkedFolders(root, path);
    await mkdir(join(root, dirname(path)), { recursive: true });
    // Fails where there is anything of that name, a link that leads nowhere too.
    const file = await open(join(root, path), 'wx');
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw refused(`${path} can't be written`, error);
  }
}

function refused(what: string, error: unknown): SourceError {
  const why = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
  return new SourceError(`${what} (${why}).`, 'Make the clone writable for you, and run this again.');
}
