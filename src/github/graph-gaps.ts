/** What of the commit graph could not be read, in words. */
import type { Gap } from '../history/coverage.ts';
import type { EpochMs } from '../history/time.ts';
import { isoOf } from '../history/time.ts';
import type { Refusal } from './answers.ts';
import { refusedGap } from './part-gaps.ts';

/** A gap for what lies before the last commit that was read; `null`: none was. */
export function unreadGap(last: EpochMs | null, refused: Refusal): Gap {
  return refusedGap('commits', last === null ? 'commits' : `commits before ${isoOf(last)}`, refused);
}

/** A gap for delivered commits that were not found, or not followed to the branch; none where there are none. */
export function lostGaps(lost: readonly string[], refused: Refusal | null): Gap[] {
  const [first] = lost;
  if (first === undefined) return [];
  const what = `the way from ${lost.length === 1 ? 'a commit' : `${lost.length} commits`}, such as ${first.slice(0, 12)}, to the delivery branch`;
  if (refused !== null) return [refusedGap('commits', what, refused)];
  const why = 'they were delivered from outside the branch, and are gone or lie too far from it';
  return [
    {
      part: 'commits',
      what,
      why,
      fix: 'Deploy commits of the delivery branch, or name the branch that is deployed in the config file: `branch: release`.',
    },
  ];
}
