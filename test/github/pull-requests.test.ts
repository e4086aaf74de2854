import { describe, expect, it } from 'vitest';
import type { Door } from '../../src/github/door.ts';
import type { ReadContext } from '../../src/github/part.ts';
import type { PullRequestsPlan } from '../../src/github/pull-requests.ts';
import { readPullRequests } from '../../src/github/pull-requests.ts';
import { cutOffGaps } from '../../src/github/pull-requests-cut-off.ts';
import type { EpochMs } from '../../src/history/time.ts';
import { MS_PER_DAY, MS_PER_MINUTE } from '../../src/history/time.ts';
import { fakePullRequest, fakeRepository, fakeReview } from '../support/fake-github/builders.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { NULL_DATA, RESOURCE_LIMITS } from '../support/fake-github/known-faults.ts';
import type { FakeGitHub } from '../support/fake-github/start.ts';
import type { FakePullRequest } from '../support/fake-github/state.ts';
import { aHistory, aPullRequest, sha, UNTIL } from '../support/history.ts';
import { aContext, doorTo, operations, withGitHub } from './reading.ts';

const daysAgo = (days: number): EpochMs => UNTIL - days * MS_PER_DAY;
const merged = (number: number, at: EpochMs, given: Partial<FakePullRequest> = {}) =>
  fakePullRequest({ number, mergedAt: at, mergeCommit: null, ...given });

function read(
  door: Door,
  given: { context?: Partial<ReadContext>; plan?: Partial<PullRequestsPlan>; bound?: EpochMs },
) {
  const bound = Promise.resolve(given.bound ?? daysAgo(200));
  return readPullRequests(door, aContext(given.context), { bound, resumable: null, elapsed: () => 0, ...given.plan });
}

const shop = (...pullRequests: FakePullRequest[]) => ({ repository: fakeRepository({ pullRequests }) });
const numbersOf = ({ items }: { items: readonly { number: number }[] }) =>
  items.map(({ number }) => number).sort((a, b) => a - b);
const idsAsked = (fake: FakeGitHub) => fake.log.flatMap(({ variables }) => variables?.ids ?? []);

describe('a first read', () => {
  it('takes what ended at the bound or later, and what is open, however old', async () => {
    const world = shop(
      merged(1, daysAgo(201)),
      merged(2, daysAgo(200)),
      fakePullRequest({ number: 3, createdAt: daysAgo(900) }),
      fakePullRequest({ number: 4, createdAt: daysAgo(800), closedAt: daysAgo(10) }),
      merged(5, daysAgo(300), { updatedAt: daysAgo(1) }),
    );
    await withGitHub(world, async (fake, door) => {
      const part = await read(door, {});
      expect(numbersOf(part)).toEqual([2, 3, 4]);
      expect(part).toMatchObject({ coverage: 'complete', gaps: [], removed: [] });
      expect(operations(fake)).toEqual(['PullRequestIndex', 'PullRequestDetailsAndFiles']);
    });
  });

  it('reads the index down to the bound only, and open ones beyond it from the other end', async () => {
    const old = Array.from({ length: 300 }, (_, at) => merged(at + 1, daysAgo(500)));
    const recent = Array.from({ length: 120 }, (_, at) => merged(at + 301, daysAgo(10)));
    const world = shop(...old, ...recent, fakePullRequest({ number: 999, createdAt: daysAgo(900) }));
    await withGitHub(world, async (fake, door) => {
      const part = await read(door, {});
      expect(part.items).toHaveLength(121);
      // Two pages down, one up, and the first page again.
      expect(operations(fake).filter((each) => each === 'PullRequestIndex')).toHaveLength(4);
      expect(idsAsked(fake)).toHaveLength(121);
    });
  });

  it('finds a pull request that jumps to the first page while pages are turned', async () => {
    const world = shop(...Array.from({ length: 150 }, (_, at) => merged(at + 1, daysAgo(10) - at * MS_PER_MINUTE)));
    const [last] = world.repository.pullRequests.slice(-1);
    await withGitHub(world, async (fake, door) => {
      fake.fault({
        when: 1,
        reply: (honest) => {
          // Right behind the first page: the last row is commented on, and the second page lacks it.
          if (last !== undefined) last.updatedAt = UNTIL;
          return honest;
        },
      });
      const part = await read(door, {});
      expect(numbersOf(part)).toHaveLength(150);
      expect(part.coverage).toBe('complete');
    });
  });

  it('follows every list to its end', async () => {
    const commits = Array.from({ length: 130 }, (_, at) => fakeCommit({ oid: sha(at + 1) }));
    const repository = fakeRepository({
      commits: new Map(commits.map((commit) => [commit.oid, commit])),
      pullRequests: [
        merged(1, daysAgo(5), {
          commits: commits.map(({ oid }) => oid),
          labels: Array.from({ length: 45 }, (_, at) => `label ${at}`),
          reviews: [
            fakeReview({ id: 'pending', state: 'PENDING', submittedAt: null }),
            ...Array.from({ length: 70 }, (_, at) => fakeReview({ id: `R_${at}` })),
          ],
          timeline: Array.from({ length: 60 }, (_, at) => ({
            type: at % 2 === 0 ? 'CONVERT_TO_DRAFT_EVENT' : 'READY_FOR_REVIEW_EVENT',
            createdAt: daysAgo(60 - at),
            actor: null,
          })),
        }),
      ],
    });
    await withGitHub({ repository }, async (fake, door) => {
      const [item] = (await read(door, {})).items;
      expect(item?.commits?.map((each) => each.sha)).toEqual(commits.map(({ oid }) => oid));
      expect([item?.labels?.length, item?.reviews?.length, item?.draftEvents?.length]).toEqual([45, 70, 60]);
      // The four lists' further pages go out together.
      expect(operations(fake)).toEqual(['PullRequestIndex', 'PullRequestDetailsAndFiles', 'Joined']);
    });
  });
});

describe('what can not be read', () => {
  const world = () => shop(...Array.from({ length: 60 }, (_, at) => merged(at + 1, daysAgo(100 - at))));

  it('leaves one pull request out that is too much, and covers only what came after its end', async () => {
    await withGitHub(world(), async (fake, door) => {
      const isAbout33 = (ids: unknown) => Array.isArray(ids) && ids.includes('PR_33');
      fake.fault({ when: ({ variables }) => isAbout33(variables?.ids), reply: RESOURCE_LIMITS, times: 99 });
      const part = await read(door, {});
      expect(numbersOf(part)).toHaveLength(59);
      expect(part.coverage).toEqual({ since: daysAgo(100 - 32) + 1 });
      expect(part.gaps).toMatchObject([{ part: 'pullRequests', what: 'pull request #33' }]);
    });
  });

  it('asks for the one that is too much with short lists', async () => {
    await withGitHub(world(), async (fake, door) => {
      fake.fault({
        when: ({ variables }) =>
          Array.isArray(variables?.ids) && variables.ids.includes('PR_33') && variables.labels === 20,
        reply: RESOURCE_LIMITS,
        times: 99,
      });
      const part = await read(door, {});
      expect(numbersOf(part)).toHaveLength(60);
      expect(part.coverage).toBe('complete');
    });
  });

  it('keeps what it has when the budget is used up, the latest first', async () => {
    await withGitHub({ ...world(), pointLimit: 100 }, async (fake) => {
      fake.world.graphql.used = 82;
      const part = await read(doorTo(fake), {});
      // 83: the index. 84 and 85: details, until 15 are left.
      expect(fake.world.graphql.used).toBe(85);
      expect(numbersOf(part)).toEqual(Array.from({ length: 40 }, (_, at) => at + 21));
      // Number 20 was merged last of those that are missing.
      expect(part.coverage).toEqual({ since: daysAgo(81) + 1 });
      expect(part.gaps).toHaveLength(1);
      expect(part.gaps[0]).toMatchObject({ what: expect.stringContaining('20 pull requests') });
    });
  });

  it('goes on from a read that was cut short, and reads only what it lacks', async () => {
    await withGitHub(world(), async (fake, door) => {
      const items = (await read(door, {})).items.filter(({ number }) => number > 10);
      for (const pull of fake.repository.pullRequests) if (pull.number === 60) pull.updatedAt = UNTIL;
      const asked = idsAsked(fake).length;
      const resumable = { items, asOf: UNTIL - MS_PER_MINUTE };
      const part = await read(doorTo(fake), { plan: { resumable } });
      const lacking = [60, ...Array.from({ length: 10 }, (_, at) => 10 - at)];
      expect(idsAsked(fake).slice(asked)).toEqual(lacking.map((number) => `PR_${number}`));
      expect(numbersOf(part)).toHaveLength(60);
      expect(part.coverage).toBe('complete');
    });
  });

  it('says which permissions are missing', async () => {
    for (const permissions of [{ contents: 'read' }, { 'pull-requests': 'read' }] as const) {
      const repository = fakeRepository({
        pullRequests: [merged(1, daysAgo(3), { mergeCommit: sha(1) })],
        commits: new Map([[sha(1), fakeCommit({ oid: sha(1) })]]),
      });
      await withGitHub({ repository, permissions }, async (_, door) => {
        const part = await read(door, {});
        expect(part).toMatchObject({ items: [], coverage: 'unreadable' });
        expect(part.gaps[0]?.fix).toContain('`pull-requests: read` and `contents: read`');
      });
    }
  });

  it('gets over replies without data', async () => {
    await withGitHub(world(), async (fake, door) => {
      fake.fault({ when: 2, reply: NULL_DATA });
      expect(await read(door, {})).toMatchObject({ coverage: 'complete', items: { length: 60 } });
    });
  });
});

describe('cutOffGaps', () => {
  it('names pull requests with as many commits as GitHub lists, and no others', () => {
    const commit = { sha: sha(1), authoredAt: UNTIL, headline: '', cherryPickedFrom: [] };
    const having = (number: number, count: number) =>
      aPullRequest({ number, commits: Array.from({ length: count }, () => commit) });
    expect(cutOffGaps({ pullRequests: [having(1, 249), aPullRequest({ number: 2, commits: null })] })).toEqual([]);
    const pullRequests = [1, 2, 3, 4, 5, 6, 7].map((number) => having(number, 250));
    expect(cutOffGaps({ pullRequests })).toMatchObject([
      { what: 'commits beyond the first 250 of #1, #2, #3, #4, #5 and 2 more' },
    ]);
  });
});

describe('with a known history', () => {
  it('reads what was updated since, known ones and new ones, with two requests', async () => {
    const world = shop(
      merged(1, daysAgo(30)),
      merged(2, daysAgo(30)),
      merged(3, daysAgo(300)),
      fakePullRequest({ number: 4, createdAt: daysAgo(1) }),
    );
    await withGitHub(world, async (fake, door) => {
      const first = await read(door, {});
      expect(numbersOf(first)).toEqual([1, 2, 4]);
      for (const pull of fake.repository.pullRequests) if (pull.number !== 1) pull.updatedAt = UNTIL;
      const history = aHistory({ pullRequests: [...first.items] });
      const asked = fake.log.length;
      const part = await read(door, { context: { known: { history, since: daysAgo(0.5) } } });
      expect(numbersOf(part)).toEqual([2, 4]);
      expect(operations(fake).slice(asked)).toEqual(['PullRequestIndex', 'PullRequestDetailsAndFiles']);
    });
  });

  it('drops what changed and can not be read again', async () => {
    await withGitHub(shop(merged(1, daysAgo(30)), merged(2, daysAgo(20))), async (fake, door) => {
      const history = aHistory({ pullRequests: [...(await read(door, {})).items] });
      fake.fault({ when: ({ variables }) => Array.isArray(variables?.ids), reply: RESOURCE_LIMITS, times: 99 });
      for (const pull of fake.repository.pullRequests) pull.updatedAt = UNTIL;
      const part = await read(door, { context: { known: { history, since: daysAgo(1) } } });
      expect(part).toMatchObject({ items: [], removed: [2, 1], coverage: { since: daysAgo(20) + 1 } });
      expect(part.gaps.map(({ what }) => what)).toEqual(['pull request #2', 'pull request #1']);
    });
  });
});
