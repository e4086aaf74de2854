/** The files of one commit, as the assessment of rule files sees them. Names and texts come from strangers. */
import type { EpochMs } from '../../history/time.ts';

/** One entry of a git tree, directories left out. `size` in bytes, `null`: not told. `sha` is the blob's id. */
export type TreeEntry = {
  readonly path: string;
  readonly mode: 'file' | 'executable' | 'symlink' | 'submodule';
  readonly size: number | null;
  readonly sha: string;
};

/** Every entry of the judged commit's tree, at any depth. `truncated`: there are more, so nothing is surely absent. */
export type RepositoryTree = { readonly entries: readonly TreeEntry[]; readonly truncated: boolean };

/** A blob's text (of a symlink: its target), or why there is none. `truncated`: only the beginning was read. */
export type FileText = { readonly text: string; readonly truncated: boolean } | 'binary' | 'too-large' | 'unread';

/** The text of the entry at a path. A source may answer `unread` to any path; what depends on it is then not judged. */
export type TextOf = (path: string) => FileText;

/** When a path was first and last changed; `null`: not known. */
export type ChangeTimes = { readonly firstChange: EpochMs | null; readonly lastChange: EpochMs | null };

/** The tree, prepared for look-ups. */
export type TreeIndex = {
  readonly entries: ReadonlyMap<string, TreeEntry>;
  /** Paths of directories, without a slash at the end; the root is ''. */
  readonly directories: ReadonlySet<string>;
  /** Lower-case path to a path that exists, files and directories. */
  readonly anyCase: ReadonlyMap<string, string>;
  /** Whether a symlink or a submodule lies in the tree: paths through those can't be followed by name alone. */
  readonly doors: ReadonlySet<string>;
  readonly truncated: boolean;
};

/** Longer paths than a file system takes are left out: only a forged tree has them. */
const MAX_PATH = 4_096;

/** Prepares a tree for look-ups, in time linear in the length of all its paths. */
export function indexOf(tree: RepositoryTree): TreeIndex {
  const entries = new Map<string, TreeEntry>();
  const directories = new Set<string>(['']);
  const anyCase = new Map<string, string>();
  const doors = new Set<string>();
  for (const entry of tree.entries) {
    if (entry.path === '' || entry.path.length > MAX_PATH) continue;
    entries.set(entry.path, entry);
    anyCase.set(entry.path.toLowerCase(), entry.path);
    if (entry.mode === 'symlink' || entry.mode === 'submodule') doors.add(entry.path);
    for (let at = directoryOf(entry.path); !directories.has(at); at = directoryOf(at)) {
      directories.add(at);
      anyCase.set(at.toLowerCase(), at);
    }
  }
  return { entries, directories, anyCase, doors, truncated: tree.truncated };
}

/** The directory a path lies in, '' for the root. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Directories from the root down to the given one: `''`, `a`, `a/b`. */
export function chainTo(directory: string): string[] {
  const chain = [''];
  for (let slash = directory.indexOf('/'); slash >= 0; slash = directory.indexOf('/', slash + 1)) {
    chain.push(directory.slice(0, slash));
  }
  if (directory !== '') chain.push(directory);
  return chain;
}

/** `to` as seen from the directory `from`, dots resolved; `null` where it leaves the repository or is absolute. */
export function resolvePath(from: string, to: string): string | null {
  if (to.startsWith('/')) return null;
  const parts = from === '' ? [] : from.split('/');
  for (const part of to.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

/** Whether a file or directory of that name is in the tree, or a symlink or submodule that may lead to it. */
export function isInTree(index: TreeIndex, path: string): boolean {
  if (index.entries.has(path) || index.directories.has(path)) return true;
  return index.doors.size > 0 && chainTo(directoryOf(path)).some((directory) => index.doors.has(directory));
}
