/** Branches and tags. */
import type { EpochMs } from '../../../src/history/time.ts';
import type { FakeCommit, FakeTag } from './git-state.ts';
import type { FakeRepository } from './state.ts';

export type ShownRef = {
  readonly __typename: 'Ref';
  readonly id: string;
  readonly qualifiedName: string;
  /** Without the prefix: `main`, `v1.0.0`. */
  readonly name: string;
  readonly prefix: string;
  readonly target: FakeCommit | FakeTag | null;
  /** Committed date of the commit it leads to. */
  readonly committedAt: EpochMs;
};

const SHOWN = new WeakMap<FakeRepository, { readonly refs: string; readonly shown: readonly ShownRef[] }>();

/** All refs; the same list as long as no ref changes. */
export function allRefs(repository: FakeRepository): readonly ShownRef[] {
  const refs = [...repository.refs].join('\n') + repository.commits.size;
  const known = SHOWN.get(repository);
  if (known?.refs === refs) return known.shown;
  const shown = [...repository.refs].map(([name, oid]) => shownRef(repository, name, oid));
  SHOWN.set(repository, { refs, shown });
  return shown;
}

/** A ref by its full name (`refs/heads/main`), as GitHub also by a shorter one (`heads/main`, `main`). */
export function refOf(repository: FakeRepository, name: string): ShownRef | null {
  for (const full of [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`]) {
    const oid = repository.refs.get(full);
    if (oid !== undefined) return shownRef(repository, full, oid);
  }
  return null;
}

/** The commit behind an id of a commit or a tag object; `null` if it is not there. */
export function commitOf(repository: FakeRepository, oid: string): FakeCommit | null {
  const tag = repository.tags.get(oid);
  return tag === undefined ? (repository.commits.get(oid) ?? null) : commitOf(repository, tag.target);
}

function shownRef(repository: FakeRepository, qualifiedName: string, oid: string): ShownRef {
  const [, prefix = '', name = qualifiedName] = /^(refs\/[^/]+\/)(.+)$/.exec(qualifiedName) ?? [];
  return {
    __typename: 'Ref',
    id: `REF_${qualifiedName}`,
    qualifiedName,
    name,
    prefix,
    target: repository.tags.get(oid) ?? repository.commits.get(oid) ?? null,
    committedAt: commitOf(repository, oid)?.committedDate ?? 0,
  };
}
