/** The files of a commit, from git's own objects, never from the disk. */
import type { CommitTree, FileText, TreeEntry } from '../history/commit-tree.ts';
import { MAX_TEXT_BYTES, modeOf, readable, textIn } from '../history/commit-tree.ts';
import type { Clone } from './clone.ts';
import { readObjects } from './objects.ts';
import type { Git } from './program.ts';
import { recordsIn } from './records.ts';
import { piecesOf, run } from './run.ts';

/** More than any repository has; a tree beyond it is cut off. */
const MAX_ENTRIES = 1_000_000;

/** The tree of commit `sha`. Sizes are not told in a partial clone, which lacks the files. */
export async function readTree({ git, settings }: Clone, sha: string): Promise<CommitTree> {
  const long = settings.isPartial ? [] : ['--long'];
  const args = ['ls-tree', '-r', '-z', '--full-tree', ...long, '--end-of-options', sha];
  const entries: TreeEntry[] = [];
  for await (const record of recordsIn(piecesOf(git, args))) {
    if (entries.length === MAX_ENTRIES) return { entries, truncated: true };
    const entry = entryOf(record.toString('utf8'));
    if (entry !== null) entries.push(entry);
  }
  return { entries, truncated: false };
}

/** `<mode> <type> <sha> <size, or - for none>\t<path>` */
function entryOf(line: string): TreeEntry | null {
  const [, digits = '', sha = '', size, path = ''] = /^(\d{6}) \w+ ([0-9a-f]+)(?: +(-|\d+))?\t(.*)$/s.exec(line) ?? [];
  const mode = modeOf(digits);
  if (mode === null) return null;
  return { path, mode, sha, size: size === undefined || size === '-' ? null : Number(size) };
}

/**
 * Texts by path, of those that are asked for. Too large or binary: that is said instead. Refused where a partial clone
 * lacks one of them: nothing is fetched.
 */
export async function readTexts(
  { git, settings }: Clone,
  entries: readonly TreeEntry[],
): Promise<ReadonlyMap<string, FileText> | LeftOut> {
  const wanted = new Set(readable(entries));
  const ids = [...new Set([...wanted].map(({ sha }) => sha))];
  // Git ends where it meets an object that it may not fetch.
  if (settings.isPartial && !(await areThere(git, ids))) return LEFT_OUT;
  const objects = await readObjects(git, ids, { maxBytes: MAX_TEXT_BYTES });
  return new Map(
    entries.map((entry): [string, FileText] => {
      const isTooLarge = (entry.size ?? 0) > MAX_TEXT_BYTES;
      if (!wanted.has(entry)) return [entry.path, isTooLarge ? 'too-large' : 'unread'];
      const bytes = objects.get(entry.sha);
      if (bytes === undefined) return [entry.path, 'unread'];
      return [entry.path, bytes === 'too-large' ? bytes : textIn(bytes)];
    }),
  );
}

/** Why texts can't be read. */
export type LeftOut = { readonly detail: string; readonly fix: string };

const LEFT_OUT: LeftOut = {
  detail: 'some of the files that are needed were left out of this partial clone',
  fix: 'Check out the delivery branch, which fetches its files (`git checkout main`), or clone without `--filter`.',
};

async function areThere(git: Git, ids: readonly string[]): Promise<boolean> {
  for (const id of ids) if ((await run(git, ['cat-file', '-e', id])).code !== 0) return false;
  return true;
}
