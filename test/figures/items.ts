import * as fc from 'fast-check';
import type { Item } from '../../src/figures/figure.ts';

/** Items named `#1`, `#2`, … in the order of the values, each a cluster of its own, or `size` to a cluster. */
export function itemsOf(values: readonly number[], size: number | null = null): Item[] {
  return values.map((value, index) => ({
    name: `#${index + 1}`,
    value,
    cluster: size === null ? null : `deployment ${Math.floor(index / size)}`,
  }));
}

/** The whole numbers from 1 to `last`. */
export function oneTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

const hours = fc.integer({ min: 0, max: 2_000 }).map((tenths) => tenths / 10);

/** Items with ties, a few of them open, some alone and some in clusters. */
export const anyItems = fc.array(
  fc.record({
    name: fc.stringMatching(/^#[1-9]\d{0,3}$/),
    value: fc.oneof({ weight: 12, arbitrary: hours }, { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) }),
    cluster: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')),
  }),
  { maxLength: 60 },
);

/** As `anyItems`, but all of them have ended. */
export const closedItems = anyItems.map((items) => items.filter((item) => Number.isFinite(item.value)));
