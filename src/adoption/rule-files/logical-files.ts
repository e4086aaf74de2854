/** Names that lead to the same content are one rule file: symlinks, files of one import, copies. */
import type { CatalogueEntry } from '../rule-file-catalogue.ts';
import type { Candidate } from './candidates.ts';
import { type Broken, contentOf, type Repository } from './content.ts';

/** A name under which tools find content, and how it leads there. */
export type Name = {
  readonly path: string;
  readonly how: 'itself' | 'symlink' | 'import' | 'identical';
  readonly entries: readonly CatalogueEntry[];
};

/** The names of one content, and the path that holds it. */
export type Group = { readonly path: string; readonly names: readonly Name[] };

/** A name that leads nowhere, and why. */
export type Dangling = Candidate & Broken;

/** Groups candidates by the blob they lead to, in the order of their paths. */
export function groupsOf(
  repository: Repository,
  candidates: readonly Candidate[],
): { readonly groups: readonly Group[]; readonly dangling: readonly Dangling[] } {
  const byBlob = new Map<string, { path: string; names: Name[] }>();
  const dangling: Dangling[] = [];
  for (const candidate of candidates) {
    const content = contentOf(repository, candidate.path);
    if ('broken' in content) {
      dangling.push({ ...candidate, broken: content.broken });
      continue;
    }
    const blob = repository.index.entries.get(content.path)?.sha;
    // A symlink to a directory bears a rule file's name, and no tool can read it as one.
    if (blob === undefined) continue;
    const group = byBlob.get(blob) ?? { path: content.path, names: [] };
    if (isBetter(content.path, group.path)) group.path = content.path;
    group.names.push({ ...candidate, how: content.how });
    byBlob.set(blob, group);
  }
  const groups = [...byBlob.values()].map(({ path, names }) => ({
    path,
    names: names.map((name) => asCopy(name, path)),
  }));
  return { groups: groups.toSorted((a, b) => (a.path < b.path ? -1 : 1)), dangling };
}

/** Of several copies the shared name, else the one nearest to the root, stands for all. */
function isBetter(path: string, than: string): boolean {
  const rank = (each: string): number => each.split('/').length * 2 - (each.endsWith('AGENTS.md') ? 1 : 0);
  return rank(path) < rank(than) || (rank(path) === rank(than) && path < than);
}

function asCopy(name: Name, holder: string): Name {
  return name.how === 'itself' && name.path !== holder ? { ...name, how: 'identical' } : name;
}
