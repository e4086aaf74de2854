/** Names from a repository: what they seem to say, and whether they can stand in the config file. */
import { branch } from '../config/values.ts';
import { plainText } from '../render/plain-text.ts';

/** The words of a name in lower case, without digits: `Prod EU-2` is prod and eu. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** No name is longer that is put into the config file; no list of them has more than the next. Longer ones are left open. */
const MOST_CHARACTERS = 100;
export const MOST_FITTED = 20;

/**
 * Whether a name means itself and nothing else as a pattern, and shows as what it is: without `*`, `?` and characters
 * that can't be seen, and of a sensible length.
 */
export function isPlainName(name: string): boolean {
  if (name.length > MOST_CHARACTERS || /[*?]/.test(name)) return false;
  return branch.safeParse(name).success && plainText(name, MOST_CHARACTERS) === name;
}

/** A name in a sentence. */
export function quoted(name: string): string {
  return `\`${plainText(name)}\``;
}

const MOST_NAMED = 5;

/** Some names in a sentence: the first five and how many more. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map(quoted).join(', ');
  return names.length > MOST_NAMED ? `${shown} and ${names.length - MOST_NAMED} more` : shown;
}

/** `1 issue`, `2 issues` */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
