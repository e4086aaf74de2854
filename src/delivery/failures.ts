import type { Settings } from '../config/settings.ts';
import type { EpochMs } from '../history/time.ts';
import type { Deployment } from './deployment.ts';
import type { FailureSignal, Scene } from './signal.ts';
import { DETECTORS } from './signals/list.ts';
import { groupedBy } from './timeline.ts';

/** A deployment that needed intervention, as far as it was known at some moment. */
export type Failure = {
  readonly deployment: Deployment;
  /** In order of time. */
  readonly signals: readonly FailureSignal[];
  /** `null`: still open. */
  readonly recoveredAt: EpochMs | null;
};

/** Every signal that is switched on and possible with this source of deployments, in order of time. */
export function signalsOf(scene: Scene): FailureSignal[] {
  return switchedOn(scene.settings)
    .filter((detector) => detector.isPossible(scene.choice))
    .flatMap((detector) => detector.detect(scene))
    .toSorted((a, b) => a.at - b.at || byName(a.evidence, b.evidence) || byName(a.deployment.id, b.deployment.id));
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The detectors of the signals that the team has not switched off. */
export function switchedOn(settings: Settings): typeof DETECTORS {
  return DETECTORS.filter(({ kind }) => settings.failures.signals.includes(kind));
}

/**
 * The failed deployments as they were known at `asOf`, by deployment id: signals and remedies from then on don't exist
 * yet, so that a window and the one before it are judged alike.
 */
export function failuresAsOf(signals: readonly FailureSignal[], asOf: EpochMs): Map<string, Failure> {
  const known = groupedBy(
    signals.filter(({ at }) => at < asOf),
    ({ deployment }) => deployment.id,
  );
  const recoveries = new Map<string, EpochMs | null>();
  const failures = new Map<string, Failure>();
  // Remedies come later than what they mend, so the last failures are settled first.
  const failed = [...known.values()].toSorted((a, b) => (b[0]?.deployment.at ?? 0) - (a[0]?.deployment.at ?? 0));
  for (const group of failed) {
    const deployment = group[0]?.deployment;
    if (deployment === undefined) continue;
    const recoveredAt = recoveryOf(group, { asOf, recoveries });
    recoveries.set(deployment.id, recoveredAt);
    failures.set(deployment.id, { deployment, signals: group, recoveredAt });
  }
  return failures;
}

/** The deployment that first mended what the signals tell of, as known at `asOf`, and the signal that tells so. */
export function earliestRemedy(
  signals: readonly FailureSignal[],
  asOf: EpochMs,
): { readonly signal: FailureSignal; readonly deployment: Deployment; readonly at: EpochMs } | null {
  const [remedy] = signals
    .flatMap((signal) => {
      const { deployment, remedy } = signal;
      const isKnown = remedy.by === 'deployment' && remedy.at < asOf && remedy.at > deployment.at;
      return isKnown ? [{ signal, deployment: remedy.deployment, at: remedy.at }] : [];
    })
    .toSorted((a, b) => a.at - b.at);
  return remedy ?? null;
}

/**
 * The earliest rollback, fix or next success; if that failed too, its own recovery; where there is none, the closing of
 * the last incident. `null`: still open at `asOf`.
 */
function recoveryOf(
  signals: readonly FailureSignal[],
  known: { asOf: EpochMs; recoveries: ReadonlyMap<string, EpochMs | null> },
): EpochMs | null {
  const { asOf, recoveries } = known;
  const remedy = earliestRemedy(signals, asOf);
  if (remedy !== null) {
    const isAnother = remedy.deployment.id !== remedy.signal.deployment.id;
    const ofRemedy = isAnother ? recoveries.get(remedy.deployment.id) : undefined;
    if (ofRemedy === undefined) return remedy.at;
    // What failed and recovered elsewhere before it arrived here was no remedy here any earlier.
    return ofRemedy === null ? null : Math.max(remedy.at, ofRemedy);
  }
  const closings = signals.flatMap(({ remedy: { by, ...rest } }) =>
    by === 'closing' && 'at' in rest ? [rest.at] : [],
  );
  const last = closings.reduce<EpochMs | null>(
    (latest, at) => (latest === null || at === null ? null : Math.max(latest, at)),
    closings[0] ?? null,
  );
  return last !== null && last < asOf ? last : null;
}
