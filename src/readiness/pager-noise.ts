import { ALERT_DAYS, ALERT_WEEKS, alertsPart, MOST_NOISY_WEEKS, NOISY_ALERTS } from './alerts.ts';
import type { Check } from './check.ts';
import { DRILL_MAX_AGE_DAYS, PAGER_MAX_AGE_DAYS } from './declared.ts';
import { findingOf } from './part.ts';
import { ROLLBACK_DAYS, rollbackPart } from './rollbacks.ts';

export const pagerNoise: Check = {
  id: 'pager-noise',
  title: 'Pager noise and rollback',
  definition:
    `Passes where the last ${ALERT_WEEKS} full weeks (ISO weeks, from Monday 00:00 UTC) have a mean below ` +
    `${NOISY_ALERTS} actionable alerts and at most ${MOST_NOISY_WEEKS} weeks with ${NOISY_ALERTS} or more, **and** a ` +
    `rollback in the last ${ROLLBACK_DAYS} days did not itself fail, or \`readiness.rollback-drill\` is at most ` +
    `${DRILL_MAX_AGE_DAYS} days old. Alerts are the issues with a label of \`readiness.pager.alert-labels\`, by their ` +
    'creation, but those closed as not planned or as a duplicate. Where issues can not be seen, or none has such a ' +
    `label in ${ALERT_DAYS} days, the declared \`alerts-per-week\` counts, if it is at most ${PAGER_MAX_AGE_DAYS} days ` +
    'old. Fails where there are more alerts, or where every rollback seen failed and there was no drill. Unknown ' +
    'otherwise: that no rollback is seen proves nothing, as none may have been needed, and one held only where every ' +
    'signal of failure that is switched on can be seen.',
  assess: (delivery) =>
    findingOf(
      [alertsPart(delivery), rollbackPart(delivery)],
      `A mean below ${NOISY_ALERTS} alerts a week, at most ${MOST_NOISY_WEEKS} of ${ALERT_WEEKS} weeks with ` +
        `${NOISY_ALERTS} or more, and a rollback or a drill of one that worked in the last ${ROLLBACK_DAYS} days.`,
    ),
};
