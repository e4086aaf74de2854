import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilson, Z95 } from '../../src/figures/wilson.ts';

const shares = fc.nat({ max: 5_000 }).chain((total) => fc.tuple(fc.nat({ max: total }), fc.constant(total)));

describe('wilson', () => {
  // The last four are the examples of Newcombe 1998 (Statistics in Medicine 17:857, table I, method 3).
  it.each([
    { count: 1, total: 12, lower: 0.0149, upper: 0.3539 },
    { count: 0, total: 10, lower: 0, upper: 0.2775 },
    { count: 10, total: 10, lower: 0.7225, upper: 1 },
    { count: 1, total: 5, lower: 0.0362, upper: 0.6245 },
    { count: 0, total: 20, lower: 0, upper: 0.1611 },
    { count: 1, total: 29, lower: 0.0061, upper: 0.1718 },
    { count: 81, total: 263, lower: 0.2553, upper: 0.3662 },
    { count: 15, total: 148, lower: 0.0624, upper: 0.1605 },
  ])('$count of $total', ({ count, total, lower, upper }) => {
    const interval = wilson(count, total);
    expect(interval[0]).toBeCloseTo(lower, 4);
    expect(interval[1]).toBeCloseTo(upper, 4);
  });

  it('of nothing knows nothing', () => {
    expect(wilson(0, 0)).toEqual([0, 1]);
  });

  it('ends exactly at 0 for none and at 1 for all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (total) => {
        expect(wilson(0, total)[0]).toBe(0);
        expect(wilson(total, total)[1]).toBe(1);
      }),
    );
  });

  it.each([
    [-1, 5],
    [6, 5],
    [1, 0],
    [Number.NaN, 5],
    [1, Number.NaN],
  ])('refuses %d of %d', (count, total) => {
    expect(() => wilson(count, total)).toThrow(RangeError);
  });

  it('ends where the score test just rejects: |p − π| = z·√(π(1 − π)/n)', () => {
    fc.assert(
      fc.property(shares, fc.constantFrom(Z95, 1.6448536269514722), ([count, total], z) => {
        fc.pre(total > 0);
        for (const end of wilson(count, total, z)) {
          const distance = Math.abs(count / total - end);
          expect(distance * distance).toBeCloseTo((z * z * end * (1 - end)) / total, 10);
        }
      }),
    );
  });

  it('holds the share, within 0 and 1', () => {
    fc.assert(
      fc.property(shares, ([count, total]) => {
        fc.pre(total > 0);
        const [lower, upper] = wilson(count, total);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(count / total);
        expect(upper).toBeGreaterThanOrEqual(count / total);
      }),
    );
  });

  it('rises with the count', () => {
    fc.assert(
      fc.property(shares, ([count, total]) => {
        fc.pre(count < total);
        const [lower, upper] = wilson(count, total);
        const [nextLower, nextUpper] = wilson(count + 1, total);
        expect(nextLower).toBeGreaterThan(lower);
        expect(nextUpper).toBeGreaterThan(upper);
      }),
    );
  });

  it('mirrors when what counts and what does not change places', () => {
    fc.assert(
      fc.property(shares, ([count, total]) => {
        const [lower, upper] = wilson(count, total);
        const [mirroredLower, mirroredUpper] = wilson(total - count, total);
        expect(mirroredLower).toBeCloseTo(1 - upper, 12);
        expect(mirroredUpper).toBeCloseTo(1 - lower, 12);
      }),
    );
  });
});
