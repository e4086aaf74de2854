/** Weeks as ISO 8601 counts them: seven days from Monday, 00:00 UTC. */
import type { EpochMs, Window } from '../history/time.ts';
import { MS_PER_DAY, windowEnding } from '../history/time.ts';

const DAYS_PER_WEEK = 7;
const MS_PER_WEEK = DAYS_PER_WEEK * MS_PER_DAY;
const A_MONDAY: EpochMs = Date.UTC(1970, 0, 5);

/** The number of the week that a moment lies in, counted from the week of 5 January 1970. */
export function weekOf(at: EpochMs): number {
  return Math.floor((at - A_MONDAY) / MS_PER_WEEK);
}

/** The last `count` weeks that had ended at `until`, oldest first. */
export function fullWeeksBefore(until: EpochMs, count: number): readonly Window[] {
  const end = A_MONDAY + weekOf(until) * MS_PER_WEEK;
  return Array.from({ length: count }, (_, index) =>
    windowEnding(end - (count - 1 - index) * MS_PER_WEEK, DAYS_PER_WEEK),
  );
}
