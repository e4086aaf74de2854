import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Door } from '../../src/github/door.ts';
import { openRepository } from '../../src/github/repository.ts';
import type { GitHubRead } from '../../src/github/source.ts';
import { readGitHub } from '../../src/github/source.ts';
import type { KnownHistory } from '../../src/github/source-base.ts';
import { UserError } from '../../src/history/errors.ts';
import type { History } from '../../src/history/model.ts';
import { windowBefore, windowEnding } from '../../src/history/time.ts';
import {
  BAD_GATEWAY,
  EMPTY_200,
  HTML_WITH_200,
  NULL_DATA,
  RATE_LIMITED,
  RESOURCE_LIMITS,
  SOMETHING_WENT_WRONG,
  secondaryLimit,
} from '../support/fake-github/known-faults.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import { aPlan, UNTIL } from '../support/history.ts';
import { anyEvent, happen, newWorld } from './random-world.ts';
import { doorTo, withGitHub } from './reading.ts';

const FAULTS = {
  BAD_GATEWAY,
  EMPTY_200,
  HTML_WITH_200,
  NULL_DATA,
  RATE_LIMITED,
  RESOURCE_LIMITS,
  SOMETHING_WENT_WRONG,
  secondary: secondaryLimit(403, 7_200),
  reset: 'reset',
  lost: 'lost',
  truncate: 'truncate',
  cut: 'cut',
} as const;

const LABELS = ['incident', 'alert'];
const planAt = (now: number) => aPlan({ window: windowEnding(now, 10) });

async function readAt(door: Door, now: number, known: KnownHistory | null = null): Promise<GitHubRead> {
  const repository = await openRepository(door, { owner: 'octo', name: 'shop' });
  return readGitHub({ door, repository, plan: planAt(now), issueLabels: LABELS, known, log: () => undefined });
}

function savedFrom({ history, watermark, fullReadAt }: GitHubRead, now: number): KnownHistory {
  const configuration = { path: null, ref: null, settings: {} };
  const saved = { history, watermark, fullReadAt, window: planAt(now).window, configuration };
  return { saved, plan: planAt(now), issueLabels: LABELS };
}

/** Everything that a history shows, save for what the reading cost. */
const factsOf = ({ requests: _, points: __, ...facts }: History) => facts;

/** What was merged in the two windows, as far as a history says that it covers them. */
function mergedIn({ pullRequests }: History, { coverage, seenUntil }: History): History['pullRequests'] {
  const seen = coverage.pullRequests;
  const since = typeof seen === 'object' ? seen.since : seen === 'complete' ? -Infinity : Infinity;
  const windows = windowBefore(planAt(seenUntil).window).since;
  return pullRequests.filter(({ mergedAt }) => mergedAt !== null && mergedAt >= Math.max(since, windows));
}

const anyFaults = fc.array(
  fc.record({
    fault: fc.constantFrom(...Object.keys(FAULTS).filter((name): name is keyof typeof FAULTS => name in FAULTS)),
    nth: fc.integer({ min: 2, max: 9 }),
    times: fc.integer({ min: 1, max: 12 }),
  }),
  { minLength: 1, maxLength: 2 },
);

describe('whatever goes wrong', () => {
  it('a read gives the truth, or says what it lacks, or fails and says what to do', { timeout: 120_000 }, async () => {
    const seen = { same: 0, lacking: 0, failed: 0 };
    const events = fc.array(anyEvent, { minLength: 5, maxLength: 30 });
    const story = fc.record({ before: events, later: events, isWarm: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(story, anyFaults, async ({ before, later, isWarm }, faults) => {
        const world = newWorld(UNTIL);
        happen(world, before);
        await withGitHub({ repository: world.repository, now: () => world.now, pointLimit: 1e6 }, async (fake) => {
          const known = isWarm ? savedFrom(await readAt(doorTo(fake), world.now), world.now) : null;
          happen(world, later);
          const truth = await readAt(doorTo(fake), world.now);
          for (const { fault, nth, times } of faults) fake.fault({ when: nth, reply: FAULTS[fault], times });
          const [outcome] = await Promise.allSettled([readAt(doorTo(fake), world.now, known)]);
          if (outcome.status === 'rejected') {
            expect(outcome.reason).toBeInstanceOf(UserError);
            seen.failed++;
            return;
          }
          const { history } = outcome.value;
          // Rule files and required checks are read beside it.
          const { ruleFiles: _, requiredChecks: __, ...coverage } = history.coverage;
          if (Object.values(coverage).every((each) => each === 'complete') && history.gaps.length === 0) {
            expect(factsOf(history)).toEqual(factsOf(truth.history));
            seen.same++;
            return;
          }
          expect(history.gaps.length).toBeGreaterThan(0);
          expect(mergedIn(history, history)).toEqual(mergedIn(truth.history, history));
          seen.lacking++;
        });
      }),
      { numRuns: Number(process.env.RUNS ?? 50), plugins: [fc.interruptAfterTimeLimit(100_000)] },
    );
    // Otherwise the faults were too kind, or too hard.
    expect(seen.same).toBeGreaterThan(0);
    expect(seen.lacking).toBeGreaterThan(0);
    expect(seen.failed).toBeGreaterThan(0);
  });
});

describe('a permission that is missing', () => {
  const everything = async (permissions: typeof READ_EVERYTHING) => {
    const world = newWorld(UNTIL);
    const event = (kind: 'open' | 'merge' | 'deploy' | 'issue' | 'release') => ({ kind, which: 0, how: 1, hours: 3 });
    happen(world, (['open', 'merge', 'deploy', 'issue', 'release'] as const).map(event));
    return withGitHub({ repository: world.repository, now: () => world.now, permissions }, (_, door) =>
      readAt(door, world.now),
    );
  };

  it.each([
    ['deployments', 'deployments'],
    ['issues', 'issues'],
    ['pull-requests', 'pullRequests'],
  ] as const)('%s leaves only that part unreadable, with what to add', async (name, part) => {
    const { [name]: _, ...others } = READ_EVERYTHING;
    const { history, watermark } = await everything(others);
    const { history: whole } = await everything(READ_EVERYTHING);
    expect(history.coverage[part]).toBe('unreadable');
    expect(history.gaps).toMatchObject([{ part, fix: expect.stringContaining(`\`${name}: read\``) }]);
    expect(watermark).not.toBeNull();
    for (const list of ['commits', 'deployments', 'issues', 'pullRequests', 'releases', 'tags'] as const) {
      expect(history[list].length, list).toBe(list === part ? 0 : whole[list].length);
    }
  });

  it('of checks costs their states only', async () => {
    const { checks: _, statuses: __, ...others } = READ_EVERYTHING;
    const { history } = await everything(others);
    const { history: whole } = await everything(READ_EVERYTHING);
    expect(history.pullRequests).toEqual(whole.pullRequests.map((each) => ({ ...each, checks: null })));
    expect([history.coverage.pullRequests, history.coverage.traces]).toEqual(['complete', 'complete']);
    expect(history.gaps).toMatchObject([{ part: 'requiredChecks', fix: expect.stringContaining('`checks: read`') }]);
  });
});
