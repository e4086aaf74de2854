/** How far back runs of workflows are read, a range of time after the other. Pure. */

import type { WorkflowRun } from '../history/delivered.ts';
import { runSucceededAt } from '../history/horizon.ts';
import { floorOf } from '../history/plan.ts';
import type { EpochMs } from '../history/time.ts';
import { MS_PER_DAY, windowBefore } from '../history/time.ts';
import type { ReadContext } from './part.ts';

/** A range of creation, both ends included, to the second. */
export type Range = { readonly from: EpochMs; readonly to: EpochMs };

/** A run can be run again for this long after it was created. */
const LATE_DAYS = 30;
const STEP_MS = LATE_DAYS * MS_PER_DAY;
const SECOND = 1_000;

/** The two windows at once, then 30 days at a time down to the floor. */
export function* rangesOf({ known, plan, startedAt }: ReadContext): Generator<Range> {
  // To the second, and a little into the future: GitHub's clocks differ.
  const to = Math.ceil(startedAt / SECOND) * SECOND + 60 * SECOND;
  if (known !== null) {
    yield { from: wholeSecond(known.since - STEP_MS), to };
    return;
  }
  const floor = wholeSecond(floorOf(plan));
  let from = Math.max(floor, wholeSecond(Math.min(windowBefore(plan.window).since, startedAt)));
  yield { from, to };
  while (from > floor) {
    const end = from - SECOND;
    from = Math.max(floor, from - STEP_MS);
    yield { from, to: end };
  }
}

/** Whether the last success before the previous window was found, and 30 days before it were read. */
export function isEnough(runs: readonly WorkflowRun[], { from }: Range, { plan }: ReadContext): boolean {
  const before = windowBefore(plan.window).since;
  const successes = runs.flatMap((run) => runSucceededAt(run) ?? []).filter((at) => at < before);
  return successes.length > 0 && from <= Math.max(...successes) - STEP_MS;
}

function wholeSecond(at: EpochMs): EpochMs {
  return Math.floor(at / SECOND) * SECOND;
}
