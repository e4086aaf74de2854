/** Files that were meant to steer a tool and that none loads, with the rename that makes one load them. */
import type { Catalogue } from '../rule-file-catalogue.ts';
import { directoryOf, nameOf, type TreeIndex } from './tree.ts';

export type NearMiss = { readonly path: string; readonly renameTo: string };

/** No tool that is known reads these names; people write them all the same. */
const CURSOR_NAMES = new Set(['cursor_rules.md', 'cursor-rules.md', 'cursorrules.md', '.cursorrules.md']);
const CURSOR_PLACES = new Set(['', 'docs', '.cursor', '.github']);

/**
 * Near misses of the root and of the tools' own directories. Elsewhere a page called `agents.md` is documentation about
 * agents far more often than a misspelt rule file, so it is no near miss there.
 */
export function nearMissesIn(index: TreeIndex, catalogue: Catalogue, known: ReadonlySet<string>): NearMiss[] {
  const exact = exactNames(catalogue);
  const found: NearMiss[] = [];
  for (const { path, mode } of index.entries.values()) {
    if (mode === 'submodule' || known.has(path)) continue;
    const renameTo = exact.get(path.toLowerCase()) ?? otherName(path);
    if (renameTo !== null && renameTo !== path) found.push({ path, renameTo });
  }
  return found;
}

/** Lower-case path to the exact one, for every rule file with a fixed name. */
function exactNames(catalogue: Catalogue): Map<string, string> {
  const names = new Map<string, string>();
  for (const { entry, glob } of catalogue.ruleFiles) {
    if (entry.kind !== 'instructions') continue;
    for (const segments of glob) {
      const path = segments.filter((segment) => segment !== '**').join('/');
      if (!path.includes('*')) names.set(path.toLowerCase(), path);
    }
  }
  return names;
}

function otherName(path: string): string | null {
  const directory = directoryOf(path);
  const name = nameOf(path);
  if (CURSOR_NAMES.has(name.toLowerCase()) && CURSOR_PLACES.has(directory)) return '.cursor/rules/rules.mdc';
  if (nameOf(directory) === '.cursor' && name.endsWith('.mdc')) return `${directory}/rules/${name}`;
  if (path.toLowerCase() === 'copilot-instructions.md') return '.github/copilot-instructions.md';
  const inInstructions = directory === '.github/instructions' || directory.startsWith('.github/instructions/');
  if (!inInstructions || !name.endsWith('.md') || name.endsWith('.instructions.md')) return null;
  return name.toLowerCase() === 'readme.md' ? null : `${path.slice(0, -3)}.instructions.md`;
}
