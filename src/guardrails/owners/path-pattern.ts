/**
 * The patterns of CODEOWNERS (https://docs.github.com/articles/about-code-owners): those of gitignore files without
 * `!`, `[ ]` and `\#`. Case counts. `*` and `?` stop at a slash, `**` does not.
 */
import type { Glob } from '../../adoption/rule-files/glob.ts';
import { fits } from '../../adoption/rule-files/glob.ts';

/** Longer than any path. */
const LONGEST = 4096;
const BELOW = ['**', '*'];

/** What stands for a `*` or `?` that is meant as itself: neither is in a name. */
const STAR = '\0';
const QUESTION_MARK = '\u0001';

/** A pattern made ready for matching; `null`: GitHub takes it for an error. */
export function pathPatternOf(pattern: string): Glob | null {
  if (pattern.length > LONGEST || /^!|^\\#|[[\]]|\*{3}/.test(pattern)) return null;
  const isFolder = pattern.endsWith('/');
  const path = pattern.slice(pattern.startsWith('/') ? 1 : 0, isFolder ? -1 : undefined);
  const isAnchored = pattern.startsWith('/') || path.includes('/');
  const parts = path.split('/').map(unescaped);
  return [[...(isAnchored ? [] : ['**']), ...parts, ...endingOf(parts.at(-1), isFolder)]];
}

/** Whether a path of a file, relative to the root, fits a pattern. */
export function isOwnedBy(pattern: Glob, path: string): boolean {
  return fits(pattern, literal(path));
}

/** A name that is no folder's for sure may be either: the file itself, and all that lies in the folder. */
function endingOf(last: string | undefined, isFolder: boolean): readonly string[] {
  if (isFolder) return BELOW;
  if (last === '**') return ['*'];
  return last === '*' ? [] : ['**'];
}

function unescaped(part: string): string {
  return part.replace(/\\(.?)/gsu, (_, letter: string) => literal(letter));
}

function literal(text: string): string {
  return text.replaceAll('*', STAR).replaceAll('?', QUESTION_MARK);
}
