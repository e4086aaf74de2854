/** Where the content of a path lies: through symlinks, and through files that hold nothing but one import. */
import { frontMatterOf } from './front-matter.ts';
import { type MarkdownLine, markdownLinesOf, withoutCode } from './markdown.ts';
import { chainTo, directoryOf, isInTree, nameOf, resolvePath, type TextOf, type TreeIndex } from './tree.ts';

/** The tree and its texts. */
export type Repository = { readonly index: TreeIndex; readonly textOf: TextOf };

/** `unread`: a text on the way could not be had, or the way leads through a submodule. */
export type Broken = { readonly broken: 'outside' | 'loop' | 'missing' | 'unread' };

/** `how` the name leads to the content, and through which paths. */
export type Content = { readonly path: string; readonly how: 'itself' | 'symlink' | 'import' };

/** As the kernel has it. */
const MAX_LINKS = 40;
/** docs.anthropic.com, memory: imports may import, five hops at most. */
const MAX_IMPORTS = 5;
/** A file that holds one import alone is short. */
const MAX_IMPORTING_FILE = 2_000;

/** Follows symlinks in every part of a path, never out of the repository. */
export function followLinks({ index, textOf }: Repository, path: string): { readonly path: string } | Broken {
  let current = path;
  for (let links = 0; links <= MAX_LINKS; links++) {
    const here = current;
    const door = chainTo(here).find((each) => index.doors.has(each));
    if (door === undefined) return isInTree(index, here) ? { path: here } : { broken: 'missing' };
    if (index.entries.get(door)?.mode === 'submodule') return { broken: 'unread' };
    const target = textOf(door);
    if (typeof target === 'string' || target.truncated || target.text.length > 4_096) return { broken: 'unread' };
    const resolved = resolvePath(directoryOf(door), target.text.trim());
    if (resolved === null) return { broken: 'outside' };
    const rest = here.slice(door.length).replace(/^\//, '');
    current = [resolved, rest].filter((part) => part !== '').join('/');
  }
  return { broken: 'loop' };
}

/** Where a rule file's content lies. `null` text problems (`binary` and the like) are the caller's to see. */
export function contentOf(repository: Repository, path: string): Content | Broken {
  const first = followLinks(repository, path);
  if ('broken' in first) return first;
  let content: Content = { path: first.path, how: first.path === path ? 'itself' : 'symlink' };
  for (let hops = 0; hops <= MAX_IMPORTS; hops++) {
    const target = readsImports(path) ? soleImportOf(repository.textOf(content.path)) : null;
    if (target === null) return content;
    const resolved = resolvePath(directoryOf(content.path), target);
    // An import that can't be followed is prose like any other; `broken-imports.ts` says so where it matters.
    if (resolved === null) return content;
    const next = followLinks(repository, resolved);
    if ('broken' in next || !repository.index.entries.has(next.path)) return content;
    content = { path: next.path, how: 'import' };
  }
  return { broken: 'loop' };
}

/** Whether the tool that loads this name follows `@path` in it. */
export function readsImports(path: string): boolean {
  const name = nameOf(path);
  return name === 'CLAUDE.md' || name === 'GEMINI.md';
}

export type Import = { readonly target: string; readonly line: number };

/** The `@path` imports of a text's prose; code spans, fences and comments hold none. */
export function importsOf(lines: readonly MarkdownLine[]): Import[] {
  return lines.flatMap((line) => {
    if (line.fence !== null || line.aside || !line.text.includes('@')) return [];
    return [...withoutCode(line.text, line.spans).matchAll(/(?<=^|\s)@([^\s`@]{1,300})/g)].flatMap((match) => {
      const target = (match[1] ?? '').replace(/(?<![.,;:!?)])[.,;:!?)]+$/, '');
      return target === '' ? [] : [{ target, line: line.number }];
    });
  });
}

/** The one import that a text consists of (headings and comments aside), or `null`. */
export function soleImportOf(text: ReturnType<TextOf>): string | null {
  if (typeof text === 'string' || text.truncated || text.text.length > MAX_IMPORTING_FILE) return null;
  const head = frontMatterOf(text.text);
  const lines = markdownLinesOf(text.text, typeof head === 'string' ? 0 : head.lastLine);
  const said = lines.filter((line) => !line.aside && line.heading === null && line.text.trim() !== '');
  const only = said[0];
  if (only === undefined || said.length > 1 || only.fence !== null) return null;
  return /^\s*@(\S{1,300})$/.exec(only.text)?.[1] ?? null;
}
