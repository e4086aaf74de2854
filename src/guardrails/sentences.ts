/** How verdicts put names and numbers into sentences. Names come from a repository: they may be anything. */
import { quoted } from '../adoption/rule-files/finding.ts';

const MOST_NAMED = 3;

/** A name as code: one line of at most 120 characters, without backticks, control characters and secrets. */
export function inCode(name: string): string {
  return `\`${unticked(quoted(name))}\``;
}

/** Text from elsewhere without backticks, so that nothing in it is taken for code. */
export function unticked(text: string): string {
  return text.replaceAll('`', "'");
}

/** The first three names, each as code, and how many more there are. None: an empty text. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map(inCode);
  const more = names.length - shown.length;
  const last = more > 0 ? `${more} more` : shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`;
}

/** `1 line`, `2 lines`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
