import type { CheckStatus, Finding } from './check.ts';

/** One of the things that a check asks for. */
export type Part = Omit<Finding, 'needed'>;

/** What a check of several parts found: it passes if all do, and fails if any does. */
export function findingOf(parts: readonly Part[], needed: string): Finding {
  const steps = parts.flatMap(({ status, next }) => (status === 'pass' || next === null ? [] : [next]));
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
