/** The first and the last line of the program's own comment: whose it is, what its facts are of, what it says. */
import type { Result } from '../../guardrails/conclusion.ts';
import type { EpochMs } from '../../history/time.ts';
import { isoOf, MS_PER_HOUR } from '../../history/time.ts';

/** What the marker says. */
export type Mark = {
  /** Tells several steps' comments on one pull request apart: letters, digits and hyphens. */
  readonly key: string;
  /** When what it says was read, by GitHub's clock. */
  readonly asOf: EpochMs;
  /** `error`: it could not be judged. */
  readonly result: Result | 'error';
};

const FIRST_LINE = /^<!-- one-pizza:([A-Za-z0-9-]{1,50}) (\S{20,24}) (\w{4,7}) -->\r?\n/;
/** In the order in which they get worse; a verdict that holds a merge up says more than that there is none. */
const BADNESS: readonly string[] = ['pass', 'warn', 'error', 'pending', 'fail'] satisfies Mark['result'][];
/** No run takes so long that a later one could be this much ahead of it. */
const MAX_AHEAD_MS = MS_PER_HOUR;

/** The whole comment: a text between two lines that a reader does not see. */
export function marked(mark: Mark, text: string): string {
  const { key, asOf, result } = mark;
  return `<!-- one-pizza:${key} ${isoOf(asOf)} ${result} -->\n${text.trim()}\n\n${lastLine(key)}`;
}

/** Whether a body is a comment of this key, whole: the marker in the middle, quoted or without its end is none. */
export function hasKey(body: string, key: string): boolean {
  return FIRST_LINE.exec(body)?.[1] === key && body.trimEnd().endsWith(`\n${lastLine(key)}`);
}

/**
 * Below 0 where the first comment gives way to the second: it is of an earlier moment, or of the same with the better
 * result. Moments that are none, or lie ahead of what can be when this run read, are the earliest of all.
 */
export function compareMarks(first: string, second: string, asOf: EpochMs): number {
  const [a, b] = [orderOf(first, asOf), orderOf(second, asOf)];
  return a.at === b.at ? a.badness - b.badness : a.at < b.at ? -1 : 1;
}

function orderOf(body: string, asOf: EpochMs): { readonly at: EpochMs; readonly badness: number } {
  const [, , moment = '', result = ''] = FIRST_LINE.exec(body) ?? [];
  const at = Date.parse(moment);
  const isBelieved = at <= asOf + MAX_AHEAD_MS;
  return { at: isBelieved ? at : 0, badness: BADNESS.indexOf(result) };
}

function lastLine(key: string): string {
  return `<!-- one-pizza:${key} end -->`;
}
