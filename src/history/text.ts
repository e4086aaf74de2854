/**
 * What titles, bodies, branches and messages say. Every source extracts with these functions while it reads, so that
 * bodies are never kept; a change here is a new version of the history.
 */

import type { Reference } from './commit.ts';
import { withoutComments } from './html-comments.ts';

/** Texts longer than this are read up to here: nobody names the culprit on page 20, and time must stay bounded. */
const MAX_TEXT = 65_536;

const REVERT_TITLE = /^revert\s+"(.*)"\s*(?:\(#(\d+)\))?$/is;
const REAPPLY_TITLE = /^reapply\s+"(.*)"\s*(?:\(#(\d+)\))?$/is;
// The look-behinds let a run of spaces or dots be tried once, not from each of its places: hostile runs are long.
const NUMBER_SUFFIX = /(?<!\s)\s*\(#(\d+)\)$/;
const CLOSING_PUNCTUATION = /(?<![.,;:!*_~|])[.,;:!*_~|]+$/;

/** The title a `Revert "…"` quotes, or `null`. `Reapply "T"` reverts `Revert "T"`. */
export function revertedTitle(title: string): string | null {
  const trimmed = title.slice(0, MAX_TEXT).trim();
  const reverted = REVERT_TITLE.exec(trimmed);
  if (reverted?.[1] !== undefined) return reverted[1];
  const reapplied = REAPPLY_TITLE.exec(trimmed);
  return reapplied?.[1] === undefined ? null : `Revert "${reapplied[1]}"`;
}

/**
 * Whether a title says that it undoes work (`Revert "T"`) or that it restores it (`Revert "Revert "T""`,
 * `Reapply "T"`); `null` if it says neither. Counted through every level of quoting.
 */
export function directionOf(title: string): 'reverts' | 'restores' | null {
  let direction: 'reverts' | 'restores' | null = null;
  for (let inner = revertedTitle(title); inner !== null; inner = revertedTitle(inner)) {
    direction = direction === 'reverts' ? 'restores' : 'reverts';
  }
  return direction;
}

/** The pull request number at the end of a squash commit's headline, `Fix it (#12)`, or `null`. */
export function numberOfHeadline(headline: string): number | null {
  const match = NUMBER_SUFFIX.exec(headline.trim());
  return match?.[1] === undefined ? null : toNumber(match[1]);
}

/** A headline or title without the `(#12)` that GitHub appends when it squashes. */
export function withoutNumber(title: string): string {
  return title.trim().replace(NUMBER_SUFFIX, '');
}

/**
 * What a pull request or commit says it reverts: `Reverts #n`, `Reverts owner/repo#n`, `This reverts commit <sha>`,
 * a branch `revert-n-…`, and a title `Revert "T (#12)"`. A title that names nothing more stands for itself, so that
 * the latest earlier change of that title can be found.
 */
export function revertsIn(text: {
  readonly title: string;
  readonly body: string;
  readonly branch?: string | null;
  readonly repository?: string | null;
}): Reference[] {
  const found: Reference[] = [];
  const body = withoutComments(text.body.slice(0, MAX_TEXT));
  for (const match of body.matchAll(/\breverts\s+([\w.-]+\/[\w.-]+)?#(\d{1,9})\b/gi)) {
    if (isOurs(match[1], text.repository)) pushNumber(found, match[2]);
  }
  for (const match of body.matchAll(/\bthis reverts commit ([0-9a-f]{7,64})\b/gi)) {
    if (match[1] !== undefined) found.push({ sha: match[1].toLowerCase() });
  }
  const branch = /^revert-(\d{1,9})-/.exec(text.branch ?? '');
  if (branch !== null) pushNumber(found, branch[1]);
  const title = revertedTitle(text.title);
  if (title === null) return distinct(found);
  const quoted = numberOfHeadline(title);
  if (quoted !== null) found.push({ number: quoted });
  // The title comes along even where a number is known: it alone tells a revert from the revert of a revert.
  return distinct([...found, { title: withoutNumber(title) }]);
}

/** Commit ids from `(cherry picked from commit …)` lines. */
export function cherryPicksIn(message: string): string[] {
  const found = message.slice(0, MAX_TEXT).matchAll(/\(cherry picked from commit ([0-9a-f]{7,64})\)/gi);
  return [...new Set([...found].flatMap((match) => (match[1] === undefined ? [] : [match[1].toLowerCase()])))];
}

/**
 * What a title and body name: `#n`, a URL of this repository's pull requests, issues, commits and releases, and
 * commit ids of 7 hexadecimal digits or more with a letter and a digit among them (`1234567` is a number, `defaced`
 * a word).
 */
export function namesIn(text: {
  readonly title: string;
  readonly body: string;
  readonly repository?: string | null;
}): Reference[] {
  const found: Reference[] = [];
  const whole = `${text.title.slice(0, MAX_TEXT)}\n${withoutComments(text.body.slice(0, MAX_TEXT))}`;
  const plain = whole.replace(/https?:\/\/[^\s<>()[\]"'`]+/gi, (url) => {
    pushUrl(found, url, text.repository);
    return ' ';
  });
  for (const match of plain.matchAll(/(?<![\w/&])([\w.-]{1,39}\/[\w.-]{1,100})?#(\d{1,9})\b/g)) {
    if (isOurs(match[1], text.repository)) pushNumber(found, match[2]);
  }
  for (const match of plain.matchAll(/(?<![\w#/.-])[0-9a-f]{7,64}(?![\w-])/gi)) {
    const word = match[0].toLowerCase();
    if (/[a-f]/.test(word) && /\d/.test(word)) found.push({ sha: word });
  }
  return distinct(found);
}

function pushUrl(found: Reference[], url: string, repository: string | null | undefined): void {
  const path = /^https?:\/\/[^/]+\/([\w.-]+\/[\w.-]+)\/(pull|issues|commit|releases\/tag)\/([^/?#]+)/i.exec(url);
  if (path === null || !isOurs(path[1], repository)) return;
  const [, , kind = '', value = ''] = path;
  const name = value.replace(CLOSING_PUNCTUATION, '');
  if (/^commit$/i.test(kind)) {
    if (/^[0-9a-f]{7,64}$/i.test(name)) found.push({ sha: name.toLowerCase() });
  } else if (/^releases/i.test(kind)) {
    found.push({ tag: decoded(name) });
  } else if (/^\d{1,9}$/.test(name)) {
    pushNumber(found, name);
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function isOurs(named: string | undefined, repository: string | null | undefined): boolean {
  return named === undefined || repository == null || named.toLowerCase() === repository.toLowerCase();
}

function pushNumber(found: Reference[], digits: string | undefined): void {
  const value = toNumber(digits ?? '');
  if (value !== null) found.push({ number: value });
}

function toNumber(digits: string): number | null {
  const value = Number(digits);
  return Number.isSafeInteger(value) && value > 0 ? value : null;
}

function distinct(references: readonly Reference[]): Reference[] {
  return [...new Map(references.map((each) => [JSON.stringify(each), each])).values()];
}
