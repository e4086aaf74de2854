import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending, linearQuantile } from '../../src/figures/linear-quantile.ts';
import { anyItems } from './items.ts';

const OPEN = Number.POSITIVE_INFINITY;

// Miles per gallon of R's `mtcars`; `quantile(mtcars$mpg)` prints 15.425, 19.200 and 22.800 for 25, 50 and 75 %.
const MILES_PER_GALLON = [
  21.0, 21.0, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4,
  33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26.0, 30.4, 15.8, 19.7, 15.0, 21.4,
];

describe('ascending', () => {
  it('orders by size, not by text, with what is open last', () => {
    expect(ascending([10, OPEN, 9, 100, OPEN, 0])).toEqual([0, 9, 10, 100, OPEN, OPEN]);
  });
});

describe('linearQuantile', () => {
  it.each([
    { what: 'nothing', sorted: [], share: 0.5, expected: null },
    { what: 'one value', sorted: [7], share: 0.9, expected: 7 },
    { what: 'two values, between them', sorted: [1, 3], share: 0.5, expected: 2 },
    { what: 'two values, three quarters of the way', sorted: [1, 3], share: 0.75, expected: 2.5 },
    { what: 'odd n, p50 is the middle', sorted: [1, 2, 9], share: 0.5, expected: 2 },
    { what: 'even n, p50 is half-way', sorted: [1, 2, 4, 9], share: 0.5, expected: 3 },
    { what: 'even n, p75 at position 2.25', sorted: [1, 2, 4, 8], share: 0.75, expected: 5 },
    { what: 'odd n, p90 at position 3.6', sorted: [0, 10, 20, 30, 40], share: 0.9, expected: 36 },
    { what: 'ties', sorted: [2, 2, 2, 5], share: 0.5, expected: 2 },
    { what: 'the smallest', sorted: [3, 4, 5], share: 0, expected: 3 },
    { what: 'the largest', sorted: [3, 4, 5], share: 1, expected: 5 },
  ])('$what', ({ sorted, share, expected }) => {
    expect(linearQuantile(sorted, share)).toBe(expected);
  });

  it.each([
    [0.25, 15.425],
    [0.5, 19.2],
    [0.75, 22.8],
    [0.9, 30.09],
  ])('agrees with R on real data at %d', (share, expected) => {
    expect(linearQuantile(ascending(MILES_PER_GALLON), share)).toBeCloseTo(expected, 10);
  });

  it.each([
    { where: 'alone', sorted: [OPEN], share: 0.5, expected: null },
    { where: 'above an even half', sorted: [1, OPEN], share: 0.5, expected: null },
    { where: 'next to an exact hit', sorted: [1, 2, OPEN], share: 0.5, expected: 2 },
    { where: 'an exact hit on it', sorted: [1, OPEN, OPEN], share: 0.5, expected: null },
    { where: 'with weight in p75', sorted: [1, 2, 3, OPEN], share: 0.75, expected: null },
    { where: 'beyond p75 of five', sorted: [1, 2, 3, 4, OPEN], share: 0.75, expected: 4 },
    { where: 'with weight in p90 of five', sorted: [1, 2, 3, 4, OPEN], share: 0.9, expected: null },
    { where: 'beyond p90 of eleven', sorted: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, OPEN], share: 0.9, expected: 10 },
    { where: 'at the very end', sorted: [1, 2, OPEN], share: 1, expected: null },
  ])('an open item $where', ({ sorted, share, expected }) => {
    expect(linearQuantile(sorted, share)).toBe(expected);
  });

  it('is what whole-number arithmetic says', () => {
    fc.assert(
      fc.property(anyItems, fc.constantFrom(50, 75, 90), (items, percent) => {
        const sorted = items.map((item) => item.value).sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
        const hundredths = (sorted.length - 1) * percent;
        const weight = hundredths % 100;
        const below = sorted[(hundredths - weight) / 100] ?? OPEN;
        const above = weight === 0 ? below : (sorted[(hundredths - weight) / 100 + 1] ?? OPEN);
        const actual = linearQuantile(sorted, percent / 100);
        if (above === OPEN) expect(actual).toBeNull();
        else expect(actual).toBeCloseTo((below * (100 - weight) + above * weight) / 100, 8);
      }),
    );
  });
});
