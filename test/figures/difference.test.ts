import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countDifferenceInterval, mover, newcombe } from '../../src/figures/difference.ts';

describe('mover', () => {
  it('takes the arms that point the way: 3-4-5 and 5-12-13', () => {
    // 20 − 3 and 10 + 4 give 5 below; 20 + 5 and 10 − 12 give 13 above.
    const interval = mover({ value: 20, interval: [17, 25] }, { value: 10, interval: [-2, 14] });
    expect(interval).toEqual([10 - 5, 10 + 13]);
  });

  it('is the difference itself where there is no doubt', () => {
    expect(mover({ value: 4, interval: [4, 4] }, { value: 7, interval: [7, 7] })).toEqual([-3, -3]);
  });
});

describe('newcombe', () => {
  // Newcombe 1998 (Statistics in Medicine 17:873), table II, examples a to h, method 10.
  it.each([
    { current: { count: 56, total: 70 }, previous: { count: 48, total: 80 }, lower: 0.0524, upper: 0.3339 },
    { current: { count: 9, total: 10 }, previous: { count: 3, total: 10 }, lower: 0.1705, upper: 0.809 },
    { current: { count: 6, total: 7 }, previous: { count: 2, total: 7 }, lower: 0.0582, upper: 0.8062 },
    { current: { count: 5, total: 56 }, previous: { count: 0, total: 29 }, lower: -0.0381, upper: 0.1926 },
    { current: { count: 0, total: 10 }, previous: { count: 0, total: 20 }, lower: -0.1611, upper: 0.2775 },
    { current: { count: 0, total: 10 }, previous: { count: 0, total: 10 }, lower: -0.2775, upper: 0.2775 },
    { current: { count: 10, total: 10 }, previous: { count: 0, total: 20 }, lower: 0.6791, upper: 1 },
    { current: { count: 10, total: 10 }, previous: { count: 0, total: 10 }, lower: 0.6075, upper: 1 },
  ])('$current.count/$current.total against $previous.count/$previous.total', ({ current, previous, lower, upper }) => {
    const interval = newcombe(current, previous);
    expect(interval?.[0]).toBeCloseTo(lower, 4);
    expect(interval?.[1]).toBeCloseTo(upper, 4);
  });

  it('is narrower at 90 %', () => {
    const z90 = 1.6448536269514722;
    const [lower, upper] = newcombe({ count: 56, total: 70 }, { count: 48, total: 80 }, z90) ?? [];
    expect(lower).toBeCloseTo(0.0766, 4);
    expect(upper).toBeCloseTo(0.3136, 4);
  });

  it('knows nothing where one side is empty', () => {
    expect(newcombe({ count: 0, total: 0 }, { count: 1, total: 4 })).toBeNull();
    expect(newcombe({ count: 1, total: 4 }, { count: 0, total: 0 })).toBeNull();
  });

  it('stays within −1 and 1', () => {
    const share = fc
      .integer({ min: 1, max: 300 })
      .chain((total) => fc.record({ count: fc.nat({ max: total }), total: fc.constant(total) }));
    fc.assert(
      fc.property(share, share, (current, previous) => {
        const [lower, upper] = newcombe(current, previous) ?? [Number.NaN, Number.NaN];
        expect(lower).toBeGreaterThanOrEqual(-1);
        expect(upper).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('countDifferenceInterval', () => {
  it('of 10 against none reaches from 4.45 to 10', () => {
    // Wilson of 10 in 10: 0.722467 to 1, so (2 · 0.722467 − 1) · 10 = 4.44934.
    const [lower, upper] = countDifferenceInterval(10, 0) ?? [];
    expect(lower).toBeCloseTo(4.4493, 4);
    expect(upper).toBe(10);
  });

  it('of equal counts lies evenly about 0', () => {
    // Wilson of 5 in 10: 0.5 ± 1.96 / (2 · √(10 + 1.96²)) = 0.5 ± 0.263407; twice that, times 10.
    const [lower, upper] = countDifferenceInterval(5, 5) ?? [];
    expect(lower).toBeCloseTo(-5.2681, 4);
    expect(upper).toBeCloseTo(5.2681, 4);
  });

  it('of nothing and nothing is none', () => {
    expect(countDifferenceInterval(0, 0)).toBeNull();
  });
});
