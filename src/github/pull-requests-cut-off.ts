/** Pull requests of which GitHub shows only a part of the commits. */
import type { Gap } from '../history/coverage.ts';
import type { History } from '../history/model.ts';

/** GitHub lists no more commits of one pull request than these. */
const MOST_COMMITS = 250;

/** One gap for all of them: their lead time may start earlier than can be seen. */
export function cutOffGaps({ pullRequests }: Pick<History, 'pullRequests'>): Gap[] {
  const full = pullRequests.filter(({ commits }) => (commits?.length ?? 0) >= MOST_COMMITS);
  if (full.length === 0) return [];
  const numbers = full.map(({ number }) => `#${number}`);
  const shown = numbers.slice(0, 5).join(', ');
  const what = `commits beyond the first ${MOST_COMMITS} of ${shown}${numbers.length > 5 ? ` and ${numbers.length - 5} more` : ''}`;
  return [
    {
      part: 'pullRequests',
      what,
      why: 'GitHub lists no more of one pull request',
      fix: 'Nothing to set: smaller changes are seen whole.',
    },
  ];
}
