import type { Report } from '../../report/report.ts';
import type { Log } from './log.ts';

/** GitHub shows ten notices of a step and drops the others without a word. */
const MAX_NOTICES = 5;
const TITLE = 'One-Pizza: not everything could be read';

/** A notice for each of the first gaps, and one that counts the rest: a gap fails nothing. */
export function tellGaps(report: Report, log: Log): void {
  const { gaps } = report.provenance;
  for (const { what, why, fix } of gaps.slice(0, MAX_NOTICES)) {
    log.notice(TITLE, `${what}: ${why.replace(/\.$/, '')}. ${fix}`.trim());
  }
  const more = gaps.length - MAX_NOTICES;
  if (more > 0) log.notice(TITLE, `And ${more} more: the job summary names them all.`);
}
