/** Git objects by id or by an expression such as `main:docs/guide.md`. */
import type { Args } from './context.ts';
import type { ShownBlob, ShownTree } from './files.ts';
import { entryAt, flattened, rootOf, snapshotOf } from './files.ts';
import type { FakeCommit, FakeTag } from './git-state.ts';
import { commitOf, refOf } from './refs.ts';
import type { FakeRepository } from './state.ts';

export type GitObject = FakeCommit | FakeTag | ShownBlob | ShownTree;

/** `repository.object(oid:)` or `repository.object(expression:)`; `null` for what is not there. */
export function objectOf(repository: FakeRepository, args: Args): GitObject | null {
  if (args.oid != null) return objectById(repository, args.oid);
  const expression = args.expression ?? '';
  const colon = expression.indexOf(':');
  if (colon < 0) return revisionOf(repository, expression);
  const commit = commitAt(repository, expression.slice(0, colon));
  if (commit === null) return null;
  const root = rootOf(snapshotOf(repository.commits, commit));
  const path = expression.slice(colon + 1).replace(/\/$/, '');
  return path === '' ? root : (entryAt(root, path)?.object ?? null);
}

/** The commit that a branch, a tag, `HEAD` or an id (maybe abbreviated) stands for. */
export function commitAt(repository: FakeRepository, revision: string): FakeCommit | null {
  const found = revisionOf(repository, revision);
  return found === null || found.__typename === 'Blob' || found.__typename === 'Tree'
    ? null
    : commitOf(repository, found.oid);
}

/** The tree behind a revision or a tree's own id. */
export function treeAt(repository: FakeRepository, revision: string): ShownTree | null {
  const commit = commitAt(repository, revision);
  if (commit !== null) return rootOf(snapshotOf(repository.commits, commit));
  const found = objectById(repository, revision);
  return found?.__typename === 'Tree' ? found : null;
}

function revisionOf(repository: FakeRepository, revision: string): GitObject | null {
  const name = revision === 'HEAD' || revision === '' ? repository.defaultBranch : revision;
  const target = refOf(repository, name)?.target;
  if (target != null) return target;
  if (/^[0-9a-f]{40}$/.test(name)) return objectById(repository, name);
  if (!/^[0-9a-f]{7,39}$/.test(name)) return null;
  const ids = [...repository.commits.keys()].filter((oid) => oid.startsWith(name));
  return ids.length === 1 ? objectById(repository, ids[0] ?? '') : null;
}

function objectById(repository: FakeRepository, oid: string): GitObject | null {
  const known = repository.commits.get(oid) ?? repository.tags.get(oid);
  if (known !== undefined) return known;
  for (const { files } of repository.commits.values()) {
    if (files === null) continue;
    const root = rootOf(files);
    if (root.oid === oid) return root;
    const entry = flattened(root).find((each) => each.oid === oid);
    if (entry !== undefined) return entry.object;
  }
  return null;
}
