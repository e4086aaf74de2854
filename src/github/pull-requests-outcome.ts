/** What of the pull requests can be relied on, and what is said about the rest. */
import type { Coverage, Gap } from '../history/coverage.ts';
import type { EpochMs } from '../history/time.ts';
import { isoOf } from '../history/time.ts';
import type { Refusal } from './answers.ts';
import type { DetailsRead } from './details.ts';
import type { IndexRead } from './index-pages.ts';
import type { Indexed } from './pull-requests-replies.ts';

export type Seen = { readonly index: IndexRead; readonly details: DetailsRead; readonly startedAt: EpochMs };

/**
 * Complete, or everything since a moment: the end of the last pull request that was not read (of an open one, its last
 * update), and the point where the index was cut off. Unreadable where the token may not read any.
 */
export function outcomeOf({ index, details, startedAt }: Seen): { coverage: Coverage; gaps: Gap[] } {
  const refusals = [...(index.refusal === null ? [] : [index.refusal]), ...details.left.values()];
  const forbidden = refusals.find(({ reason }) => reason === 'forbidden' || reason === 'not-found');
  if (forbidden !== undefined) return { coverage: 'unreadable', gaps: [forbiddenGap(forbidden)] };
  const left = [...details.left.keys()];
  const moments = [
    ...(index.readSince === null ? [] : [index.readSince]),
    ...(index.hidden === 0 ? [] : [startedAt + 1]),
    ...left.map((entry) => lastEventOf(entry) + 1),
  ];
  const checks = checksGap(details);
  if (moments.length === 0) return { coverage: 'complete', gaps: checks };
  const since = moments.reduce((latest, at) => Math.max(latest, at));
  return {
    coverage: { since },
    gaps: [...gapsIn(index, since), ...singleGaps(details), ...manyGap(details, since), ...checks],
  };
}

function lastEventOf({ state, mergedAt, closedAt, updatedAt }: Indexed): EpochMs {
  return state === 'OPEN' ? updatedAt : (mergedAt ?? closedAt ?? updatedAt);
}

function forbiddenGap({ detail }: Refusal): Gap {
  const fix =
    'Add `pull-requests: read` and `contents: read` to the `permissions:` of the job (or give them to the token).';
  return { part: 'pullRequests', what: 'pull requests', why: detail, fix };
}

function gapsIn({ refusal, hidden }: Seen['index'], since: EpochMs): Gap[] {
  const gaps: Gap[] = [];
  if (refusal !== null) {
    const what = `pull requests that ended before ${isoOf(since)}`;
    gaps.push({ part: 'pullRequests', what, why: refusal.detail, fix: refusal.fix });
  }
  if (hidden > 0) {
    const why = 'GitHub lists them without showing them';
    gaps.push({
      part: 'pullRequests',
      what: `${hidden} pull requests`,
      why,
      fix: 'Nothing to set: later runs ask again.',
    });
  }
  return gaps;
}

function checksGap({ checks }: Seen['details']): Gap[] {
  if (checks === null) return [];
  const fix = 'Add `checks: read` and `statuses: read` to the `permissions:` of the job (or give them to the token).';
  return [{ part: 'requiredChecks', what: 'how the checks of pull requests ended', why: checks.detail, fix }];
}

/** Each that was too much for GitHub, by its number. */
function singleGaps({ left }: Seen['details']): Gap[] {
  return [...left].flatMap(([{ number }, { reason, detail, fix }]) =>
    reason === 'budget' ? [] : [{ part: 'pullRequests' as const, what: `pull request #${number}`, why: detail, fix }],
  );
}

/** Those that were not read because no more could be asked. */
function manyGap({ left }: Seen['details'], since: EpochMs): Gap[] {
  const refused = [...left.values()].filter(({ reason }) => reason === 'budget');
  const [first] = refused;
  if (first === undefined) return [];
  const what = `${refused.length} pull requests, the last of which ended before ${isoOf(since)}`;
  return [{ part: 'pullRequests', what, why: first.detail, fix: first.fix }];
}
