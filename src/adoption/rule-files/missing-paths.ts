/** Paths that a rule file names and the tree does not hold. */
import { type Finding, quoted } from './finding.ts';
import type { Named, NamedPath } from './named-paths.ts';
import type { EndsInTree } from './path-endings.ts';
import { chainTo, directoryOf, isInTree, nameOf, resolvePath, type TreeIndex } from './tree.ts';

export type PathCheck = {
  readonly index: TreeIndex;
  readonly ignored: (path: string) => boolean;
  readonly endsInTree: EndsInTree;
};

/** Extensions of files that are committed. */
const EXTENSIONS = new Set([
  ...['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs', 'vue', 'svelte', 'astro', 'css', 'scss', 'html', 'json'],
  ...['md', 'mdx', 'mdc', 'rst', 'adoc', 'txt', 'yml', 'yaml', 'toml', 'xml', 'sql', 'proto', 'graphql', 'prisma'],
  ...['py', 'pyi', 'ipynb', 'rb', 'erb', 'rs', 'go', 'java', 'kt', 'kts', 'scala', 'swift', 'm', 'c', 'h', 'cc', 'cpp'],
  ...['hpp', 'cs', 'csproj', 'sln', 'fs', 'php', 'ex', 'exs', 'erl', 'hs', 'lua', 'zig', 'dart', 'sh', 'bash', 'ps1'],
  ...['tf', 'nix', 'gradle', 'mk', 'cmake'],
]);

/** First parts that are branch names as often as directories. */
const BRANCH_TYPES = new Set([
  'feature',
  'feat',
  'fix',
  'bugfix',
  'hotfix',
  'chore',
  'docs',
  'test',
  'release',
  'refactor',
]);

/** First parts of paths that are directories wherever they are written: a project may have lost one. */
const USUAL_ROOTS = new Set([
  'src',
  'lib',
  'app',
  'apps',
  'packages',
  'internal',
  'cmd',
  'pkg',
  'scripts',
  'test',
  'tests',
  'spec',
  'docs',
]);

/** Documents that have their name to themselves: `CONTRIBUTING.md`. Those that agents are told to write are left out. */
const DOCUMENT = /^[A-Z][A-Z_]{4,40}\.md$/;
const NOT_HERE =
  /^(?:AGENTS?|CLAUDE|GEMINI|QWEN|CRUSH|WARP|REASONIX|CONVENTIONS|SKILL|MEMORY|TODO|NOTES|PLAN|PROGRESS|CHANGELOG|README|REVIEW|SPEC|TASKS?|STATUS|REPORT|SUMMARY|HANDOFF|BUGBOT)\.md$/;

/**
 * One finding for each path that exists nowhere it could be meant: from the root, from one of `bases` or a directory
 * above it, at the end of any path, or with its extension left out. Nothing is missing from a tree that was cut off.
 */
export function missingPathFindings(
  file: { readonly path: string; readonly bases: readonly string[] },
  named: Named,
  check: PathCheck,
): Finding[] {
  if (check.index.truncated) return [];
  return named.paths.flatMap((each) => {
    const places = placesOf(each.path, file.bases);
    if (places.length === 0 || places.some((place) => isInTree(check.index, place))) return [];
    if (!isClaim(each, file.bases, check.index)) return [];
    if (each.from === 'code' && [each.path, withoutScriptExtension(each.path)].some(check.endsInTree)) return [];
    if (places.some((place) => check.ignored(place))) return [];
    if (chainTo(each.path).some((part) => named.doubtful.has(part) && !isInTree(check.index, part))) return [];
    return [findingFor(file.path, each, anyCaseOf(places, check.index))];
  });
}

/** Whether a text that fits nothing was meant to be a path of this repository. */
function isClaim({ path, from, directory }: NamedPath, bases: readonly string[], index: TreeIndex): boolean {
  if (from !== 'code') return true;
  const name = nameOf(path);
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
  if (!path.includes('/') && directory) return USUAL_ROOTS.has(path);
  if (!path.includes('/')) return DOCUMENT.test(name) && !NOT_HERE.test(name);
  if (path.startsWith('../')) return false;
  const first = path.split('/')[0] ?? '';
  const starts =
    USUAL_ROOTS.has(first) ||
    ['', ...bases].some((base) => index.directories.has(base === '' ? first : `${base}/${first}`));
  if (EXTENSIONS.has(extension)) return name.length > extension.length + 1 && (starts || !first.includes('.'));
  if (!starts || extension !== '') return false;
  return directory || path.split('/').length > 2 || !BRANCH_TYPES.has(first);
}

function findingFor(path: string, { path: missing, line, from }: NamedPath, actual: string | null): Finding {
  const what = from === 'import' ? 'the import' : 'the path';
  const message = `${what} ${quoted(missing)} does not exist`;
  if (actual === null) return { kind: 'missing-path', path, line, message };
  return { kind: 'missing-path', path, line, message: `${message} in this spelling`, fix: `write ${quoted(actual)}` };
}

/** Where a name may lie: below the root, each base, and every directory above one. */
function placesOf(path: string, bases: readonly string[]): string[] {
  const from = new Set(['', ...bases.flatMap(chainTo)]);
  return [...from].flatMap((base) => {
    const place = resolvePath(base, path);
    return place === null || place === '' ? [] : [place];
  });
}

/** `./a.js` names `a.ts` where modules are written with the extension they will have. */
function withoutScriptExtension(path: string): string {
  return path.replace(/\.(?:c|m)?jsx?$/, '');
}

function anyCaseOf(places: readonly string[], index: TreeIndex): string | null {
  for (const place of places) {
    const actual = index.anyCase.get(place.toLowerCase());
    if (actual !== undefined && directoryOf(actual) !== actual) return actual;
  }
  return null;
}
