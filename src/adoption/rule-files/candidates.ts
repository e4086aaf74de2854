/** The files of a tree that the catalogue knows, under every name that a tool would find them by. */
import { type Catalogue, type CatalogueEntry, entriesFor } from '../rule-file-catalogue.ts';
import { followLinks, type Repository } from './content.ts';
import { isToolDirectory } from './loaders.ts';

/** A name that fits the catalogue. It may lie behind a symlinked directory, and then is no entry of the tree itself. */
export type Candidate = { readonly path: string; readonly entries: readonly CatalogueEntry[] };

/** A file beside the rules: what it is, and to which tool. */
export type Companion = { readonly path: string; readonly tool: string; readonly kind: string };

export type Candidates = { readonly ruleFiles: readonly Candidate[]; readonly companions: readonly Companion[] };

const MAX_LINKED_DIRECTORIES = 20;
const MAX_BEHIND_ONE = 1_000;

/** All candidates, in the tree's order; those behind symlinked directories such as `.claude` last. */
export function candidatesIn(repository: Repository, catalogue: Catalogue): Candidates {
  const ruleFiles: Candidate[] = [];
  const companions: Companion[] = [];
  const paths = [...repository.index.entries.values()]
    .filter(({ mode }) => mode !== 'submodule')
    .map(({ path }) => path);
  for (const path of [...paths, ...behindLinks(repository)]) {
    const found = entriesFor(catalogue, path);
    if (found.ruleFiles.length > 0) ruleFiles.push({ path, entries: found.ruleFiles });
    const companion = found.ruleFiles.length > 0 ? undefined : found.companions[0];
    if (companion !== undefined) companions.push({ path, tool: companion.tool, kind: companion.kind });
  }
  return { ruleFiles, companions };
}

function behindLinks(repository: Repository): string[] {
  const { index } = repository;
  const links = [...index.doors].filter((path) => isToolDirectory(index, path)).slice(0, MAX_LINKED_DIRECTORIES);
  return links.flatMap((link) => {
    const target = followLinks(repository, link);
    if ('broken' in target || !index.directories.has(target.path)) return [];
    const inside = `${target.path}/`;
    const names: string[] = [];
    for (const path of index.entries.keys()) {
      if (path.startsWith(inside)) names.push(`${link}/${path.slice(inside.length)}`);
      if (names.length === MAX_BEHIND_ONE) break;
    }
    return names;
  });
}
