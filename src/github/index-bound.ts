/** How far back pull requests have to be read. */
import { horizonOf, isHorizonFinal } from '../history/horizon.ts';
import type { History } from '../history/model.ts';
import type { Plan } from '../history/plan.ts';
import { floorOf } from '../history/plan.ts';
import { prune } from '../history/prune.ts';
import type { EpochMs } from '../history/time.ts';
import { MS_PER_HOUR } from '../history/time.ts';
import type { Indexed } from './pull-requests-replies.ts';

/**
 * The moment from which on a pull request that ended may matter: the horizon, or the earliest commit that is kept from
 * before it (work that no seed contains, an old commit that is deployed again), as its pull request is kept too. An hour
 * earlier, as clocks differ. Pull requests and issues of `history` do not count.
 */
export function boundOf(history: History, plan: Plan): EpochMs {
  const horizon = horizonOf(history, plan);
  if (!isHorizonFinal(history, plan)) return horizon - MS_PER_HOUR;
  const coverage = { ...history.coverage, pullRequests: 'complete', issues: 'complete' } as const;
  const { commits } = prune({ ...history, pullRequests: [], issues: [], coverage }, plan);
  const earliest = commits.reduce((least, { committedAt }) => Math.min(least, committedAt), horizon);
  return Math.max(earliest, floorOf(plan)) - MS_PER_HOUR;
}

/** Whether a pull request has to be read: it is open, or ended at `bound` or later. */
export function isWanted({ state, mergedAt, closedAt }: Indexed, bound: EpochMs): boolean {
  const endedAt = mergedAt ?? closedAt;
  return state === 'OPEN' || endedAt === null || endedAt >= bound;
}
