import { evidenceOf } from './evidence.ts';
import type { Count } from './figure.ts';

const DAYS_PER_WEEK = 7;

/**
 * How many things a window of `days` days (more than 0) holds, and how many a week that is. `names` names each of
 * them and is the evidence; none is a count of 0, so what could not be read must not come here as an empty list.
 * `fewData` below `minimumSample` things.
 */
export function countOf(of: {
  readonly names: readonly string[];
  readonly days: number;
  readonly minimumSample: number;
}): Count {
  const count = of.names.length;
  return {
    kind: 'count',
    count,
    perWeek: (count / of.days) * DAYS_PER_WEEK,
    fewData: count < of.minimumSample,
    evidence: evidenceOf(of.names),
  };
}
