/** The files of a commit as git's trees and blobs, with the ids git would give them. */
import { createHash } from 'node:crypto';
import type { FakeCommit, FakeFile } from './git-state.ts';
import type { FakeRepository } from './state.ts';

export type Files = Readonly<Record<string, FakeFile>>;

export type ShownBlob = { readonly __typename: 'Blob'; readonly oid: string; readonly bytes: Buffer };

export type ShownTree = { readonly __typename: 'Tree'; readonly oid: string; readonly entries: readonly ShownEntry[] };

export type ShownEntry = {
  readonly __typename: 'TreeEntry';
  readonly name: string;
  readonly path: string;
  readonly type: 'blob' | 'tree';
  /** `0o100644` for files, `0o040000` for folders, `0o120000` for symbolic links. */
  readonly mode: number;
  readonly oid: string;
  readonly size: number;
  readonly object: ShownBlob | ShownTree;
};

/** The files at a commit: its own, else those of the nearest first parent that has some. */
export function snapshotOf(commits: FakeRepository['commits'], commit: FakeCommit): Files {
  let current: FakeCommit | undefined = commit;
  while (current !== undefined) {
    if (current.files !== null) return current.files;
    current = commits.get(current.parents[0] ?? '');
  }
  return {};
}

const TREES = new WeakMap<Files, ShownTree>();

/** The root tree of a commit's files. */
export function rootOf(files: Files): ShownTree {
  const known = TREES.get(files);
  if (known !== undefined) return known;
  const tree = treeOf(files, '');
  TREES.set(files, tree);
  return tree;
}

/** The entry at a path, or `null`. */
export function entryAt(tree: ShownTree, path: string): ShownEntry | null {
  return flattened(tree).find((entry) => entry.path === path) ?? null;
}

/** Every entry of a tree and of the trees in it. */
export function flattened(tree: ShownTree): ShownEntry[] {
  return tree.entries.flatMap((entry) =>
    entry.object.__typename === 'Tree' ? [entry, ...flattened(entry.object)] : [entry],
  );
}

function treeOf(files: Files, prefix: string): ShownTree {
  const names = new Set(
    Object.keys(files)
      .filter((path) => path.startsWith(prefix))
      .map((path) => path.slice(prefix.length).split('/')[0] ?? ''),
  );
  const entries = [...names].map((name) => entryOf(files, prefix, name));
  // Git sorts folders as if their names ended in a slash.
  const key = (entry: ShownEntry): string => (entry.type === 'tree' ? `${entry.name}/` : entry.name);
  entries.sort((one, other) => (key(one) < key(other) ? -1 : 1));
  const parts = entries.flatMap((entry) => [
    Buffer.from(`${entry.mode.toString(8)} ${entry.name}\0`),
    Buffer.from(entry.oid, 'hex'),
  ]);
  return { __typename: 'Tree', oid: oidOf('tree', Buffer.concat(parts)), entries };
}

function entryOf(files: Files, prefix: string, name: string): ShownEntry {
  const path = prefix + name;
  const file = files[path];
  const entry = { __typename: 'TreeEntry', name, path } as const;
  if (file === undefined) {
    const object = treeOf(files, `${path}/`);
    return { ...entry, type: 'tree', mode: 0o040000, oid: object.oid, size: 0, object };
  }
  const isLink = typeof file !== 'string';
  const bytes = Buffer.from(isLink ? file.symlink : file);
  const object: ShownBlob = { __typename: 'Blob', oid: oidOf('blob', bytes), bytes };
  return { ...entry, type: 'blob', mode: isLink ? 0o120000 : 0o100644, oid: object.oid, size: bytes.length, object };
}

function oidOf(type: string, bytes: Buffer): string {
  return createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex');
}
