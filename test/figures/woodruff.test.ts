import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/figures/figure.ts';
import { ascending } from '../../src/figures/linear-quantile.ts';
import { woodruff } from '../../src/figures/woodruff.ts';
import { itemsOf, oneTo } from './items.ts';

const OPEN = Number.POSITIVE_INFINITY;

// Student's t, 97.5 %, from the printed tables.
const T5 = 2.570582;
const T6 = 2.446912;
const T13 = 2.160369;

function intervalOf(items: readonly Item[], share: number) {
  return woodruff(items, ascending(items.map((item) => item.value)), share);
}

function expectInterval(items: readonly Item[], share: number, [lower, upper]: readonly [number, number]) {
  const interval = intervalOf(items, share);
  expect(interval?.[0]).toBeCloseTo(lower, 4);
  expect(interval?.[1]).toBeCloseTo(upper, 4);
}

describe('woodruff', () => {
  it('6 clusters of one: p50 reaches from the smallest to the largest', () => {
    // Q = 3.5, F = 3/6, residuals ±1/2: Σe² = 6/4. h = 2.57 · √(6/5 · 1.5 / 36) = 0.575 > 0.5: both ends are clipped.
    expect(intervalOf(itemsOf(oneTo(6)), 0.5)).toEqual([1, 6]);
  });

  it('6 clusters of one: p75 is clipped above only', () => {
    // Q = 4.75, F = 4/6: four residuals of 1/3 and two of −2/3, Σe² = 4/9 + 8/9 = 4/3.
    const half = T5 * Math.sqrt(((6 / 5) * (4 / 3)) / 36);
    // Between the first and the second value, or a little above the second: position 5 · (0.75 − 0.5419) = 1.0404.
    expectInterval(itemsOf(oneTo(6)), 0.75, [1 + 5 * (0.75 - half), 6]);
    expectInterval(itemsOf(oneTo(6)), 0.75, [2.0404, 6]);
  });

  it('7 clusters of two', () => {
    // p50: Q = 7.5, F = 7/14. Clusters (1 2) (3 4) (5 6): +1 each; (7 8): 0; the other three: −1. Σe² = 6.
    const halfOfP50 = T6 * Math.sqrt(((7 / 6) * 6) / 196);
    expectInterval(itemsOf(oneTo(14), 2), 0.5, [1 + 13 * (0.5 - halfOfP50), 1 + 13 * (0.5 + halfOfP50)]);
    expectInterval(itemsOf(oneTo(14), 2), 0.5, [1.4885, 13.5115]);
    // p75: Q = 10.75, F = 10/14. Five clusters: +4/7; two: −10/7. Σe² = 5 · 16/49 + 2 · 100/49 = 40/7.
    const halfOfP75 = T6 * Math.sqrt(((7 / 6) * (40 / 7)) / 196);
    expectInterval(itemsOf(oneTo(14), 2), 0.75, [1 + 13 * (0.75 - halfOfP75), 14]);
    expectInterval(itemsOf(oneTo(14), 2), 0.75, [4.8834, 14]);
  });

  it('the same items alone are worth more: the interval is narrower', () => {
    // p50: residuals ±1/2, Σe² = 14/4.
    const half = T13 * Math.sqrt(((14 / 13) * 3.5) / 196);
    expectInterval(itemsOf(oneTo(14)), 0.5, [1 + 13 * (0.5 - half), 1 + 13 * (0.5 + half)]);
    expectInterval(itemsOf(oneTo(14)), 0.5, [3.6053, 11.3947]);
  });

  it('ties', () => {
    const tied = itemsOf([1, 2, 2, 2, 3, 4, 5]);
    // p50: Q = 2, F = 4/7: four residuals of 3/7 and three of −4/7, Σe² = 36/49 + 48/49 = 12/7. h = 0.49435.
    const half = T6 * Math.sqrt(((7 / 6) * (12 / 7)) / 49);
    // Position 6 · 0.00565 lies between 1 and 2, position 6 · 0.99435 between 4 and 5.
    expectInterval(tied, 0.5, [1 + 6 * (0.5 - half), 4 + 6 * (0.5 + half) - 5]);
    expectInterval(tied, 0.5, [1.0339, 4.9661]);
    // p75: Q = 3.5, F = 5/7, Σe² = 5 · 4/49 + 2 · 25/49 = 10/7. h = 0.45128: position 1.79 lies between the tied.
    expectInterval(tied, 0.75, [2, 5]);
  });

  it('items that are all equal leave no doubt', () => {
    expect(intervalOf(itemsOf([4, 4, 4, 4, 4, 4]), 0.5)).toEqual([4, 4]);
  });

  it('items of one cluster count together wherever they stand, next to items of none', () => {
    // Q = 4.5, F = 4/8. Cluster x holds 1 and 8: 0. Alone: 2, 3, 4 with +1/2 and 5, 6, 7 with −1/2. G = 7, Σe² = 6/4.
    const items = itemsOf(oneTo(8)).map((item) => ({ ...item, cluster: item.value % 7 === 1 ? 'x' : null }));
    const half = T6 * Math.sqrt(((7 / 6) * 1.5) / 64);
    expectInterval(items, 0.5, [1 + 7 * (0.5 - half), 1 + 7 * (0.5 + half)]);
  });

  it.each([
    ['nothing', itemsOf([])],
    ['five items', itemsOf(oneTo(5))],
    ['fifty items of five deployments', itemsOf(oneTo(50), 10)],
  ])('under six clusters there is none: %s', (_, items) => {
    expect(intervalOf(items, 0.5)).toBeNull();
  });

  it('six deployments are enough', () => {
    expect(intervalOf(itemsOf(oneTo(60), 10), 0.5)).not.toBeNull();
  });

  it('a quantile or an end that is open has none', () => {
    expect(intervalOf(itemsOf([1, 2, 3, OPEN, OPEN, OPEN]), 0.5)).toBeNull();
    // h = 2.093 · √(20/19 · 5/400) = 0.240 for p50: position 19 · 0.740 = 14.1. For p75 (Σe² = 15/4) it is 0.208:
    // position 19 · 0.958 = 18.2 has weight on the last one.
    const lastOpen = itemsOf([...oneTo(19), OPEN]);
    expect(intervalOf(lastOpen, 0.5)).not.toBeNull();
    expect(intervalOf(lastOpen, 0.75)).toBeNull();
  });

  it('an open item moves the interval as a very long one would', () => {
    expect(intervalOf(itemsOf([...oneTo(19), OPEN]), 0.5)).toEqual(intervalOf(itemsOf([...oneTo(19), 9e9]), 0.5));
  });
});
