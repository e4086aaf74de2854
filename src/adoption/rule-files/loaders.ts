/** Which tools load a rule file, where that depends on the files around it. */
import type { CatalogueEntry } from '../rule-file-catalogue.ts';
import type { Repository } from './content.ts';
import { chainTo, directoryOf, nameOf, type TreeIndex } from './tree.ts';

/** Where the files lie that change what others are read for. */
export type Surroundings = {
  /** Directories that hold a CLAUDE.md; the root too where `.claude/CLAUDE.md` exists. */
  readonly withClaude: ReadonlySet<string>;
  readonly withOverride: ReadonlySet<string>;
  readonly junieHasOwn: boolean;
  /** Lower-case text of `.gemini/settings.json`. */
  readonly geminiSettings: string;
};

/** Looks for those files among the paths that the catalogue knows. */
export function surroundingsOf(repository: Repository, paths: readonly string[]): Surroundings {
  const named = (name: string): string[] => paths.filter((path) => nameOf(path) === name).map(directoryOf);
  const settings = repository.index.entries.has('.gemini/settings.json')
    ? repository.textOf('.gemini/settings.json')
    : 'unread';
  return {
    withClaude: new Set(named('CLAUDE.md').map((directory) => (directory === '.claude' ? '' : directory))),
    withOverride: new Set(named('AGENTS.override.md')),
    junieHasOwn: repository.index.entries.has('.junie/AGENTS.md'),
    geminiSettings: typeof settings === 'string' ? '' : settings.text.slice(0, 100_000).toLowerCase(),
  };
}

/**
 * The tools that load the file at a path, sorted. Claude Code reads AGENTS.md since 2.1.277 where no CLAUDE.md lies in
 * the chain; Junie reads the first of its own and the shared file; an override replaces its neighbour for Codex and Pi.
 */
export function toolsFor(path: string, entries: readonly CatalogueEntry[], around: Surroundings): readonly string[] {
  const directory = directoryOf(path);
  const tools = new Set<string>();
  for (const entry of entries) {
    if (entry.tool !== 'AGENTS.md') tools.add(entry.tool);
    for (const tool of entry.readBy ?? []) tools.add(tool);
    if (directory === '') for (const tool of entry.readAtRootBy ?? []) tools.add(tool);
  }
  if (nameOf(path) === 'AGENTS.md' && directory !== '.junie') {
    if (!chainTo(directory).some((each) => around.withClaude.has(each))) tools.add('Claude Code');
    if (around.geminiSettings.includes('"agents.md"')) tools.add('Gemini CLI');
    if (around.junieHasOwn) tools.delete('JetBrains Junie');
    if (around.withOverride.has(directory)) for (const tool of ['OpenAI Codex', 'Pi']) tools.delete(tool);
  }
  return [...tools].toSorted();
}

/** Whether a directory is a symlink under a name that tools look into, such as `.claude` or `.cursor/rules`. */
export function isToolDirectory(index: TreeIndex, path: string): boolean {
  return index.entries.get(path)?.mode === 'symlink' && path.split('/').some((part) => /^\.[a-z]/.test(part));
}
