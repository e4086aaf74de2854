/** What a team declares holds for a while: figures and drills carry the day they were taken on. */
import type { EpochMs } from '../history/time.ts';
import { isoOf, MS_PER_DAY } from '../history/time.ts';

export const PRODUCT_MAX_AGE_DAYS = 365;
export const PAGER_MAX_AGE_DAYS = 90;
export const DRILL_MAX_AGE_DAYS = 180;

/** `future`: its day begins after the moment that is judged. */
export type Freshness = 'fresh' | 'stale' | 'future' | 'undated';

/**
 * Whether something of `day` (`YYYY-MM-DD`, from its midnight in UTC; `null`: not dated) still holds at `until`. Ages
 * are whole days: what is exactly `maxAgeDays` old is fresh. What is no day counts as undated.
 */
export function freshnessOf(
  day: string | null,
  { until, maxAgeDays }: { readonly until: EpochMs; readonly maxAgeDays: number },
): Freshness {
  const at = day === null ? Number.NaN : Date.parse(day);
  if (Number.isNaN(at)) return 'undated';
  if (at > until) return 'future';
  return Math.floor((until - at) / MS_PER_DAY) > maxAgeDays ? 'stale' : 'fresh';
}

/** The day of a moment in UTC, as it is written in the config file. */
export function dayOf(at: EpochMs): string {
  return isoOf(at).slice(0, 'YYYY-MM-DD'.length);
}
