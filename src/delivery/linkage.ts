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
  const counts = { merged: 0, shipped: 0, waiting: 0, unmapped: 0 };
  let waitingSince: EpochMs | null = null;
  for (const { mergedAt, shipment } of changes) {
    if (!isWithin(window, mergedAt)) continue;
    counts.merged++;
    counts[shipment.state]++;
    if (shipment.state === 'waiting') waitingSince = Math.min(mergedAt, waitingSince ?? mergedAt);
  }
  return { ...counts, waitingSince };
}
