/** The owners of files by CODEOWNERS, as GitHub reads it (https://docs.github.com/articles/about-code-owners). */
import type { Glob } from '../../adoption/rule-files/glob.ts';
import type { Owner } from './owner.ts';
import { ownerNamed } from './owner.ts';
import { isOwnedBy, pathPatternOf } from './path-pattern.ts';

type Line = { readonly pattern: Glob; readonly owners: readonly Owner[] };

/** The most that is compared, in characters of CODEOWNERS times paths. */
const MOST_WORK = 100_000_000;

/**
 * The owners of each path: those of the last line that fits it; none where no line fits, or that line names none.
 * `null`: there is too much to compare.
 */
export function ownersOf(text: string, paths: readonly string[]): ReadonlyMap<string, readonly Owner[]> | null {
  if (text.length * paths.length > MOST_WORK) return null;
  const lines = linesOf(text);
  const ownersFor = (path: string) => lines.findLast(({ pattern }) => isOwnedBy(pattern, path))?.owners ?? [];
  return new Map(paths.map((path) => [path, ownersFor(path)]));
}

function linesOf(text: string): readonly Line[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line) => lineOf(line) ?? []);
}

/** `null`: it is empty, a comment, or GitHub skips it because of an error in it. */
function lineOf(text: string): Line | null {
  const words = wordsOf(text);
  const [first, ...others] = words;
  if (first === undefined) return null;
  const pattern = pathPatternOf(first);
  const owners = others.flatMap((word) => ownerNamed(word) ?? []);
  return pattern === null || owners.length < others.length ? null : { pattern, owners };
}

/** What stands between white space, up to a comment. A backslash takes the space after it into the word. */
function wordsOf(line: string): readonly string[] {
  const words = line.match(/(?:\\.|\S)+/gu) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  return comment < 0 ? words : words.slice(0, comment);
}
