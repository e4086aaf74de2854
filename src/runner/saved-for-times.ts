/** Times that a saved history was not read for. */
import type { Part } from '../history/coverage.ts';
import { PARTS } from '../history/coverage.ts';
import { horizonOf } from '../history/horizon.ts';
import type { History } from '../history/model.ts';
import type { Plan } from '../history/plan.ts';
import { issuesSince } from '../history/plan.ts';
import type { EpochMs, Window } from '../history/time.ts';
import { isoOf, windowBefore } from '../history/time.ts';
import type { Unread } from './saved-for-unread.ts';

/** Issues have a time of their own, and these are as of now: everything else is kept down to the horizon. */
const OTHERWISE: readonly Part[] = ['issues', 'ruleFiles', 'requiredChecks'];
const DOWN_TO_HORIZON = PARTS.filter((part) => !OTHERWISE.includes(part));

/** What of `wanted` lies before the time down to which the history was read for `kept`. */
export function unreadTimes(history: History, kept: Plan, wanted: Plan): Unread[] {
  return [...beforeHorizon(history, kept, wanted), ...issuesBefore(kept, wanted)];
}

/**
 * A window is known where the history goes back to the delivery before it: it starts after the earliest window that was
 * read for, and everything since that delivery's commit is there. Else figures of the window, or of both windows, miss
 * changes.
 */
function beforeHorizon(history: History, kept: Plan, wanted: Plan): Unread[] {
  const horizon = Math.round(horizonOf(history, kept));
  const earliest = Math.round(windowBefore(kept.window).since);
  const isKnown = (plan: Plan) =>
    Math.round(windowBefore(plan.window).since) >= earliest && Math.round(horizonOf(history, plan)) >= horizon;
  if (isKnown(wanted)) return [];
  const { since, until } = wanted.window;
  const isCurrentKnown = isKnown({ ...wanted, window: laterHalf(wanted.window) });
  const what = `what ended before ${isoOf(horizon)}`;
  const why = 'the history was saved for another window or other deliveries, which do not need it';
  return [{ parts: DOWN_TO_HORIZON, since: isCurrentKnown ? since : until, part: null, what, why }];
}

/** The window whose previous one starts where this one does. */
function laterHalf({ since, until, days }: Window): Window {
  return { since: (since + until) / 2, until, days: days / 2 };
}

function issuesBefore(kept: Plan, wanted: Plan): Unread[] {
  const since: EpochMs = Math.round(issuesSince(kept));
  if (Math.round(issuesSince(wanted)) >= since) return [];
  const why = 'the history was read for a window that needs no earlier ones';
  return [{ parts: ['issues'], since, part: 'issues', what: `issues that were closed before ${isoOf(since)}`, why }];
}
