import type { z } from 'zod';
import type { Delivery } from '../delivery/delivery.ts';
import type { Failure } from '../delivery/failures.ts';
import { incidentsOf } from '../delivery/signals/incident.ts';
import { unseenSignals } from '../delivery/signals/unseen.ts';
import { isVisible } from '../delivery/visibility.ts';
import { isoOf, isWithin } from '../history/time.ts';
import type { failureSchema, signalsSchema } from './schema.ts';

export type ReportedFailure = z.infer<typeof failureSchema>;
export type SignalSummary = z.infer<typeof signalsSchema>;

/** The failed deployments of the current window, oldest first, as known at its end. */
export function failuresIn(delivery: Delivery): ReportedFailure[] {
  const { window } = delivery;
  return [...delivery.failuresAsOf(window.until).values()]
    .filter(({ deployment }) => isWithin(window, deployment.at))
    .toSorted((a, b) => a.deployment.at - b.deployment.at || (a.deployment.id < b.deployment.id ? -1 : 1))
    .map(reported);
}

function reported({ deployment, signals, recoveredAt }: Failure): ReportedFailure {
  return {
    deployment: deployment.name,
    sha: deployment.sha,
    at: isoOf(deployment.at),
    signals: signals.map(({ kind, evidence, at, url }) => ({ kind, evidence, at: isoOf(at), url })),
    recoveredAt: recoveredAt === null ? null : isoOf(recoveredAt),
  };
}

/** What could and could not be seen of failures. */
export function signalSummary(delivery: Delivery): SignalSummary {
  const { history, settings, window, previousWindow, signals } = delivery;
  const isOn = settings.failures.signals.includes('incident');
  const charged = new Set(signals.filter(({ kind }) => kind === 'incident').map(({ evidence }) => evidence));
  const stray = incidentsOf(history, settings).filter(
    ({ number, createdAt }) => isWithin(window, createdAt) && !charged.has(`#${number}`),
  );
  const late = signals.filter(
    ({ at, deployment }) => isWithin(previousWindow, deployment.at) && at >= previousWindow.until && at < window.until,
  );
  return {
    unseen: unseenSignals(delivery, window),
    recorded: signals.filter(({ at }) => at < window.until).length,
    incidentsWithoutDeployment: isOn && isVisible(history, ['issues'], window.since) ? stray.length : null,
    afterPreviousWindow: late.length,
  };
}
