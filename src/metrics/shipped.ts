import type { Change } from '../delivery/change.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Deployment } from '../delivery/deployment.ts';
import type { Item } from '../figures/figure.ts';
import type { EpochMs, Ms, Window } from '../history/time.ts';
import { isWithin, MS_PER_HOUR } from '../history/time.ts';

/** A change that went live in a window, and when. */
export type Shipped = { readonly change: Change; readonly deployment: Deployment; readonly at: EpochMs };

/** The deployments of a window, oldest first. */
export function deploymentsIn(delivery: Delivery, window: Window): Deployment[] {
  return delivery.deployments.filter(({ at }) => isWithin(window, at));
}

/** The changes shipped in a window, without automation and ignored people, in order of merging. */
export function shippedIn(delivery: Delivery, window: Window): readonly Shipped[] {
  const known = found.get(delivery) ?? new Map<Window, readonly Shipped[]>();
  const shipped = known.get(window) ?? delivery.changes.flatMap((change) => shippedWithin(window, change));
  found.set(delivery, known.set(window, shipped));
  return shipped;
}

/** Every metric asks for the same: what was found for a delivery is kept as long as the delivery is. */
const found = new WeakMap<Delivery, Map<Window, readonly Shipped[]>>();

function shippedWithin(window: Window, change: Change): Shipped[] {
  const { shipment, isCounted } = change;
  if (shipment.state !== 'shipped' || !isCounted || !isWithin(window, shipment.at)) return [];
  return [{ change, deployment: shipment.deployment, at: shipment.at }];
}

/** A change's time as an item of a figure, in hours, with its deployment as the cluster. */
export function itemOf({ change, deployment }: Shipped, duration: Ms): Item {
  return { name: `#${change.number}`, value: duration / MS_PER_HOUR, cluster: deployment.id };
}
