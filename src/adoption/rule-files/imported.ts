/** What rule files import: the files that reach a tool this way, and the imports that lead nowhere. */
import { followLinks, importsOf, type Repository, readsImports } from './content.ts';
import { type MarkdownLine, markdownLinesOf } from './markdown.ts';
import type { NamedPath } from './named-paths.ts';
import { directoryOf, resolvePath } from './tree.ts';

/** docs.anthropic.com, memory: five hops at most. */
const MAX_HOPS = 5;
const MAX_FILES = 100;
const MAX_TEXT = 200_000;

/** Every file that the text at a path imports, directly or through others; the path itself is not among them. */
export function importedFrom(repository: Repository, path: string): ReadonlySet<string> {
  const found = new Set<string>();
  let level = [path];
  for (let hops = 0; hops < MAX_HOPS && level.length > 0; hops++) {
    const next: string[] = [];
    for (const each of level) {
      const text = repository.textOf(each);
      if (typeof text === 'string' || !text.text.includes('@')) continue;
      for (const { target } of importsOf(markdownLinesOf(text.text.slice(0, MAX_TEXT)))) {
        const resolved = resolvePath(directoryOf(each), target);
        const end = resolved === null ? null : followLinks(repository, resolved);
        if (end === null || 'broken' in end || found.has(end.path) || found.size >= MAX_FILES) continue;
        if (!repository.index.entries.has(end.path) || end.path === path) continue;
        found.add(end.path);
        next.push(end.path);
      }
    }
    level = next;
  }
  return found;
}

/** The imports of a text that name a document of the repository: `@name` alone is a login or a package as often. */
export function importedNamesIn(names: readonly string[], lines: readonly MarkdownLine[]): NamedPath[] {
  if (!names.some(readsImports)) return [];
  return importsOf(lines).flatMap(({ target, line }) =>
    /^[~/]/.test(target) || !/^[\w./-]+\.(?:md|mdc|txt)$/.test(target)
      ? []
      : [{ path: target.replace(/^\.\//, ''), line, from: 'import' as const, directory: false }],
  );
}
