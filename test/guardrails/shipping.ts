/** Deliveries whose figures can be worked out by hand: changes that each ship alone, one a day. */
import type { Delivery } from '../../src/delivery/delivery.ts';
import { MS_PER_DAY, MS_PER_HOUR } from '../../src/history/time.ts';
import { aShop } from '../adoption/shop.ts';
import { anIssue, at } from '../support/history.ts';

/** The window is the 90 days from 1 January 2026; the one before it starts on 3 October 2025. */
const NOW = '2026-01-02';
const BEFORE = '2025-10-04';

export type Shipping = {
  /** The lead time of each change, in hours. */
  readonly hours: readonly number[];
  /** So many of the deployments, the first ones, caused an incident. */
  readonly failed?: number;
};

/** Changes deployed at 13:00 on consecutive days, in the window and in the one before. Incidents come an hour later. */
export function shipping(
  now: Shipping,
  before: Shipping = { hours: [] },
  history: NonNullable<Parameters<typeof aShop>[1]>['history'] = {},
): Delivery {
  const sold = [...soldFrom(BEFORE, before), ...soldFrom(NOW, now)];
  const failed = [...failedFrom(BEFORE, before), ...failedFrom(NOW, now)];
  const issues = failed.map((createdAt, index) => anIssue({ number: 1000 + index, labels: ['incident'], createdAt }));
  return aShop(sold, { history: { issues, ...history } });
}

/** A number so many times. */
export function times(count: number, hours: number): readonly number[] {
  return Array.from({ length: count }, () => hours);
}

function soldFrom(first: string, { hours }: Shipping) {
  return hours.map((each, index) => {
    const deployedAt = at(`${first}T13:00:00Z`) + index * MS_PER_DAY;
    const on = new Date(deployedAt).toISOString().slice(0, 10);
    return { on, createdAt: deployedAt - each * MS_PER_HOUR };
  });
}

function failedFrom(first: string, { failed = 0 }: Shipping): readonly number[] {
  return Array.from({ length: failed }, (_, index) => at(`${first}T14:00:00Z`) + index * MS_PER_DAY);
}
