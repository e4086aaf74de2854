/**
 * The values that settings take. Each schema's message is the sentence that follows "allowed:" in an error, the same
 * for every way a value can be wrong.
 */
import { z } from 'zod';
import { DEPLOYMENT_SOURCES, SIGNALS } from './settings.ts';

const MAX_NAME_LENGTH = 200;
const MAX_LIST_LENGTH = 100;

const NAME = `text of 1 to ${MAX_NAME_LENGTH} characters, without control characters`;
const NAMES = `a list of at most ${MAX_LIST_LENGTH} names or patterns (\`*\` any text, \`?\` one character)`;

export const windowDays = wholeNumber(1, 365);
/** What `--since` and `--until` may span: days that need not be whole. */
export const spanInDays = numberWithin(1, 365, 'a number of days');
export const minimumSample = wholeNumber(1, 1000);
export const withinHours = numberWithin(1, 168);
export const revertWithinDays = wholeNumber(1, 90);

export const branch = z
  .string(NAME)
  .min(1, NAME)
  .max(MAX_NAME_LENGTH, NAME)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, NAME);
export const names = z.array(branch, NAMES).max(MAX_LIST_LENGTH, NAMES);

export const source = oneOf(['auto', ...DEPLOYMENT_SOURCES]);
export const signals = listOf(SIGNALS);
export const yesOrNo = z.boolean('true or false');

const RULE_FILES = `a list of at most ${MAX_LIST_LENGTH} mappings with keys of: tool, glob`;
export const ruleFiles = z.array(section({ tool: branch, glob: branch }), RULE_FILES).max(MAX_LIST_LENGTH, RULE_FILES);

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
export const aiAuthors = z.array(aiAuthor, AUTHORS).max(MAX_LIST_LENGTH, AUTHORS);

/** A mapping of known keys and no others. */
export function section<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, `a mapping with keys of: ${Object.keys(shape).join(', ')}`);
}

function wholeNumber(least: number, most: number): z.ZodInt {
  const allowed = `a whole number from ${least} to ${most}`;
  return z.int(allowed).min(least, allowed).max(most, allowed);
}

function numberWithin(least: number, most: number, what = 'a number'): z.ZodNumber {
  const allowed = `${what} from ${least} to ${most}`;
  return z.number(allowed).min(least, allowed).max(most, allowed);
}

function oneOf<const Word extends string>(words: readonly Word[]) {
  return z.enum(words, `one of ${words.join(', ')}`);
}

function listOf<const Word extends string>(words: readonly Word[]) {
  const allowed = `a list of ${words.join(', ')}`;
  return z.array(oneOf(words), allowed).max(MAX_LIST_LENGTH, allowed);
}
