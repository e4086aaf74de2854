import { describe, expect, it } from 'vitest';
import { readGraph } from '../../src/github/graph.ts';
import type { Release } from '../../src/history/delivered.ts';
import { MS_PER_DAY } from '../../src/history/time.ts';
import { fakeRepository, pushCommits } from '../support/fake-github/builders.ts';
import type { FakeCommit } from '../support/fake-github/git-state.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { GATEWAY_TIMEOUT, RATE_LIMITED, RESOURCE_LIMITS } from '../support/fake-github/known-faults.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import { aCommit, aGitHubDeployment, aHistory, aMainLine, aRelease, at, sha, UNTIL } from '../support/history.ts';
import { deliveries, withFake } from './part-reading.ts';
import { operations } from './reading.ts';

/** `count` commits on main, one a day, the last of them a day before `UNTIL`: commit `n` is `sha(n)`. */
function daily(count: number): FakeCommit[] {
  return Array.from({ length: count }, (_, index) =>
    fakeCommit({
      oid: sha(index + 1),
      parents: index === 0 ? [] : [sha(index)],
      committedDate: UNTIL - (count - index) * MS_PER_DAY,
    }),
  );
}

function repositoryOf(commits: readonly FakeCommit[]): FakeRepository {
  const repository = fakeRepository();
  pushCommits(repository, commits);
  return repository;
}

function add(repository: FakeRepository, given: Partial<FakeCommit> & { readonly oid: string }): void {
  repository.commits.set(given.oid, fakeCommit(given));
}

function released(target: string, when: string | number): Release {
  return aRelease({ tag: `v-${target.slice(0, 7)}`, sha: target, publishedAt: at(when) });
}

describe('readGraph', () => {
  it('keeps of a commit what its message says, who wrote it and all its parents', async () => {
    const body = `See the log.\n\nThis reverts commit ${sha(1)}.\n(cherry picked from commit ${sha(9)})`;
    const repository = repositoryOf([
      fakeCommit({
        oid: sha(1),
        committedDate: at('2026-03-01'),
        author: { name: 'Al', email: '7+al[bot]@users.noreply.github.com', user: null },
      }),
      fakeCommit({
        oid: sha(2),
        committedDate: at('2026-03-02'),
        author: { name: 'Cy', email: 'cy@example.org', user: { __typename: 'User', login: 'cy-hub' } },
      }),
      fakeCommit({
        oid: sha(3),
        parents: [sha(1), sha(2)],
        authoredDate: at('2026-03-03'),
        committedDate: at('2026-03-04'),
        message: `Revert "A headline that is much longer than the seventy-two characters after which it is cut" (#12)\n\n${body}`,
      }),
    ]);
    const { items, ...rest } = await withFake(repository, ({ door, context }) =>
      readGraph(door, context, deliveries()),
    );
    expect(rest).toEqual({ removed: [], coverage: 'complete', gaps: [], edge: [] });
    expect(items.map((commit) => [commit.sha, commit.author])).toEqual([
      [sha(3), { login: 'alice', type: 'User' }],
      [sha(2), { login: 'cy-hub', type: 'User' }],
      [sha(1), { login: 'al', type: 'Bot' }],
    ]);
    const title = 'A headline that is much longer than the seventy-two characters after which it is cut';
    expect(items[0]).toEqual({
      sha: sha(3),
      parents: [sha(1), sha(2)],
      authoredAt: at('2026-03-03'),
      committedAt: at('2026-03-04'),
      headline: `Revert "${title}" (#12)`,
      author: { login: 'alice', type: 'User' },
      reverts: [{ sha: sha(1) }, { title }],
      cherryPickedFrom: [sha(9)],
    });
  });

  it('reads nothing of an empty repository', async () => {
    await withFake(fakeRepository(), async ({ door, context, fake }) => {
      expect(await readGraph(door, context, deliveries())).toMatchObject({ items: [], coverage: 'complete', edge: [] });
      expect(fake.log).toEqual([]);
    });
  });

  it('follows an octopus to its last arm', async () => {
    const arms = Array.from({ length: 12 }, (_, index) =>
      fakeCommit({ oid: sha(index + 1), committedDate: at('2026-03-01') }),
    );
    const octopus = fakeCommit({ oid: sha(99), parents: arms.map(({ oid }) => oid), committedDate: at('2026-03-02') });
    await withFake(repositoryOf([...arms, octopus]), async ({ door, context, fake }) => {
      const { items } = await readGraph(door, context, deliveries());
      expect(items[0]?.parents).toEqual(arms.map(({ oid }) => oid));
      expect(items).toHaveLength(13);
      expect(operations(fake)).toEqual(['Commits', 'Parents']);
    });
  });

  it('stops at the previous window where nothing was delivered before it', async () => {
    // 180 days lie in the windows; the last page holds twenty commits before them, which do no harm.
    await withFake(repositoryOf(daily(600)), async ({ door, context, fake }) => {
      const { items, edge, coverage } = await readGraph(door, context, deliveries());
      expect(items).toHaveLength(200);
      expect(edge).toEqual([sha(400)]);
      expect(coverage).toBe('complete');
      expect(operations(fake)).toEqual(['Commits', 'Commits']);
    });
  });

  it('reads down to the last delivery before the previous window', async () => {
    // Commit 310 is 291 days old, its delivery 290; earlier ones don't matter.
    const releases = [released(sha(310), UNTIL - 290 * MS_PER_DAY), released(sha(150), UNTIL - 400 * MS_PER_DAY)];
    await withFake(repositoryOf(daily(600)), async ({ door, context }) => {
      const { items, edge } = await readGraph(door, context, deliveries({ releases }));
      expect(items).toHaveLength(300);
      expect([...edge].sort()).toEqual([sha(150), sha(300)].sort());
    });
  });

  it('follows a delivery from outside the branch until it meets it', async () => {
    const repository = repositoryOf(daily(150));
    const days = (count: number) => UNTIL - count * MS_PER_DAY;
    for (let index = 0; index < 15; index++) {
      const parents = [index === 0 ? sha(120) : sha(1_000 + index - 1)];
      add(repository, { oid: sha(1_000 + index), parents, committedDate: days(20) + index * 3_600_000 });
    }
    const releases = [released(sha(1_014), days(10))];
    await withFake(repository, async ({ door, context, fake }) => {
      const { items, gaps } = await readGraph(door, context, deliveries({ releases }));
      expect(items.filter(({ sha: id }) => Number.parseInt(id.slice(1, 7), 16) >= 1_000)).toHaveLength(15);
      expect(gaps).toEqual([]);
      expect(operations(fake)).toEqual(['Commits', 'Commits', 'OutsideCommits']);
    });
  });

  it('reads a commit that a wrong clock hid from the order of the log', async () => {
    // The branch's commits behind one that claims to be of 1999: all are there.
    const commits = daily(150).map((commit, index) =>
      index === 100 ? { ...commit, committedDate: at('1999-01-01') } : commit,
    );
    await withFake(repositoryOf(commits), async ({ door, context }) => {
      const { items, edge } = await readGraph(door, context, deliveries());
      expect(items).toHaveLength(150);
      expect(edge).toEqual([]);
    });
  });

  it('says which delivered commits are gone', async () => {
    const releases = [released(sha(77_777), UNTIL - 10 * MS_PER_DAY)];
    await withFake(repositoryOf(daily(20)), async ({ door, context }) => {
      const { items, gaps, coverage } = await readGraph(door, context, deliveries({ releases }));
      expect(items).toHaveLength(20);
      expect(coverage).toBe('complete');
      expect(gaps).toMatchObject([{ part: 'commits', what: expect.stringContaining(sha(77_777).slice(0, 12)) }]);
    });
  });

  it('takes smaller pages where GitHub is too slow', async () => {
    await withFake(repositoryOf(daily(150)), async ({ door, context, fake }) => {
      const isLarge = ({ variables }: { variables: Readonly<Record<string, unknown>> | null }) =>
        Number(variables?.size) > 50;
      fake.fault({ when: isLarge, reply: GATEWAY_TIMEOUT, times: 99 });
      const { items, coverage } = await readGraph(door, context, deliveries());
      expect(items).toHaveLength(150);
      expect(coverage).toBe('complete');
    });
  });

  it('keeps what it has where the budget ends', async () => {
    await withFake(repositoryOf(daily(170)), async ({ door, context, fake }) => {
      fake.fault({ when: 2, reply: RATE_LIMITED, times: 99 });
      const { items, coverage, gaps } = await readGraph(door, context, deliveries());
      expect(items).toHaveLength(100);
      expect(coverage).toEqual({ since: UNTIL - 100 * MS_PER_DAY });
      expect(gaps).toMatchObject([{ part: 'commits', what: 'commits before 2025-12-22T00:00:00Z' }]);
    });
  });

  it('names the permission that is missing', async () => {
    const { contents: _, ...permissions } = READ_EVERYTHING;
    const read = await withFake(repositoryOf(daily(5)), ({ door, context }) => readGraph(door, context, deliveries()), {
      fake: { permissions },
    });
    expect(read).toMatchObject({ items: [], coverage: 'unreadable', gaps: [{ part: 'commits', what: 'commits' }] });
    expect(read.gaps[0]?.fix).toContain('`contents: read`');
  });

  it('gives up on commits outside the branch only where one alone is too much', async () => {
    const repository = repositoryOf(daily(20));
    add(repository, { oid: sha(1_000), parents: [sha(10)], committedDate: UNTIL - 5 * MS_PER_DAY });
    const given = deliveries({
      deployments: [aGitHubDeployment({ sha: sha(1_000), succeededAt: UNTIL - MS_PER_DAY })],
    });
    const isOutside = ({ operation }: { operation: string | null }) => operation === 'OutsideCommits';
    await withFake(repository, async ({ door, context, fake }) => {
      fake.fault({ when: isOutside, reply: RESOURCE_LIMITS, times: 2 });
      const { items, gaps } = await readGraph(door, context, given);
      expect([items.length, gaps]).toEqual([21, []]);
    });
    await withFake(repository, async ({ door, context, fake }) => {
      fake.fault({ when: isOutside, reply: RESOURCE_LIMITS, times: 99 });
      const { items, gaps, coverage } = await readGraph(door, context, given);
      expect([items.length, coverage]).toEqual([20, 'complete']);
      expect(gaps).toMatchObject([{ part: 'commits', what: expect.stringContaining(sha(1_000).slice(0, 12)) }]);
    });
  });
});

describe('readGraph with a known history', () => {
  const line = aMainLine(Array.from({ length: 50 }, (_, index) => UNTIL - (60 - index) * MS_PER_DAY));
  const known = {
    history: aHistory({ commits: line, seenUntil: UNTIL - 5 * MS_PER_DAY }),
    since: UNTIL - 5 * MS_PER_DAY,
  };

  /** The known branch as the fake has it, and some commits on top. */
  function grown(more: readonly FakeCommit[]): FakeRepository {
    const before = line.map(({ sha: oid, parents, committedAt }) =>
      fakeCommit({ oid, parents: [...parents], committedDate: committedAt }),
    );
    return repositoryOf([...before, ...more]);
  }

  it('asks for nothing where the tip is the same', async () => {
    await withFake(
      grown([]),
      async ({ door, context, fake }) => {
        expect(await readGraph(door, context, deliveries())).toMatchObject({
          items: [],
          coverage: 'complete',
          gaps: [],
        });
        expect(fake.log).toEqual([]);
      },
      { known },
    );
  });

  it('reads from the tip to what is known', async () => {
    const more = [
      fakeCommit({ oid: sha(201), parents: [sha(40)], committedDate: UNTIL - 4 * MS_PER_DAY }),
      fakeCommit({ oid: sha(202), parents: [sha(50), sha(201)], committedDate: UNTIL - 3 * MS_PER_DAY }),
    ];
    await withFake(
      grown(more),
      async ({ door, context, fake }) => {
        const { items, isDoubtful = false } = await readGraph(door, context, deliveries());
        expect([items.map((commit) => commit.sha).sort(), isDoubtful]).toEqual([[sha(201), sha(202)], false]);
        expect(operations(fake)).toEqual(['Commits']);
      },
      { known },
    );
  });

  it('doubts a branch that was rewritten', async () => {
    const instead = [fakeCommit({ oid: sha(301), parents: [sha(49)], committedDate: UNTIL - 4 * MS_PER_DAY })];
    await withFake(
      grown(instead),
      async ({ door, context }) => {
        expect(await readGraph(door, context, deliveries())).toMatchObject({ items: [], isDoubtful: true });
      },
      { known },
    );
    const repository = grown([]);
    repository.refs.set('refs/heads/main', sha(49));
    await withFake(
      repository,
      async ({ door, context }) => {
        expect(await readGraph(door, context, deliveries())).toMatchObject({ isDoubtful: true });
      },
      { known },
    );
  });

  it('doubts a branch that came or went', async () => {
    const none = { history: aHistory({ commits: [] }), since: known.since };
    await withFake(
      grown([]),
      async ({ door, context }) => {
        expect(await readGraph(door, context, deliveries())).toMatchObject({ isDoubtful: true });
      },
      { known: none },
    );
    await withFake(
      fakeRepository(),
      async ({ door, context }) => {
        expect(await readGraph(door, context, deliveries())).toMatchObject({ isDoubtful: true });
      },
      { known },
    );
  });

  it.each([
    { days: 250, what: 'doubts a merge of what it may have been pruned of', isDoubtful: true, edge: [] },
    {
      days: 400,
      what: 'lets what is older than anything that is read be the edge',
      isDoubtful: false,
      edge: [sha(400)],
    },
  ])('$what', async ({ days, isDoubtful, edge }) => {
    // Known back to a delivery just before the previous window, of a commit that is 190 days old.
    const seed = aCommit({ sha: sha(500), committedAt: UNTIL - 190 * MS_PER_DAY });
    const releases = [released(seed.sha, UNTIL - 186 * MS_PER_DAY)];
    const commits = [seed, ...line.map((commit, index) => (index === 0 ? { ...commit, parents: [seed.sha] } : commit))];
    const history = aHistory({ commits, releases, seenUntil: known.since });
    const repository = repositoryOf([
      ...commits.map((each) =>
        fakeCommit({ oid: each.sha, parents: [...each.parents], committedDate: each.committedAt }),
      ),
      fakeCommit({ oid: sha(400), committedDate: UNTIL - days * MS_PER_DAY }),
      fakeCommit({ oid: sha(401), parents: [sha(50), sha(400)], committedDate: UNTIL - 3 * MS_PER_DAY }),
    ]);
    await withFake(
      repository,
      async ({ door, context }) => {
        const read = await readGraph(door, context, deliveries({ releases }));
        expect([read.isDoubtful ?? false, read.edge]).toEqual([isDoubtful, edge]);
      },
      { known: { history, since: known.since } },
    );
  });
});
