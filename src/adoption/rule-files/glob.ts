/**
 * Globs over paths, for the catalogue, the config, front matter and ignore files: `**` any directories, `*` any text
 * without a slash, `?` one character, `{a,b}` either. Exact case. No regular expression is made of them: paths and
 * globs both come from strangers.
 */

import { matchesCase } from '../../history/pattern.ts';

/** A glob with its braces resolved, each alternative cut at its slashes. */
export type Glob = readonly (readonly string[])[];

const MAX_ALTERNATIVES = 64;
const MAX_GLOB = 500;

/** Prepares a glob. Longer than 500 characters or with more than 64 alternatives, it matches nothing. */
export function globOf(pattern: string): Glob {
  if (pattern.length > MAX_GLOB) return [];
  return alternativesOf(pattern).map((each) => each.split('/'));
}

/** Whether a path fits a glob. `crosses` says which directories `**` may stand for (default: all). */
export function fits(glob: Glob, path: string, crosses: (segment: string, depth: number) => boolean = anyway): boolean {
  const segments = path.split('/');
  return glob.some((wanted) => fitsSegments(wanted, segments, crosses));
}

function anyway(): boolean {
  return true;
}

/** One remembered `**` is enough: an earlier one can only take what a later one could take as well. */
function fitsSegments(
  wanted: readonly string[],
  segments: readonly string[],
  crosses: (segment: string, depth: number) => boolean,
): boolean {
  let at = 0;
  let next = 0;
  let star = -1;
  let retry = 0;
  while (next < segments.length) {
    const segment = segments[next] ?? '';
    const want = wanted[at];
    if (want === '**') {
      star = at++;
      retry = next;
    } else if (want !== undefined && fitsName(want, segment)) {
      at++;
      next++;
    } else if (star >= 0 && (retry === segments.length - 1 || crosses(segments[retry] ?? '', retry))) {
      at = star + 1;
      next = ++retry;
    } else {
      return false;
    }
  }
  while (wanted[at] === '**') at++;
  return at === wanted.length;
}

/** Whether one part of a path fits one part of a glob. */
export function fitsName(wanted: string, name: string): boolean {
  // Most parts hold no wildcard, and there are many paths.
  return wanted.includes('*') || wanted.includes('?') ? matchesCase(wanted, name) : wanted === name;
}

/** `a{b,c{d,e}}` as `ab`, `acd`, `ace`. Too many, or braces that don't close: none. */
function alternativesOf(pattern: string): string[] {
  let open = [pattern];
  const done: string[] = [];
  while (open.length > 0) {
    if (open.length + done.length > MAX_ALTERNATIVES) return [];
    const [each = '', ...others] = open;
    open = others;
    const start = each.indexOf('{');
    if (start < 0) {
      done.push(each);
      continue;
    }
    const inner = innerOf(each, start);
    if (inner === null) return [];
    open.push(...inner.choices.map((choice) => each.slice(0, start) + choice + each.slice(inner.end)));
  }
  return done;
}

function innerOf(pattern: string, start: number): { choices: string[]; end: number } | null {
  const choices: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start; at < pattern.length; at++) {
    const letter = pattern[at];
    if (letter === '{') depth++;
    if (letter === '}') depth--;
    if ((letter === ',' && depth === 1) || depth === 0) {
      choices.push(pattern.slice(from, at));
      from = at + 1;
    }
    if (depth === 0) return { choices, end: at + 1 };
  }
  return null;
}

/** The parts of a comma list, commas inside braces left alone. */
export function commaListOf(list: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= list.length; at++) {
    if (list[at] === '{') depth++;
    if (list[at] === '}') depth--;
    if (at < list.length && (list[at] !== ',' || depth > 0)) continue;
    parts.push(list.slice(from, at).trim());
    from = at + 1;
  }
  return parts.filter((part) => part !== '');
}
