import type { Signal } from '../config/settings.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Deployment } from '../delivery/deployment.ts';
import type { Failure } from '../delivery/failures.ts';
import { unseenSignals } from '../delivery/signals/unseen.ts';
import { isKnown } from '../metrics/measure.ts';

/** The signals of a failure that users feel now: it is to be rolled back before it is mended. */
export const ALARMS: readonly Signal[] = ['status', 'incident'];

/** Failures that an alarm tells of, not recovered and without a rollback since, as of the window's end. */
export function failuresToRollBack(delivery: Delivery): readonly Failure[] {
  const failures = [...delivery.failuresAsOf(delivery.window.until).values()];
  return failures.filter((failure) => {
    const alarm = failure.signals.find(({ kind }) => ALARMS.includes(kind));
    if (alarm === undefined || failure.recoveredAt !== null) return false;
    const since = lastLiveBefore(alarm.at, failure.deployment, delivery);
    return !delivery.deployments.some((each) => each.at > since && isRollbackOf(failure.deployment, each, delivery));
  });
}

/** Whether deliveries, and every alarm that is switched on and that there can be, are seen over the window. */
export function seesAlarms(delivery: Delivery): boolean {
  const unseen = unseenSignals(delivery, delivery.window);
  return isKnown({ needs: ['deliveries'] }, delivery, delivery.window) && !ALARMS.some((kind) => unseen.includes(kind));
}

/** Whether a rollback would be seen. */
export function seesRollbacks(delivery: Delivery): boolean {
  const needs = ['deliveries', 'commits'] as const;
  return delivery.choice.showsRollbacks && isKnown({ needs }, delivery, delivery.window);
}

/** When the failing commit last went live up to the alarm: a rollback before that was taken back. */
function lastLiveBefore(alarm: number, { sha, at }: Deployment, { deployments }: Delivery): number {
  const again = deployments.filter((each) => each.sha === sha && each.at <= alarm).map((each) => each.at);
  return Math.max(at, ...again.slice(-1));
}

/** Whether a rollback took the failing commit out of one of the environments that the failed deployment went to. */
function isRollbackOf(failed: Deployment, { rollbacks, sha }: Deployment, { graph }: Delivery): boolean {
  const { sha: failing } = failed;
  if (failing === null || sha === null || graph.isAncestor(failing, sha)) return false;
  const places = new Set(failed.successes.map(({ environment }) => environment));
  return rollbacks.some(
    ({ environment, replaced }) =>
      places.has(environment) && (replaced === failing || graph.isAncestor(failing, replaced)),
  );
}
