import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf } from '../../src/figures/change.ts';
import { countOf } from '../../src/figures/count.ts';
import type { Change, Figure } from '../../src/figures/figure.ts';
import { quantilesOf } from '../../src/figures/quantiles.ts';
import { rateOf } from '../../src/figures/rate.ts';
import { closedItems, itemsOf, oneTo } from './items.ts';

const OPEN = Number.POSITIVE_INFINITY;
const LOWER = { better: 'lower', comparable: true } as const;
const HIGHER = { better: 'higher', comparable: true } as const;
const NEITHER = { better: null, comparable: true } as const;
const UNKNOWN = { difference: null, interval: null, verdict: null };

const names = (count: number) => oneTo(count).map((number) => `#${number}`);
const rate = (count: number, total: number, atLeast = false) =>
  rateOf({ hits: names(count), total, atLeast, minimumSample: 10 });
const count = (things: number) => countOf({ names: names(things), days: 90, minimumSample: 10 });
const quantiles = (values: readonly number[]) => quantilesOf(itemsOf(values), 10);

/** 20 values about `middle`, one tenth apart: p50 is the middle, its interval ± 0.4562 by hand below. */
const about = (middle: number) => quantiles(oneTo(20).map((number) => middle + (number - 10.5) / 10));

describe('changeOf rates', () => {
  it('56 of 70 after 48 of 80 is clear, one way or the other', () => {
    const change = changeOf(rate(56, 70), rate(48, 80), LOWER);
    expect(change.difference).toBeCloseTo(0.2, 12);
    expect(change.interval?.[0]).toBeCloseTo(0.0524, 4);
    expect(change.interval?.[1]).toBeCloseTo(0.3339, 4);
    expect(change.verdict).toBe('worse');
    expect(changeOf(rate(56, 70), rate(48, 80), HIGHER).verdict).toBe('better');
    expect(changeOf(rate(48, 80), rate(56, 70), LOWER).verdict).toBe('better');
    expect(changeOf(rate(48, 80), rate(56, 70), HIGHER).verdict).toBe('worse');
  });

  it('5 of 56 after none of 29 is not', () => {
    expect(changeOf(rate(5, 56), rate(0, 29), LOWER).verdict).toBe('no-clear-change');
  });

  it('few deployments on either side are few data, with the difference', () => {
    expect(changeOf(rate(6, 7), rate(48, 80), LOWER).verdict).toBe('few-data');
    const change = changeOf(rate(48, 80), rate(3, 6), LOWER);
    expect(change.difference).toBeCloseTo(0.1, 12);
    expect(change.verdict).toBe('few-data');
  });

  it('no deployments at all are few data, without a difference', () => {
    const change = changeOf(rate(0, 0), rate(48, 80), LOWER);
    expect(change).toEqual({ difference: null, interval: null, verdict: 'few-data' });
  });

  it('a rate that is only at least so high gets no verdict', () => {
    for (const [current, previous] of [
      [rate(56, 70, true), rate(48, 80)],
      [rate(56, 70), rate(48, 80, true)],
    ] as const) {
      const change = changeOf(current, previous, LOWER);
      expect(change.difference).toBeCloseTo(0.2, 12);
      expect(change.verdict).toBeNull();
    }
  });
});

describe('changeOf quantiles', () => {
  // Of 20 items alone, half the width in probability is t(19) · √(20/19 · 5 / 400) = 2.093024 · 0.114708 = 0.240086,
  // so 19 · 0.240086 = 4.56164 places either side of p50, a tenth each: ± 0.456164. √2 of that is 0.645113.
  it('compares p50, by MOVER', () => {
    const change = changeOf(about(14), about(15), LOWER);
    expect(change.difference).toBeCloseTo(-1, 12);
    expect(change.interval?.[0]).toBeCloseTo(-1.6451, 4);
    expect(change.interval?.[1]).toBeCloseTo(-0.3549, 4);
    expect(change.verdict).toBe('better');
    expect(changeOf(about(15), about(14), LOWER).verdict).toBe('worse');
  });

  it('a smaller step is not clear', () => {
    const change = changeOf(about(14.5), about(15), LOWER);
    expect(change.difference).toBeCloseTo(-0.5, 12);
    expect(change.verdict).toBe('no-clear-change');
  });

  it('without an interval there are too few deployments to tell', () => {
    const oneDeployment = quantilesOf(itemsOf(oneTo(20), 20), 10);
    const change = changeOf(oneDeployment, about(500), LOWER);
    expect(change).toEqual({ difference: 10.5 - 500, interval: null, verdict: 'few-data' });
  });

  it('a p50 that is open can’t be compared', () => {
    const half = quantiles([...oneTo(10), ...Array.from({ length: 10 }, () => OPEN)]);
    expect(changeOf(half, about(5), LOWER)).toEqual(UNKNOWN);
    expect(changeOf(about(5), half, LOWER)).toEqual(UNKNOWN);
  });

  it('few items on either side are few data', () => {
    expect(changeOf(quantiles(oneTo(9)), about(500), LOWER)).toMatchObject({ difference: -495, verdict: 'few-data' });
    expect(changeOf(about(500), quantiles(oneTo(9)), LOWER)).toMatchObject({ difference: 495, verdict: 'few-data' });
    expect(changeOf(quantiles([]), about(500), LOWER)).toMatchObject({ difference: null, verdict: 'few-data' });
  });
});

describe('changeOf counts', () => {
  it('36 after 12 is clear', () => {
    // Wilson of 36 in 48: p̂ = 0.75, z²/n = 0.0800304, centre (0.75 + 0.0400152) / 1.0800304 = 0.7314750, half width
    // 1.959964 · √(0.75 · 0.25 / 48 + 0.0800304 / 192) / 1.0800304 = 0.1193145: 0.6121605 to 0.8507895.
    // (2 · 0.6121605 − 1) · 48 = 10.76741 and (2 · 0.8507895 − 1) · 48 = 33.67579.
    const change = changeOf(count(36), count(12), HIGHER);
    expect(change.difference).toBe(24);
    expect(change.interval?.[0]).toBeCloseTo(10.7674, 3);
    expect(change.interval?.[1]).toBeCloseTo(33.6758, 3);
    expect(change.verdict).toBe('better');
    expect(changeOf(count(12), count(36), HIGHER).verdict).toBe('worse');
  });

  it('12 after 10 is not', () => {
    expect(changeOf(count(12), count(10), HIGHER).verdict).toBe('no-clear-change');
  });

  it('fewer than the minimum on either side are few data', () => {
    expect(changeOf(count(5), count(4), HIGHER)).toMatchObject({ difference: 1, verdict: 'few-data' });
    expect(changeOf(count(40), count(9), HIGHER).verdict).toBe('few-data');
    expect(changeOf(count(9), count(40), HIGHER).verdict).toBe('few-data');
    expect(changeOf(count(0), count(0), HIGHER)).toEqual({ difference: 0, interval: null, verdict: 'few-data' });
  });
});

describe('changeOf', () => {
  it('says so when the two can’t be compared', () => {
    const notComparable = { difference: null, interval: null, verdict: 'not-comparable' };
    expect(changeOf(rate(56, 70), rate(48, 80), { ...LOWER, comparable: false })).toEqual(notComparable);
    expect(changeOf(rate(56, 70), null, { ...LOWER, comparable: false })).toEqual(UNKNOWN);
    expect(changeOf(rate(56, 70), count(48), LOWER)).toEqual(notComparable);
  });

  it('knows nothing about what is not known', () => {
    expect(changeOf(null, rate(48, 80), LOWER)).toEqual(UNKNOWN);
    expect(changeOf(rate(48, 80), null, LOWER)).toEqual(UNKNOWN);
    expect(changeOf(null, null, LOWER)).toEqual(UNKNOWN);
  });

  it('gives no verdict where neither way is better, but still says that data are few', () => {
    expect(changeOf(count(18), count(16), NEITHER)).toMatchObject({ difference: 2, verdict: null });
    expect(changeOf(count(2), count(6), NEITHER)).toMatchObject({ difference: -4, verdict: 'few-data' });
  });

  it('mirrors when current and previous change places', () => {
    const anyRate = fc
      .integer({ min: 0, max: 200 })
      .chain((total) => fc.nat({ max: total }).map((hits) => rate(hits, total)));
    const anyCount = fc.nat({ max: 200 }).map(count);
    const anyQuantiles = closedItems.map((items) => quantilesOf(items, 10));
    const pairs: fc.Arbitrary<readonly [Figure, Figure]> = fc.oneof(
      fc.tuple(anyRate, anyRate),
      fc.tuple(anyCount, anyCount),
      fc.tuple(anyQuantiles, anyQuantiles),
    );
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const there = changeOf(one, other, LOWER);
        const back = changeOf(other, one, LOWER);
        expect(back.difference === null).toBe(there.difference === null);
        expect((back.difference ?? 0) + (there.difference ?? 0)).toBeCloseTo(0, 9);
        expect(back.interval === null).toBe(there.interval === null);
        expect((back.interval?.[0] ?? 0) + (there.interval?.[1] ?? 0)).toBeCloseTo(0, 9);
        expect((back.interval?.[1] ?? 0) + (there.interval?.[0] ?? 0)).toBeCloseTo(0, 9);
        expect(back.verdict).toBe(opposite(there));
      }),
    );
  });
});

function opposite(change: Change) {
  if (change.verdict === 'better') return 'worse';
  return change.verdict === 'worse' ? 'better' : change.verdict;
}
