import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNTIL } from '../support/history.ts';
import { anyEvent, happen, newWorld } from './random-world.ts';
import { factsOf, readAt, saved } from './read-on.ts';
import { doorTo, withGitHub } from './reading.ts';

describe('reading what changed', () => {
  it('gives what reading everything gives, whatever happened', { timeout: 200_000 }, async () => {
    let incremental = 0;
    let reads = 0;
    const chapters = fc.array(fc.array(anyEvent, { maxLength: 12 }), { minLength: 2, maxLength: 4 });
    const past = fc.array(anyEvent, { minLength: 5, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(past, chapters, async (before, later) => {
        const world = newWorld(UNTIL);
        happen(world, before);
        await withGitHub({ repository: world.repository, now: () => world.now, pointLimit: 1e6 }, async (fake) => {
          let known = saved(await readAt(doorTo(fake), world.now, null), world.now);
          for (const chapter of later) {
            happen(world, [...chapter, { kind: 'pass', which: 0, how: 0, hours: 1 }]);
            const read = await readAt(doorTo(fake), world.now, known);
            const anew = await readAt(doorTo(fake), world.now, null);
            expect(factsOf(read)).toEqual(factsOf(anew));
            reads++;
            if (read.isIncremental) incremental++;
            known = saved(read, world.now);
          }
        });
      }),
      {
        seed: process.env.RUNS === undefined ? 20261125 : Date.now(),
        numRuns: Number(process.env.RUNS ?? 60),
        plugins: [fc.interruptAfterTimeLimit(150_000)],
      },
    );
    // Otherwise nothing was tested.
    expect(incremental / reads).toBeGreaterThan(0.4);
  });
});
