import type { EpochMs } from '../history/time.ts';

/** The end of the year 9999: what ISO 8601 can write with four digits of year. */
const LAST_SECOND = 253_402_300_799;

/** The moment that git writes as seconds since 1970, or `null` where a commit or tag bears no date, or an absurd one. */
export function momentOf(seconds: string): EpochMs | null {
  return /^\d{1,12}$/.test(seconds) && Number(seconds) <= LAST_SECOND ? Number(seconds) * 1000 : null;
}
