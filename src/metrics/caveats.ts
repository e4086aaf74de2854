import type { Delivery } from '../delivery/delivery.ts';
import { linkageOf } from '../delivery/linkage.ts';
import type { Figure } from '../figures/figure.ts';
import type { EpochMs } from '../history/time.ts';
import { deploymentsIn } from './shipped.ts';

/** What a reader must know before believing a figure. */
export const CAVEATS = {
  approximate: 'some deliveries are dated by their commit, because their tags are lightweight',
  'at-least': 'some signals of failure can not be seen: the true rate may be higher',
  'merge-based': 'merges stand in for deployments',
  'younger-than-window':
    'the branch began within the window, so a number per week is lower than its pace since then: choose a smaller window, such as `window-days: 14`',
  unmapped: 'some changes merged in the window can not be given a deployment',
} as const;
export type Caveat = keyof typeof CAVEATS;

/** The caveats that a figure of the current window inherits from how deliveries were read. */
export function caveatsOf(delivery: Delivery, figure: Figure | null): Caveat[] {
  if (figure === null) return [];
  const { window, choice } = delivery;
  const found: Caveat[] = [];
  if (choice.source === 'merges') found.push('merge-based');
  if (deploymentsIn(delivery, window).some(({ approximate }) => approximate)) found.push('approximate');
  if (figure.kind === 'count' && figure.count > 0 && !isOlderThan(delivery, window.since))
    found.push('younger-than-window');
  if (figure.kind === 'rate' && figure.atLeast) found.push('at-least');
  if (figure.kind === 'quantiles' && hasUnmapped(delivery)) found.push('unmapped');
  return found;
}

/** Whether the branch is known to have begun before a moment, or is cut off there. An empty one is not young. */
function isOlderThan({ history, graph }: Delivery, moment: EpochMs): boolean {
  if (history.edge.length > 0 || graph.firstParents.length === 0) return true;
  return graph.firstParents.some(({ committedAt }) => committedAt <= moment);
}

/** Every metric inherits the same: what was found for a delivery is kept as long as the delivery is. */
const unmapped = new WeakMap<Delivery, boolean>();

function hasUnmapped(delivery: Delivery): boolean {
  const known = unmapped.get(delivery) ?? linkageOf(delivery.changes, delivery.window).unmapped > 0;
  unmapped.set(delivery, known);
  return known;
}
