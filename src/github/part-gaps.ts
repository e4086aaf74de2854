/** What a part could not read, in words, and what of it can still be relied on. */
import type { Coverage, Gap } from '../history/coverage.ts';
import type { EpochMs } from '../history/time.ts';
import { isoOf } from '../history/time.ts';
import type { Refusal } from './answers.ts';
import type { PagesRead } from './list-pages.ts';

type OwnPart = 'commits' | 'deployments' | 'workflowRuns' | 'releases' | 'tags' | 'issues';

/** What a workflow's job needs, as written under `permissions:`. */
const PERMISSION: Readonly<Record<OwnPart, string>> = {
  commits: 'contents: read',
  deployments: 'deployments: read',
  workflowRuns: 'actions: read',
  releases: 'contents: read',
  tags: 'contents: read',
  issues: 'issues: read',
};

/** A gap for what was refused, with the permission to add where that would help. */
export function refusedGap(part: OwnPart, what: string, { reason, detail, fix }: Refusal): Gap {
  const isForbidden = reason === 'forbidden';
  return {
    part,
    what,
    why: detail,
    fix: isForbidden
      ? `Add \`${PERMISSION[part]}\` to the \`permissions:\` of the job (or give it to the token).`
      : fix,
  };
}

/** A gap for items that GitHub counts in a list and does not show; none where there are none. */
export function hiddenGaps(part: OwnPart, hidden: number): Gap[] {
  if (hidden === 0) return [];
  const why = 'GitHub lists them without showing them';
  return [{ part, what: `${hidden} of the ${TITLE[part]}`, why, fix: 'Nothing to set: later runs ask again.' }];
}

/** A gap for a list that is longer than is read. */
export function limitGap(part: OwnPart, read: number, oldest: EpochMs | null): Gap {
  const what = `the ${TITLE[part]} beyond the newest ${read}${oldest === null ? '' : `, before ${isoOf(oldest)}`}`;
  const fix = 'Nothing to set: the newest are the ones that count, unless a very old one is delivered anew.';
  return { part, what, why: 'there are more than are read', fix };
}

/**
 * What a list that is read from its newest item down covers: all that was asked for, everything since `oldest`, or
 * nothing. Where it was cut short, a gap says so.
 */
export function outcomeOf<Node>(
  part: Exclude<OwnPart, 'commits'>,
  { stop, hidden, nodes }: PagesRead<Node>,
  oldest: EpochMs | null,
): { coverage: Coverage; gaps: Gap[] } {
  const gaps = hiddenGaps(part, hidden);
  if (stop === 'end' || stop === 'enough') return { coverage: 'complete', gaps };
  const coverage: Coverage = oldest === null ? 'unreadable' : { since: oldest };
  if (stop === 'limit') return { coverage, gaps: [...gaps, limitGap(part, nodes.length, oldest)] };
  const what = oldest === null ? TITLE[part] : `${TITLE[part]} before ${isoOf(oldest)}`;
  return { coverage, gaps: [...gaps, refusedGap(part, what, stop)] };
}

const TITLE: Readonly<Record<OwnPart, string>> = {
  commits: 'commits',
  deployments: 'deployments',
  workflowRuns: 'workflow runs',
  releases: 'releases',
  tags: 'tags',
  issues: 'issues',
};

/** The earliest of some moments; `null` where there are none. */
export function earliestOf(moments: readonly EpochMs[]): EpochMs | null {
  return moments.reduce<EpochMs | null>((least, at) => (least === null || at < least ? at : least), null);
}
