import type { Evidence } from './figure.ts';

/** How many items a figure names; the total says how many more there are. */
const MAX_NAMED = 20;

/** The first 20 of the names, in the order given, and how many there are in all. */
export function evidenceOf(names: readonly string[]): Evidence {
  return { items: names.slice(0, MAX_NAMED), total: names.length };
}
