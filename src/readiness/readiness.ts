/** Whether a smaller team could own this: the checklist and what follows from it. */
import type { Delivery } from '../delivery/delivery.ts';
import type { Check, CheckStatus, Finding } from './check.ts';
import { CHECKS } from './list.ts';

export const READINESS_VERDICTS = ['do-not-shrink', 'not-yet', 'unknown', 'ready'] as const;
export type ReadinessVerdict = (typeof READINESS_VERDICTS)[number];

export type Readiness = {
  readonly verdict: ReadinessVerdict;
  /** In the order of the list. */
  readonly checks: readonly (Pick<Check, 'id' | 'title'> & Finding)[];
};

/** Every check as of the window's end, and the verdict. */
export function readinessOf(delivery: Delivery): Readiness {
  const checks = CHECKS.map(({ id, title, assess }) => ({ id, title, ...assess(delivery) }));
  return { verdict: verdictOf(checks), checks };
}

/**
 * `do-not-shrink` where the product's risk fails, else `not-yet` where any check fails, else `unknown` where any is
 * unknown, else `ready`.
 */
export function verdictOf(checks: readonly (Pick<Check, 'id'> & { readonly status: CheckStatus })[]): ReadinessVerdict {
  const failed = checks.filter(({ status }) => status === 'fail');
  if (failed.some(({ id }) => id === 'product-risk')) return 'do-not-shrink';
  if (failed.length > 0) return 'not-yet';
  return checks.length === 0 || checks.some(({ status }) => status === 'unknown') ? 'unknown' : 'ready';
}
