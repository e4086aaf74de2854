import type { EpochMs, Window } from '../history/time.ts';
import { isWithin } from '../history/time.ts';
import type { Change } from './change.ts';

/** What became of the changes merged in a window, automation included: merged = shipped + waiting + unmapped. */
export type Linkage = {
  readonly merged: number;
  readonly shipped: number;
  readonly waiting: number;
  readonly unmapped: number;
  /** When the change that has waited longest was merged; `null`: none waits. */
  readonly waitingSince: EpochMs | null;
};

/** The linkage of the changes merged in the window, as of its end. */
export function linkageOf(changes: readonly Change[], window: Window): Linkage {
  const merged = changes.filter(({ mergedAt }) => isWithin(window, mergedAt));
  const count = (state: Change['shipment']['state']) =>
    merged.filter(({ shipment }) => shipment.state === state).length;
  const waitingSince = merged.reduce<EpochMs | null>(
    (oldest, { mergedAt, shipment }) =>
      shipment.state === 'waiting' && (oldest === null || mergedAt < oldest) ? mergedAt : oldest,
    null,
  );
  return {
    merged: merged.length,
    shipped: count('shipped'),
    waiting: count('waiting'),
    unmapped: count('unmapped'),
    waitingSince,
  };
}
