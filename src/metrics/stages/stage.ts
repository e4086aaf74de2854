import type { Stages } from '../../delivery/change.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Window } from '../../history/time.ts';
import type { Need } from '../metric.ts';
import type { Sample } from '../sample.ts';
import { itemOf, shippedIn } from '../shipped.ts';

/** What must be readable for the stages between start and merge. */
export const STAGE_NEEDS: readonly Need[] = ['deliveries', 'pullRequests', 'commits', 'reviews', 'drafts'];

/** One stage over the changes shipped in a window that have it and whose stages are all known. */
export function stageIn(delivery: Delivery, window: Window, stage: keyof Stages): Sample {
  const items = shippedIn(delivery, window).flatMap((shipped) => {
    const duration = shipped.change.stages?.[stage] ?? null;
    return duration === null ? [] : [itemOf(shipped, duration)];
  });
  return { kind: 'quantiles', items };
}
