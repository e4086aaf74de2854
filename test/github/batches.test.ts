import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/github/answers.ts';
import { outOfBudget, refusal } from '../../src/github/answers.ts';
import { inBatches } from '../../src/github/batches.ts';

const TOO_MUCH = refusal('too-much', 'Too much.', 'Less.');
const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

/** Takes ids with a clock on which every batch lasts `ms`; returns sizes in order, what was taken, and what is left. */
async function run(
  count: number,
  refuse: (batch: readonly number[]) => Refusal | null,
  { ms = 100, isHeavy = () => false }: { ms?: number; isHeavy?: (id: number) => boolean } = {},
) {
  const sizes: number[] = [];
  const taken: number[] = [];
  let now = 0;
  let inFlight = 0;
  let most = 0;
  const left = await inBatches({
    ids: numbers(count),
    isHeavy,
    elapsed: () => now,
    take: async (batch) => {
      sizes.push(batch.length);
      most = Math.max(most, ++inFlight);
      await Promise.resolve();
      inFlight--;
      now += ms;
      const refused = refuse(batch);
      if (refused === null) taken.push(...batch);
      return refused;
    },
  });
  return { sizes, taken: taken.sort((a, b) => a - b), left, most };
}

describe('inBatches', () => {
  it('takes 25 at a time, more while that is fast, and never more than 37', async () => {
    const { sizes, taken } = await run(400, () => null);
    expect(sizes.slice(0, 4)).toEqual([25, 25, 25, 25]);
    expect(Math.max(...sizes)).toBe(37);
    expect(taken).toEqual(numbers(400));
  });

  it('stays at 25 where replies are slow', async () => {
    const { sizes } = await run(200, () => null, { ms: 3_000 });
    expect(new Set(sizes)).toEqual(new Set([25]));
  });

  it('takes 20 with five lists at a time, and never more than 29', async () => {
    const { sizes, taken } = await run(400, () => null, { isHeavy: () => true });
    expect(sizes.slice(0, 4)).toEqual([20, 20, 20, 20]);
    expect(Math.max(...sizes)).toBe(29);
    expect(taken).toEqual(numbers(400));
  });

  it('makes only those batches smaller that hold one with five lists', async () => {
    const { sizes } = await run(85, () => null, { isHeavy: (id) => id >= 25 && id < 45 });
    // 0–24; 25–44; 45–69; 70–84.
    expect(sizes).toEqual([25, 20, 25, 15]);
  });

  it('takes one with five lists however small batches have become', async () => {
    const { taken } = await run(9, (batch) => (batch.length > 1 ? TOO_MUCH : null), { isHeavy: () => true });
    expect(taken).toEqual(numbers(9));
  });

  it('has four batches under way at most', async () => {
    expect((await run(400, () => null)).most).toBe(4);
  });

  it('halves what is too much, and does not come back to a size that failed', async () => {
    const { sizes, taken, left } = await run(100, (batch) => (batch.length > 10 ? TOO_MUCH : null));
    expect(taken).toEqual(numbers(100));
    expect(left.size).toBe(0);
    const failed = sizes.filter((size) => size > 10);
    expect(failed.length).toBeLessThanOrEqual(10);
  });

  it('goes down to the one that is too much, and takes all others', async () => {
    const { taken, left } = await run(60, (batch) => (batch.includes(33) ? TOO_MUCH : null));
    expect([...left]).toEqual([[33, TOO_MUCH]]);
    expect(taken).toEqual(numbers(60).filter((each) => each !== 33));
  });

  it('stops when the budget is used up, and leaves the rest with that reason', async () => {
    const stop = outOfBudget('No points.', 'Wait.', null);
    let asked = 0;
    const { sizes, taken, left } = await run(1_000, () => (++asked > 8 ? stop : null));
    expect(sizes.length).toBeLessThanOrEqual(12);
    expect(taken.length + left.size).toBe(1_000);
    expect(new Set(left.values())).toEqual(new Set([stop]));
  });

  it('takes or leaves every id, once, whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(150), fc.uniqueArray(fc.nat(149), { maxLength: 20 }), async (count, bad) => {
        const { taken, left } = await run(count, (batch) => (batch.some((id) => bad.includes(id)) ? TOO_MUCH : null));
        expect([...taken, ...left.keys()].sort((a, b) => a - b)).toEqual(numbers(count));
        expect([...left.keys()].every((id) => bad.includes(id))).toBe(true);
      }),
    );
  });
});
