import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import type { Door } from '../../src/github/door.ts';
import { openRepository } from '../../src/github/repository.ts';
import type { GitHubRead } from '../../src/github/source.ts';
import { readGitHub } from '../../src/github/source.ts';
import type { KnownHistory } from '../../src/github/source-base.ts';
import type { EpochMs } from '../../src/history/time.ts';
import { MS_PER_DAY, MS_PER_HOUR } from '../../src/history/time.ts';
import { issueLabelsOf } from '../../src/runner/adoption-input.ts';
import { fakeIssue, fakePullRequest, pushCommits } from '../support/fake-github/builders.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import type { FakeGitHub } from '../support/fake-github/start.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import { aPlan, sha, UNTIL } from '../support/history.ts';
import { generatedRepository } from './generated-world.ts';
import { doorTo, withGitHub } from './reading.ts';

const PLAN = aPlan();
const LABELS = issueLabelsOf(DEFAULT_SETTINGS);
/** One that fits each of the patterns, and a second one for `sev*`. */
const FITTING = ['incident', 'outage', 'sev1', 'sev2', 'alert', 'toil', 'ops', 'ktlo'];
const CONFIGURATION = { path: null, ref: null, settings: {} };

async function readWith(door: Door, known: KnownHistory | null = null): Promise<GitHubRead> {
  const repository = await openRepository(door, { owner: 'octo', name: 'shop' });
  return readGitHub({ door, repository, plan: PLAN, issueLabels: LABELS, known, log: () => undefined });
}

function savedFrom(read: GitHubRead): KnownHistory {
  const { history, watermark, fullReadAt, resumeFrom } = read;
  const saved = { history, watermark, fullReadAt, window: PLAN.window, configuration: CONFIGURATION };
  return { saved: resumeFrom === undefined ? saved : { ...saved, resumeFrom }, plan: PLAN, issueLabels: LABELS };
}

const pointsOf = (fake: FakeGitHub) => fake.log.reduce((sum, { points }) => sum + points, 0);

/** Issues with each label, all of which are asked for. */
function withIssues(repository: FakeRepository): FakeRepository {
  for (const [at, label] of FITTING.entries()) {
    for (let number = 1; number <= 12; number++) {
      const createdAt = UNTIL - number * MS_PER_DAY;
      repository.issues.push(fakeIssue({ number: 10_000 + at * 100 + number, labels: [label], createdAt }));
    }
  }
  return repository;
}

/** Changes within the two windows and 40 days before them, so that every one is in reach. */
const pace = (changes: number, merges: 'squash' | { commits: number }) =>
  ({ changes, merges, until: UNTIL, days: 220, deployEvery: 10 }) as const;

describe('a first read', () => {
  it.each([
    ['1,000 squashed changes', pace(1_000, 'squash'), 80],
    ['1,000 changes merged with 3 commits each', pace(1_000, { commits: 3 }), 110],
  ])('of %s keeps to the budget', { timeout: 60_000 }, async (_, given, most) => {
    await withGitHub({ repository: withIssues(generatedRepository(given)) }, async (fake, door) => {
      const { history } = await readWith(door);
      expect(history.pullRequests.length).toBeGreaterThan(800);
      expect(history.pullRequests.filter(({ evidence }) => evidence !== null)).toHaveLength(400);
      expect(history.issues).toHaveLength(96);
      expect(history.gaps).toEqual([]);
      expect(fake.log.length).toBeLessThanOrEqual(most);
      expect(pointsOf(fake)).toBeLessThanOrEqual(most);
      expect([history.requests, history.points]).toEqual([fake.log.length, pointsOf(fake)]);
    });
  });
});

describe('when the points of the hour run out', () => {
  it('saves what it has, names the gap, and the next run goes on there', { timeout: 60_000 }, async () => {
    const repository = generatedRepository(pace(1_000, 'squash'));
    const whole = await withGitHub({ repository }, (_, door) => readWith(door));
    await withGitHub({ repository, pointLimit: 1_000 }, async (fake) => {
      fake.world.graphql.used = 810;
      const first = await readWith(doorTo(fake));
      expect(fake.world.graphql.used).toBe(850);
      const { history } = first;
      expect(history.coverage.pullRequests).toMatchObject({ since: expect.any(Number) });
      expect(history.gaps).toMatchObject([{ part: 'pullRequests', why: expect.stringContaining('rate limit') }]);
      expect(first.watermark).toBeNull();
      const had = history.pullRequests.length;
      expect(had).toBeGreaterThan(100);

      fake.world.graphql.used = 0;
      const asked = fake.log.length;
      const second = await readWith(doorTo(fake), savedFrom(first));
      const read = fake.log.slice(asked).flatMap(({ variables }) => variables?.ids ?? []);
      expect(read).toHaveLength(whole.history.pullRequests.length - had);
      expect(second.history.pullRequests).toEqual(whole.history.pullRequests);
      expect(second.history.coverage).toEqual(whole.history.coverage);
      expect(second.watermark).not.toBeNull();
    });
  });

  it('never shows a stale pull request where what changed can not be read', async () => {
    const repository = generatedRepository(pace(200, 'squash'));
    let now: EpochMs = UNTIL;
    await withGitHub({ repository, now: () => now, pointLimit: 1_000 }, async (fake) => {
      const known = savedFrom(await readWith(doorTo(fake)));
      now = UNTIL + MS_PER_HOUR;
      for (const pull of repository.pullRequests.slice(-3)) Object.assign(pull, { title: 'Anew', updatedAt: now });
      fake.fault({
        when: ({ query }) => query?.includes('commits(first') === true,
        reply: {
          status: 403,
          headers: { 'retry-after': '7200' },
          body: { message: 'You have exceeded a secondary rate limit.' },
        },
        times: 99,
      });
      const { history, watermark } = await readWith(doorTo(fake), known);
      expect(history.pullRequests.map(({ number }) => number)).not.toContain(200);
      expect(history.coverage.pullRequests).toMatchObject({ since: expect.any(Number) });
      expect(watermark).toBe(known.saved.watermark);
    });
  });
});

describe('a warm read', () => {
  it('after 10 pull requests changed takes 6 requests at most', { timeout: 60_000 }, async () => {
    const repository = withIssues(generatedRepository(pace(300, 'squash')));
    let now: EpochMs = UNTIL;
    await withGitHub({ repository, now: () => now }, async (fake) => {
      const known = savedFrom(await readWith(doorTo(fake)));
      now = UNTIL + MS_PER_HOUR;
      for (const pull of repository.pullRequests.slice(-9)) Object.assign(pull, { labels: ['late'], updatedAt: now });
      const files = [{ path: 'test/hats.test.ts', additions: 1, deletions: 0, changeType: 'ADDED' }];
      const merge = fakeCommit({
        oid: sha('merge'),
        parents: [repository.refs.get('refs/heads/main') ?? ''],
        committedDate: now,
      });
      pushCommits(repository, [merge]);
      repository.pullRequests.push(fakePullRequest({ number: 999, mergedAt: now, mergeCommit: merge.oid, files }));
      // That it is gone shows only where each label is asked for again.
      repository.issues.shift();
      const asked = fake.log.length;
      const read = await readWith(doorTo(fake), known);
      expect(read.isIncremental).toBe(true);
      expect(read.history.issues).toHaveLength(95);
      expect(read.history.pullRequests.at(-1)?.evidence).toEqual(['tests']);
      expect(fake.log.slice(asked).length).toBeLessThanOrEqual(6);
      expect(read.history.pullRequests.filter(({ labels }) => labels?.includes('late'))).toHaveLength(9);
      expect(read.history.pullRequests.at(-1)?.number).toBe(999);
    });
  });
});
