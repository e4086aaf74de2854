import type { Status } from './rule.ts';

/**
 * What is certain comes before what is doubtful: an approval that is missing is missing, whatever else can't be seen,
 * and must not pass for the lesser "unknown", which may only warn.
 */
const WORST_FIRST: readonly Status[] = ['fail', 'pending', 'unknown', 'pass', 'skipped'];

/** The status of several demands that must all be met; `skipped` where there is none. */
export function worstOf(statuses: readonly Status[]): Status {
  return WORST_FIRST.find((status) => statuses.includes(status)) ?? 'skipped';
}
