import type { Delivery } from '../delivery/delivery.ts';
import type { Deployment } from '../delivery/deployment.ts';
import { unseenSignals } from '../delivery/signals/unseen.ts';
import { SOURCES } from '../delivery/sources/list.ts';
import { evidenceOf } from '../figures/evidence.ts';
import { horizonOf } from '../history/horizon.ts';
import type { Window } from '../history/time.ts';
import { isWithin, windowEnding } from '../history/time.ts';
import { isKnown } from '../metrics/measure.ts';
import type { Freshness } from './declared.ts';
import { DRILL_MAX_AGE_DAYS, dayOf, freshnessOf } from './declared.ts';
import type { Part } from './part.ts';
import { counted } from './part.ts';

/** So far back a rollback still shows that it works. */
export const ROLLBACK_DAYS = 180;

/**
 * Whether a rollback works here: one in 180 days that did not itself fail, or a declared drill of that time. It does
 * not where all of them failed. Where there was none it is unknown: none may have been needed; and where a signal of
 * failure can't be seen from the rollback on, whether it held.
 */
export function rollbackPart(delivery: Delivery): Part {
  const { window, settings } = delivery;
  const drill = settings.readiness.rollbackDrill;
  const freshness = freshnessOf(drill, { until: window.until, maxAgeDays: DRILL_MAX_AGE_DAYS });
  const lookBack = windowEnding(window.until, ROLLBACK_DAYS);
  const rollbacks = delivery.deployments.filter(({ kind, at }) => kind === 'rollback' && isWithin(lookBack, at));
  const failures = delivery.failuresAsOf(window.until);
  const held = rollbacks.filter(({ id }) => !failures.has(id));
  const observed = `${seenOf(delivery, { rollbacks, held })} ${DRILL[freshness](drill ?? '')}`;
  const evidence = [
    ...evidenceOf(rollbacks.map(({ name }) => name)).items,
    ...(drill === null ? [] : [`readiness.rollback-drill: ${drill}`]),
  ];
  const hasHeld = held.some(({ at }) => unseenSignals(delivery, { since: at }).length === 0);
  if (hasHeld || freshness === 'fresh') return { status: 'pass', observed, evidence, next: null };
  const hasFailed = rollbacks.length > 0 && held.length === 0 && isWhole(delivery, lookBack);
  const config = { key: 'readiness', entries: [`rollback-drill: ${dayOf(window.until)}`] } as const;
  return { status: hasFailed ? 'fail' : 'unknown', observed, evidence, next: DRILL_STEP, config };
}

/** Whether no rollback of the time can have been missed. */
function isWhole(delivery: Delivery, lookBack: Window): boolean {
  const { history, plan, graph } = delivery;
  // What ended before the horizon is left out of a history, although its source showed it.
  const isKept = lookBack.since >= horizonOf(history, plan, graph);
  return isKept && isKnown({ needs: ['deliveries', 'commits'] }, delivery, lookBack);
}

function seenOf(
  delivery: Delivery,
  { rollbacks, held }: { rollbacks: readonly Deployment[]; held: readonly Deployment[] },
): string {
  const { choice } = delivery;
  if (rollbacks.length > 0) {
    const all = counted(rollbacks.length, 'rollback', 'rollbacks');
    const unseen = held.length > 0 && held.every(({ at }) => unseenSignals(delivery, { since: at }).length > 0);
    const doubt = unseen ? ' seen; not every signal of failure can be' : '';
    return `${all} in ${ROLLBACK_DAYS} days, ${held.length} of them without a failure of its own${doubt}.`;
  }
  if (choice.source === null) return 'Deliveries can not be seen, nor can rollbacks.';
  if (choice.showsRollbacks) return `No rollback is seen in ${ROLLBACK_DAYS} days.`;
  const title = SOURCES.find(({ id }) => id === choice.source)?.title ?? choice.source;
  return `Deliveries are read from ${title}, which can not show a rollback.`;
}

const DRILL_STEP = 'Roll back once as a drill, and declare its day.';

const DRILL: Readonly<Record<Freshness, (day: string) => string>> = {
  fresh: (day) => `A drill is declared for ${day}.`,
  stale: (day) => `The drill of ${day} is more than ${DRILL_MAX_AGE_DAYS} days ago.`,
  future: (day) => `The drill of ${day} lies after the end of the window.`,
  undated: () => 'No drill is declared.',
};
