import { describe, expect, it } from 'vitest';
import { readDeployments } from '../../src/github/deployments.ts';
import { fakeDeployment, fakeRepository } from '../support/fake-github/builders.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { RATE_LIMITED, RESOURCE_LIMITS } from '../support/fake-github/known-faults.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakeDeployment, FakeRepository } from '../support/fake-github/state.ts';
import { aGitHubDeployment, aHistory, at, sha } from '../support/history.ts';
import { withFake } from './part-reading.ts';
import { operations } from './reading.ts';

type Status = FakeDeployment['statuses'][number];

function status(state: string, when: string): Status {
  return { state, createdAt: at(when), description: null };
}

/** A deployment created at a moment that succeeded a minute later. */
function deployed(databaseId: number, when: string, given: Partial<FakeDeployment> = {}): FakeDeployment {
  const success = { state: 'SUCCESS', createdAt: at(when) + 60_000, description: null };
  return fakeDeployment({ databaseId, createdAt: at(when), commitOid: sha(1), statuses: [success], ...given });
}

function repositoryWith(deployments: FakeDeployment[], given: Partial<FakeRepository> = {}): FakeRepository {
  const commit = fakeCommit({ oid: sha(1), committedDate: at('2025-09-20') });
  return fakeRepository({ deployments, commits: new Map([[commit.oid, commit]]), ...given });
}

describe('readDeployments', () => {
  it('gives each deployment to production with all its statuses, and every environment by name', async () => {
    const repository = repositoryWith(
      [
        deployed(1, '2026-03-01', {
          statuses: [
            status('QUEUED', '2026-03-01T00:00:10Z'),
            status('SUCCESS', '2026-03-01T00:05:00Z'),
            status('FAILURE', '2026-03-02'),
          ],
        }),
        deployed(2, '2026-03-02', { environment: 'preview-7' }),
        deployed(3, '2026-03-03', {
          environment: 'Production-EU',
          commitOid: sha(9),
          statuses: [],
          creator: { __typename: 'Bot', login: 'github-actions' },
        }),
      ],
      { environments: ['staging'] },
    );
    const read = await withFake(repository, async ({ door, context, fake }) => {
      const result = await readDeployments(door, context);
      expect(fake.log.map(({ variables }) => variables?.environments)).toEqual([
        undefined,
        ['Production-EU', 'production'],
      ]);
      return result;
    });
    expect(read.environments).toEqual(['Production-EU', 'preview-7', 'production', 'staging']);
    expect(read).toMatchObject({ coverage: 'complete', gaps: [], removed: [] });
    expect(read.items).toEqual([
      {
        id: 'DE_3',
        sha: sha(9),
        environment: 'Production-EU',
        createdAt: at('2026-03-03'),
        statuses: [],
        url: null,
        creator: { login: 'github-actions', type: 'Bot' },
      },
      {
        id: 'DE_1',
        sha: sha(1),
        environment: 'production',
        createdAt: at('2026-03-01'),
        statuses: [
          { state: 'QUEUED', at: at('2026-03-01T00:00:10Z') },
          { state: 'SUCCESS', at: at('2026-03-01T00:05:00Z') },
          { state: 'FAILURE', at: at('2026-03-02') },
        ],
        url: null,
        creator: { login: 'alice', type: 'User' },
      },
    ]);
  });

  it('follows statuses to their end', async () => {
    const many = Array.from({ length: 121 }, (_, minute) =>
      status('IN_PROGRESS', new Date(at('2026-03-01') + minute * 60_000).toISOString()),
    );
    const repository = repositoryWith([
      deployed(1, '2026-03-01', { statuses: [status('SUCCESS', '2026-02-28T23:59:00Z'), ...many] }),
    ]);
    await withFake(repository, async ({ door, context, fake }) => {
      const { items } = await readDeployments(door, context);
      expect(items[0]?.statuses).toHaveLength(122);
      expect(items[0]?.statuses[0]?.state).toBe('SUCCESS');
      expect(operations(fake)).toEqual(['Environments', 'Deployments', 'DeploymentStatuses', 'DeploymentStatuses']);
    });
  });

  it('asks for no deployment where no environment fits, and for all where none is listed', async () => {
    const previews = repositoryWith([deployed(1, '2026-03-01', { environment: 'preview' })]);
    await withFake(previews, async ({ door, context, fake }) => {
      expect(await readDeployments(door, context)).toMatchObject({
        items: [],
        coverage: 'complete',
        environments: ['preview'],
      });
      expect(operations(fake)).toEqual(['Environments']);
    });
    await withFake(repositoryWith([]), async ({ door, context, fake }) => {
      expect(await readDeployments(door, context)).toMatchObject({ items: [], coverage: 'complete', environments: [] });
      expect(fake.log[1]?.variables?.environments).toBeNull();
    });
  });

  it('filters by itself where it may not list environments', async () => {
    const { actions: _, ...permissions } = READ_EVERYTHING;
    const repository = repositoryWith([
      deployed(1, '2026-03-01'),
      deployed(2, '2026-03-02', { environment: 'preview' }),
    ]);
    await withFake(
      repository,
      async ({ door, context }) => {
        const read = await readDeployments(door, context);
        expect(read.items.map(({ id }) => id)).toEqual(['DE_1']);
        expect(read).toMatchObject({ coverage: 'complete', gaps: [], environments: ['preview', 'production'] });
      },
      { fake: { permissions } },
    );
  });

  it('names the permission that is missing', async () => {
    const { deployments: _, ...permissions } = READ_EVERYTHING;
    await withFake(
      repositoryWith([deployed(1, '2026-03-01')]),
      async ({ door, context }) => {
        const read = await readDeployments(door, context);
        expect(read).toMatchObject({
          items: [],
          coverage: 'unreadable',
          gaps: [{ part: 'deployments', what: 'deployments' }],
        });
        expect(read.gaps[0]?.fix).toContain('`deployments: read`');
      },
      { fake: { permissions } },
    );
  });

  it('takes smaller pages from where GitHub says that it is too much', async () => {
    const all = Array.from({ length: 60 }, (_, index) =>
      deployed(index + 1, new Date(at('2026-03-01') + index * 3_600_000).toISOString()),
    );
    await withFake(repositoryWith(all), async ({ door, context, fake }) => {
      const isLarge = ({ variables }: { variables: Readonly<Record<string, unknown>> | null }) =>
        Number(variables?.size) > 25;
      fake.fault({
        when: (request) => request.operation === 'Deployments' && isLarge(request),
        reply: RESOURCE_LIMITS,
        times: 99,
      });
      const read = await readDeployments(door, context);
      expect(read).toMatchObject({ coverage: 'complete', gaps: [] });
      expect(new Set(read.items.map(({ id }) => id)).size).toBe(60);
      expect(
        fake.log.filter(({ operation }) => operation === 'Deployments').map(({ variables }) => variables?.size),
      ).toEqual([100, 50, 25, 25, 25]);
    });
  });

  it('keeps what it has where the budget ends, and says from when on it is whole', async () => {
    const all = Array.from({ length: 150 }, (_, index) =>
      deployed(index + 1, new Date(at('2026-03-01') + index * 60_000).toISOString()),
    );
    await withFake(repositoryWith(all), async ({ door, context, fake }) => {
      fake.fault({ when: ({ variables }) => variables?.cursor != null, reply: RATE_LIMITED, times: 99 });
      const read = await readDeployments(door, context);
      expect(read.items).toHaveLength(100);
      // The newest hundred of 150, a minute apart: number 51 is the oldest of them, 50 minutes in.
      expect(read.coverage).toEqual({ since: at('2026-03-01T00:50:00Z') });
      expect(read.gaps).toMatchObject([{ part: 'deployments', what: 'deployments before 2026-03-01T00:50:00Z' }]);
    });
  });

  /** A deployment every six hours from a moment on: 200 take 50 days. */
  function often(count: number, from: string, firstId: number): FakeDeployment[] {
    return Array.from({ length: count }, (_, index) =>
      deployed(firstId + index, new Date(at(from) + index * 21_600_000).toISOString()),
    );
  }

  it('stops 30 days before the commit that was live when the previous window began', async () => {
    // The previous window begins on 2025-10-03; the commit is of 2025-09-20, 30 days before that is 2025-08-21.
    const repository = repositoryWith(often(1_000, '2025-06-01', 1));
    await withFake(repository, async ({ door, context, fake }) => {
      const read = await readDeployments(door, context);
      const oldest = Math.min(...read.items.map(({ createdAt }) => createdAt));
      expect(oldest).toBeLessThan(at('2025-08-21'));
      expect(oldest).toBeGreaterThan(at('2025-07-20'));
      expect(read.coverage).toBe('complete');
      expect(operations(fake).filter((name) => name === 'Deployments').length).toBeLessThan(10);
    });
  });

  it('looks in quiet environments for what was live there', async () => {
    const quiet = deployed(5_000, '2025-05-01', { environment: 'production-eu' });
    await withFake(repositoryWith([quiet, ...often(1_000, '2025-06-01', 1)]), async ({ door, context, fake }) => {
      const read = await readDeployments(door, context);
      expect(read.items.map(({ id }) => id)).toContain('DE_5000');
      expect(fake.log.at(-1)?.variables?.environments).toEqual(['production-eu']);
    });
  });
});

describe('readDeployments with a known history', () => {
  const since = at('2026-03-20');

  it('reads 30 days anew, by id what had not ended, and tells what is gone', async () => {
    const known = aHistory({
      deployments: [
        aGitHubDeployment({
          id: 'DE_1',
          createdAt: '2026-01-01',
          statuses: [{ state: 'WAITING', at: at('2026-01-01') }],
        }),
        aGitHubDeployment({
          id: 'DE_2',
          createdAt: '2026-01-02',
          statuses: [{ state: 'SUCCESS', at: at('2026-01-02') }],
        }),
        aGitHubDeployment({ id: 'DE_3', createdAt: '2026-01-03', statuses: [] }),
        aGitHubDeployment({ id: 'DE_4', createdAt: '2026-03-10', statuses: [] }),
      ],
    });
    const repository = repositoryWith([
      deployed(1, '2026-01-01', { statuses: [status('WAITING', '2026-01-01'), status('SUCCESS', '2026-03-21')] }),
      deployed(2, '2026-01-02'),
      deployed(5, '2026-03-25'),
    ]);
    await withFake(
      repository,
      async ({ door, context, fake }) => {
        const read = await readDeployments(door, context);
        expect(read.items.find(({ id }) => id === 'DE_1')?.statuses).toEqual([
          { state: 'WAITING', at: at('2026-01-01') },
          { state: 'SUCCESS', at: at('2026-03-21') },
        ]);
        expect(read.items.map(({ id }) => id)).toContain('DE_5');
        expect([...read.removed].sort()).toEqual(['DE_3', 'DE_4']);
        expect(fake.log.find(({ operation }) => operation === 'DeploymentsById')?.variables).toEqual({
          ids: ['DE_1', 'DE_3'],
        });
      },
      { known: { history: known, since } },
    );
  });

  it('goes no further back than 30 days before the watermark', async () => {
    const all = Array.from({ length: 250 }, (_, index) =>
      deployed(index + 1, new Date(at('2026-03-31') - index * 43_200_000).toISOString()),
    );
    await withFake(
      repositoryWith(all),
      async ({ door, context, fake }) => {
        // 100 deployments, two a day, reach back 50 days: past 2026-02-18.
        await readDeployments(door, context);
        expect(operations(fake)).toEqual(['Environments', 'Deployments']);
      },
      { known: { history: aHistory(), since } },
    );
  });
});
