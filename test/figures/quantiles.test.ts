import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantilesOf } from '../../src/figures/quantiles.ts';
import { anyItems, closedItems, itemsOf, oneTo } from './items.ts';

const OPEN = Number.POSITIVE_INFINITY;

describe('quantilesOf', () => {
  it('of nothing knows nothing', () => {
    expect(quantilesOf([], 0)).toEqual({
      kind: 'quantiles',
      n: 0,
      p50: null,
      p75: null,
      p90: null,
      intervals: { p50: null, p75: null },
      open: 0,
      fewData: true,
      evidence: { items: [], total: 0 },
    });
  });

  it.each([
    { values: [5], p50: 5, p75: 5, p90: 5 },
    { values: [1, 3], p50: 2, p75: 2.5, p90: 2.8 },
    { values: [9, 1, 2], p50: 2, p75: 5.5, p90: 7.6 },
    { values: [4, 1, 8, 2], p50: 3, p75: 5, p90: 6.8 },
    { values: [2, 2, 2, 2], p50: 2, p75: 2, p90: 2 },
    { values: [OPEN, 1, 2], p50: 2, p75: null, p90: null },
    { values: [OPEN, 1], p50: null, p75: null, p90: null },
    { values: [OPEN], p50: null, p75: null, p90: null },
  ])('p50, p75 and p90 of $values', ({ values, p50, p75, p90 }) => {
    const figure = quantilesOf(itemsOf(values), 10);
    expect(figure.p50).toBe(p50);
    expect(figure.p75).toBe(p75);
    if (p90 === null) expect(figure.p90).toBeNull();
    else expect(figure.p90).toBeCloseTo(p90, 12);
  });

  it('counts open items in n and apart', () => {
    expect(quantilesOf(itemsOf([OPEN, 1, OPEN, 2, 3]), 5)).toMatchObject({ n: 5, open: 2, p50: 3, fewData: false });
  });

  it('has few data below the minimum sample, not at it', () => {
    expect(quantilesOf(itemsOf(oneTo(9)), 10).fewData).toBe(true);
    expect(quantilesOf(itemsOf(oneTo(10)), 10).fewData).toBe(false);
  });

  it('names the first twenty in the order given', () => {
    const { evidence } = quantilesOf(itemsOf(oneTo(23).reverse()), 10);
    expect(evidence.total).toBe(23);
    expect(evidence.items).toEqual(oneTo(20).map((number) => `#${number}`));
  });

  it('gives p50 and p75 the intervals of their own share, with the items’ clusters', () => {
    // Worked out in woodruff.test.ts.
    const { intervals } = quantilesOf(itemsOf(oneTo(14), 2), 10);
    expect(intervals.p50?.[0]).toBeCloseTo(1.4885, 4);
    expect(intervals.p50?.[1]).toBeCloseTo(13.5115, 4);
    expect(intervals.p75?.[0]).toBeCloseTo(4.8834, 4);
    expect(intervals.p75?.[1]).toBe(14);
  });

  it('does not depend on the order of the items, to the last digit', () => {
    const shuffled = anyItems.chain((items) =>
      fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length })),
    );
    fc.assert(
      fc.property(shuffled, ([items, other]) => {
        const { evidence: _, ...figure } = quantilesOf(items, 10);
        expect(quantilesOf(other, 10)).toMatchObject(figure);
      }),
    );
  });

  it('stays within the data, in order, and inside its intervals', () => {
    fc.assert(
      fc.property(closedItems, (items) => {
        fc.pre(items.length > 0);
        const values = items.map((item) => item.value);
        const { p50, p75, p90, intervals } = quantilesOf(items, 10);
        expectAscending([Math.min(...values), p50, p75, p90, Math.max(...values)]);
        for (const [quantile, interval] of [[p50, intervals.p50] as const, [p75, intervals.p75] as const]) {
          if (interval === null) continue;
          expectAscending([Math.min(...values), interval[0], quantile, interval[1], Math.max(...values)]);
        }
      }),
    );
  });

  it('never falls when an item takes longer', () => {
    fc.assert(
      fc.property(anyItems, fc.nat(), fc.nat({ max: 500 }), (items, pick, hours) => {
        const longer = items.map((item, at) =>
          at === pick % items.length ? { ...item, value: item.value + hours } : item,
        );
        const before = quantilesOf(items, 10);
        const after = quantilesOf(longer, 10);
        expectAscending([before.p50 ?? OPEN, after.p50 ?? OPEN]);
        expectAscending([before.p75 ?? OPEN, after.p75 ?? OPEN]);
        expectAscending([before.p90 ?? OPEN, after.p90 ?? OPEN]);
      }),
    );
  });
});

function expectAscending(values: readonly (number | null)[]) {
  values.reduce((previous, value) => {
    // A last digit of interpolation is no disorder; ∞ − ∞ is none either.
    if (previous !== value) expect((value ?? Number.NaN) - (previous ?? Number.NaN)).toBeGreaterThan(-1e-9);
    return value;
  });
}
