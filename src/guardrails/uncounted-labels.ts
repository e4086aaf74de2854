import type { Evidence } from './rule.ts';
import { listed } from './sentences.ts';

/** Labels that would loosen a rule and do not count, as evidence. */
export function uncountedLabels(labels: readonly string[]): readonly Evidence[] {
  if (labels.length === 0) return [];
  const why = 'it is not seen that somebody with write access, other than an author, put it there last';
  return [{ text: `The label ${listed(labels)} does not count: ${why}.`, path: null, line: null }];
}
