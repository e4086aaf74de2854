import type { CheckStatus, Finding } from './check.ts';
import type { ConfigEntries } from './config-line.ts';
import { configSentence } from './config-line.ts';

/** One of the things that a check asks for. */
export type Part = Omit<Finding, 'needed'> & {
  /** What the next step asks to be written into the config file; left out: nothing. Parts of a check share one key. */
  readonly config?: ConfigEntries;
};

/**
 * What a check of several parts found: it passes if all do, and fails if any does. A step that several
 * parts ask for is named once. What to write into the config file comes last, for all parts in one line.
 */
export function findingOf(parts: readonly Part[], needed: string): Finding {
  const open = parts.filter(({ status, next }) => status !== 'pass' && next !== null);
  const line = configSentence(open.flatMap(({ config }) => config ?? []));
  const nexts = new Set(open.flatMap(({ next }) => next ?? []));
  const steps = [...nexts, line].filter((step) => step !== '');
  return {
    status: statusOf(parts),
    observed: parts.map(({ observed }) => observed).join(' '),
    needed,
    evidence: parts.flatMap(({ evidence }) => evidence),
    next: steps.length === 0 ? null : steps.join(' '),
  };
}

function statusOf(parts: readonly Part[]): CheckStatus {
  if (parts.some(({ status }) => status === 'fail')) return 'fail';
  return parts.some(({ status }) => status === 'unknown') ? 'unknown' : 'pass';
}

/** A number with its noun: `1 person`, `3 people`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
