/** Deliveries with so much toil: of the last 90 days until `UNTIL`, 1 April 2026, and of the 90 days before. */
import type { Delivery } from '../../src/delivery/delivery.ts';
import type { PullRequest } from '../../src/history/pull-request.ts';
import { aPullRequest, at } from '../support/history.ts';
import type { GivenHistory, GivenSettings } from './delivered.ts';
import { delivered } from './delivered.ts';

export const LATER = '2026-01-02T08:00:00Z';
export const EARLIER = '2025-10-04T08:00:00Z';

/** So many changes, of which the first ones bear the label `toil`. */
export type Work = { readonly toil: number; readonly total: number };

/** Changes of both windows, numbered from 1 and, the earlier ones, from 1001. */
export function toiling(later: Work, earlier: Work, given: GivenHistory & { settings?: GivenSettings } = {}): Delivery {
  const { settings, ...history } = given;
  const pullRequests = [
    ...changesOf(earlier, { since: EARLIER, from: 1001 }),
    ...changesOf(later, { since: LATER, from: 1 }),
  ];
  return delivered({ pullRequests, ...history }, settings);
}

function changesOf({ toil, total }: Work, { since, from }: { since: string; from: number }): PullRequest[] {
  return Array.from({ length: total }, (_, index) =>
    aPullRequest({ number: from + index, mergedAt: at(since) + index, labels: index < toil ? ['toil'] : [] }),
  );
}
