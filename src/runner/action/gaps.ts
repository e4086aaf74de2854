import { gapGroups } from '../../render/unknowns.ts';
import type { Report } from '../../report/report.ts';
import type { Log } from './log.ts';

/** GitHub shows ten notices of a step and drops the others without a word. */
const MAX_NOTICES = 5;
const TITLE = 'One-Pizza: not everything could be read';

/**
 * A notice for each of the first gaps, those with one fix in one, and one that counts the rest: a gap fails nothing. That a
 * run on a pull request leaves the repository's history unread is as it should be: only the summary says so.
 */
export function tellGaps(report: Report, log: Log): void {
  const { isHistoryRead, provenance, pullRequest } = report;
  const groups = gapGroups([...(isHistoryRead ? provenance.gaps : []), ...(pullRequest?.gaps ?? [])]);
  for (const { texts, fix } of groups.slice(0, MAX_NOTICES)) {
    const said = texts.map((text) => `${text}.`).join(' ');
    log.notice(TITLE, fix === null ? said : `${said} ${fix}`);
  }
  const more = groups.slice(MAX_NOTICES).reduce((sum, { count }) => sum + count, 0);
  if (more > 0) log.notice(TITLE, `And ${more} more: the job summary names them all.`);
}
