import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Door } from '../../src/github/door.ts';
import { openRepository } from '../../src/github/repository.ts';
import type { GitHubRead } from '../../src/github/source.ts';
import { readGitHub } from '../../src/github/source.ts';
import type { KnownHistory } from '../../src/github/source-base.ts';
import { historyOf, linesOf } from '../../src/history/format.ts';
import type { Plan } from '../../src/history/plan.ts';
import { windowEnding } from '../../src/history/time.ts';
import { aPlan, UNTIL } from '../support/history.ts';
import { anyEvent, happen, newWorld } from './random-world.ts';
import { doorTo, withGitHub } from './reading.ts';

const LABELS = ['incident', 'alert'];

/** Short windows, so that the horizon moves through what happens. */
const planAt = (now: number): Plan => aPlan({ window: windowEnding(now, 10) });

async function readAt(door: Door, now: number, known: KnownHistory | null): Promise<GitHubRead> {
  const repository = await openRepository(door, { owner: 'octo', name: 'shop' });
  return readGitHub({ door, repository, plan: planAt(now), issueLabels: LABELS, known, log: () => undefined });
}

/** What a later run finds: the history as it comes out of a file. */
function saved(read: GitHubRead, now: number): KnownHistory {
  const plan = planAt(now);
  const { history, watermark, fullReadAt } = read;
  const lines = linesOf({ history, watermark, fullReadAt, window: plan.window, configuration: NO_CONFIGURATION });
  return { saved: historyOf(lines), plan, issueLabels: LABELS };
}

const NO_CONFIGURATION = { path: null, ref: null, settings: {} };

const factsOf = ({ history }: GitHubRead) => ({ ...history, requests: 0, points: 0 });

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
