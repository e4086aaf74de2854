/** The texts that an assessment asks for, so that a source can read them in one go. */
import { catalogueWith } from '../rule-file-catalogue.ts';
import type { Known } from './assessment.ts';
import { candidatesIn } from './candidates.ts';
import { followLinks, type Repository } from './content.ts';
import { ignoreFilesIn } from './ignored-paths.ts';
import { definingFilesIn } from './project-scripts.ts';
import { indexOf, type RepositoryTree, type TextOf } from './tree.ts';

/**
 * Paths whose text is needed, the most important first: rule files, then settings that change how those are read,
 * ignore files, and what defines scripts. Ask again with what was read until nothing new comes: symlinks (read as
 * their targets) and imports show further paths only then.
 */
export function textsWanted(tree: RepositoryTree, textOf: TextOf, known: Known = {}): string[] {
  const index = indexOf(tree);
  const repository: Repository = { index, textOf };
  const { ruleFiles } = candidatesIn(repository, catalogueWith(known.ruleFiles));
  const ends = ruleFiles.flatMap(({ path }) => {
    const end = followLinks(repository, path);
    return 'broken' in end ? [] : [end.path];
  });
  const links = [...index.doors].filter((path) => index.entries.get(path)?.mode === 'symlink');
  const wanted = [
    ...ruleFiles.map(({ path }) => path),
    ...ends,
    ...links,
    '.gemini/settings.json',
    '.codex/config.toml',
    ...ignoreFilesIn(index),
    ...definingFilesIn(index),
  ];
  return [...new Set(wanted)].filter((path) => index.entries.has(path));
}
