/** Paths that a tree doesn't hold and a working copy does: build output, installed packages, what `.gitignore` names. */
import { fits, fitsName, type Glob, globOf } from './glob.ts';
import { directoryOf, nameOf, type TextOf, type TreeIndex } from './tree.ts';

/** Made by tools, hardly ever committed. */
const MADE = new Set([
  ...['node_modules', 'bower_components', 'vendor', 'dist', 'build', '_build', 'out', 'output', 'bin', 'obj', 'target'],
  ...['coverage', 'htmlcov', '.nyc_output', 'tmp', 'temp', '.tmp', 'venv', '.venv', '.tox', '.nox'],
  ...['__pycache__', '.pytest_cache', '.mypy_cache', '.ruff_cache', '.cache', '.next', '.nuxt', '.output', '.turbo'],
  ...['.svelte-kit', '.wrangler', '.vercel', '.gradle', '.idea', '.vscode', '.vs', '.git', 'logs', 'log', 'artifacts'],
  ...['generated', 'gen', '.generated', 'zig-out', 'zig-cache', '.zig-cache', 'DerivedData'],
  ...['test-results', 'playwright-report', 'reports', 'results', '.terraform', '.worktrees', 'worktrees', '.env'],
]);

const MAX_IGNORE_FILES = 200;
const MAX_LINES = 1_000;
const MAX_PATTERNS = 500;
/** Questions in all; beyond, every path counts as ignored. */
const MAX_QUESTIONS = 5_000;

type Pattern = { readonly base: string; readonly anchored: Glob | null; readonly name: string };

/** Paths of the ignore files that are read, the nearest to the root first. */
export function ignoreFilesIn(index: TreeIndex): string[] {
  return [...index.entries.keys()]
    .filter((path) => nameOf(path) === '.gitignore')
    .toSorted((a, b) => a.split('/').length - b.split('/').length)
    .slice(0, MAX_IGNORE_FILES);
}

/**
 * Whether a path is made rather than committed. What an ignore file takes back with `!` counts as ignored all the
 * same, and an ignore file that could not be read makes everything below it doubtful: both err to the quiet side.
 */
export function ignoredBy(index: TreeIndex, textOf: TextOf): (path: string) => boolean {
  const patterns: Pattern[] = [];
  const names = new Set<string>();
  const unread: string[] = [];
  for (const path of ignoreFilesIn(index)) {
    const text = textOf(path);
    if (typeof text === 'string') unread.push(directoryOf(path));
    else
      patterns.push(...text.text.split('\n', MAX_LINES).flatMap((line) => patternOf(line, directoryOf(path), names)));
  }
  const known = new Map<string, boolean>();
  const judged = patterns.slice(0, MAX_PATTERNS);
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    if (known.size >= MAX_QUESTIONS) return true;
    const answer =
      path.split('/').some((part) => isMade(part) || names.has(part)) ||
      unread.some((base) => isBelow(base, path)) ||
      judged.some((each) => takes(each, path));
    known.set(path, answer);
    return answer;
  };
}

function isMade(part: string): boolean {
  return MADE.has(part) || /^\.env\b/.test(part);
}

/** One line of an ignore file. A plain name of the root's goes into `names`: most lines are, and a set is quick. */
function patternOf(line: string, base: string, names: Set<string>): Pattern[] {
  const text = line.trim().replace(/\/$/, '');
  if (text === '' || text.startsWith('#') || text.startsWith('!') || text.length > 300) return [];
  if (text.includes('/')) return [{ base, anchored: globOf(text.replace(/^\//, '')), name: '' }];
  if (base !== '' || /[*?[]/.test(text)) return [{ base, anchored: null, name: text }];
  names.add(text);
  return [];
}

function takes({ base, anchored, name }: Pattern, path: string): boolean {
  if (!isBelow(base, path)) return false;
  const parts = (base === '' ? path : path.slice(base.length + 1)).split('/');
  if (anchored === null) return parts.some((part) => fitsName(name, part));
  return parts.some((_, at) => fits(anchored, parts.slice(0, at + 1).join('/')));
}

function isBelow(base: string, path: string): boolean {
  return base === '' || path.startsWith(`${base}/`);
}
