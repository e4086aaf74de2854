/** Deliveries for the checklist: what the team declares, and changes that were merged by somebody. */
import { planOf } from '../../src/config/plan.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { deliveryOf } from '../../src/delivery/delivery.ts';
import type { Actor } from '../../src/history/commit.ts';
import type { PullRequest } from '../../src/history/pull-request.ts';
import { MS_PER_DAY } from '../../src/history/time.ts';
import { settingsWith } from '../support/guarded.ts';
import { aHistory, aMainLine, aPullRequest, at, aUser, UNTIL } from '../support/history.ts';

export type GivenSettings = Parameters<typeof settingsWith>[0];
export type GivenHistory = NonNullable<Parameters<typeof aHistory>[0]>;

/** The delivery of a history in the 90 days until `UNTIL`, 1 April 2026, a Wednesday. */
export function delivered(history: GivenHistory = {}, given: GivenSettings = {}): Delivery {
  const settings = settingsWith(given);
  return deliveryOf(aHistory(history), settings, planOf(settings, { until: UNTIL }));
}

/** The history of changes 1, 2, … merged an hour apart, by default from 2 March 2026 on; each merge delivers. */
export function merged(
  changes: readonly Partial<PullRequest>[],
  since = '2026-03-02T08:00:00Z',
): GivenHistory & { pullRequests: PullRequest[] } {
  const times = changes.map((_, index) => at(since) + index * (MS_PER_DAY / 24));
  return {
    commits: aMainLine(times),
    pullRequests: changes.map((change, index) =>
      aPullRequest({ ...change, number: index + 1, mergedAt: times[index] ?? 0 }),
    ),
  };
}

/** Changes that one person merged; `null`: an account that was deleted. */
export function mergedBy(by: string | Actor | null, times: number): Partial<PullRequest>[] {
  const actor = typeof by === 'string' ? aUser(by) : by;
  return Array.from({ length: times }, () => ({ mergedBy: actor }));
}
