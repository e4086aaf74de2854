/**
 * The values that settings take. Each schema's message is the sentence that follows "allowed:" in an error, the same
 * for every way a value can be wrong.
 */
import { z } from 'zod';
import { APPLIES_TO, DEPLOYMENT_SOURCES, FAIL_ON, LEVELS, ON_UNKNOWN, PRESETS, SIGNALS } from './settings.ts';

const MAX_NAME_LENGTH = 200;
const MAX_LIST_LENGTH = 100;
const MAX_PATH_LENGTH = 1024;

const NAME = `text of 1 to ${MAX_NAME_LENGTH} characters, without control characters`;
const NAMES = `a list of at most ${MAX_LIST_LENGTH} names or patterns (\`*\` any text, \`?\` one character)`;
const EXPECTATIONS = `a list of at most ${MAX_LIST_LENGTH} expectations, such as "lead-time.p75 <= 48h"`;

export const windowDays = wholeNumber(1, 365);
/** What `--since` and `--until` may span: days that need not be whole. */
export const spanInDays = numberWithin(1, 365, 'a number of days');
export const minimumSample = wholeNumber(1, 1000);
export const withinHours = numberWithin(1, 168);
export const revertWithinDays = wholeNumber(1, 90);

/** 0 is no objective. */
export const sloPercent = aboveZero(100);
export const percent = numberWithin(0, 100);
export const perWeek = zeroOrMore();
/** Of a team, or of its part that must be able to do something. */
export const headcount = wholeNumber(1, 50);
export const sizeLimit = wholeNumber(1, 100_000);

export const branch = z
  .string(NAME)
  .min(1, NAME)
  .max(MAX_NAME_LENGTH, NAME)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, NAME);
export const names = atMost(branch, NAMES);
export const expectations = atMost(branch, EXPECTATIONS);

const LOGIN = 'a login, such as alice';
const OWNER = 'a login or a team, such as alice or acme/architects';
/** One that starts with `@`, as in CODEOWNERS, is the same one without. */
export const logins = atMost(
  matching(/^@?[\w-]{1,100}(?:\[bot\])?$/, LOGIN),
  `a list of at most ${MAX_LIST_LENGTH} logins`,
);
export const owners = atMost(
  matching(/^@?[\w-]{1,100}(?:\[bot\]|\/[\w.-]{1,100})?$/, OWNER),
  `a list of at most ${MAX_LIST_LENGTH} logins or teams`,
);

/** A path in the judged repository, whatever stands there. */
export function pathInRepository(example: string): z.ZodString {
  const allowed = `a path from the root of the repository, such as ${example}`;
  return (
    z
      .string(allowed)
      .max(MAX_PATH_LENGTH, allowed)
      // No part that is empty, `.` or `..`; line separators are among what the dot of the first half stops at.
      .regex(/^(?!.*(?:^|\/)\.{0,2}(?:\/|$))[^\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+$/u, allowed)
  );
}

export const baseline = pathInRepository('.github/one-pizza-baseline.json');

export const day = z.iso.date('a calendar day as YYYY-MM-DD');
export const yesOrNo = z.boolean('true or false');

export const source = oneOf(['auto', ...DEPLOYMENT_SOURCES]);
/** Without any, nothing would ever fail: a rate of 0 that says nothing. */
export const signals = listOf(SIGNALS);
export const preset = oneOf(PRESETS);
export const level = oneOf(LEVELS);
export const levelFrom = oneOf(['preset', 'file']);
export const failOn = oneOf(FAIL_ON);
export const onUnknown = oneOf(ON_UNKNOWN);
export const appliesTo = oneOf(APPLIES_TO);

const RULE_FILES = `a list of at most ${MAX_LIST_LENGTH} mappings with keys of: tool, glob`;
export const ruleFiles = atMost(section({ tool: branch, glob: branch }), RULE_FILES);

const AUTHOR = 'a mapping with tool and one of login, email, branch, trailer, label';
const AUTHORS = `a list of at most ${MAX_LIST_LENGTH} mappings with tool and one of login, email, branch, trailer, label`;
const aiAuthor = z.union(
  [
    z.strictObject({ tool: branch, login: branch }),
    z.strictObject({ tool: branch, email: branch }),
    z.strictObject({ tool: branch, branch }),
    z.strictObject({ tool: branch, trailer: branch }),
    z.strictObject({ tool: branch, label: branch }),
  ],
  AUTHOR,
);
export const aiAuthors = atMost(aiAuthor, AUTHORS);

/** A mapping of known keys and no others. */
export function section<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, `a mapping with keys of: ${Object.keys(shape).join(', ')}`);
}

/** A key that may be left out, with what it means in one sentence. */
export function key<Value extends z.ZodType>(value: Value, description: string): z.ZodOptional<Value> {
  return z.optional(value).describe(description);
}

function wholeNumber(least: number, most: number): z.ZodInt {
  const allowed = `a whole number from ${least} to ${most}`;
  return z.int(allowed).min(least, allowed).max(most, allowed);
}

function numberWithin(least: number, most: number, what = 'a number'): z.ZodNumber {
  const allowed = `${what} from ${least} to ${most}`;
  return z.number(allowed).min(least, allowed).max(most, allowed);
}

function aboveZero(most: number): z.ZodNumber {
  const allowed = `a number above 0, at most ${most}`;
  return z.number(allowed).gt(0, allowed).max(most, allowed);
}

function zeroOrMore(): z.ZodNumber {
  const allowed = 'a number, 0 or more';
  return z.number(allowed).min(0, allowed);
}

function matching(pattern: RegExp, allowed: string): z.ZodString {
  return z.string(allowed).regex(pattern, allowed);
}

function oneOf<const Word extends string>(words: readonly Word[]) {
  return z.enum(words, `one of ${words.join(', ')}`);
}

/** At least one. */
function listOf<const Word extends string>(words: readonly Word[]) {
  const allowed = `a list of one or more of ${words.join(', ')}`;
  return atMost(oneOf(words), allowed).min(1, allowed);
}

function atMost<Item extends z.ZodType>(item: Item, allowed: string): z.ZodArray<Item> {
  return z.array(item, allowed).max(MAX_LIST_LENGTH, allowed);
}
