import { describe, expect, it } from 'vitest';
import { readRuns } from '../../src/github/runs.ts';
import { MS_PER_DAY } from '../../src/history/time.ts';
import { fakeRepository, fakeRun } from '../support/fake-github/builders.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakeAttempt, FakeRun } from '../support/fake-github/state.ts';
import { aHistory, at, sha, UNTIL } from '../support/history.ts';
import { withFake } from './part-reading.ts';
import { operations } from './reading.ts';

const plan = { workflows: ['deploy.yml'] };

function attempt(conclusion: string | null, ended: string): FakeAttempt {
  return { conclusion, startedAt: at(ended) - 60_000, updatedAt: at(ended) };
}

/** A run of `deploy.yml` that succeeded when it was created. */
function ran(id: number, when: string | number): FakeRun {
  return fakeRun({ id, createdAt: at(when), headSha: sha(id) });
}

describe('readRuns', () => {
  it('asks for nothing where no workflow is named', async () => {
    await withFake(fakeRepository({ runs: [ran(1, '2026-03-01')] }), async ({ door, context, fake }) => {
      expect(await readRuns(door, context)).toEqual({ items: [], removed: [], coverage: 'complete', gaps: [] });
      expect(fake.log).toEqual([]);
    });
  });

  it('gives each run of the workflow with its attempts up to the first that succeeded', async () => {
    const runs = [
      fakeRun({
        id: 1,
        headSha: sha(1),
        createdAt: at('2026-03-01'),
        attempts: [
          attempt('failure', '2026-03-01T01:00:00Z'),
          attempt('success', '2026-03-02'),
          attempt('failure', '2026-03-09'),
        ],
      }),
      fakeRun({
        id: 2,
        headSha: sha(2),
        createdAt: at('2026-03-03'),
        attempts: [attempt('success', '2026-03-03T00:10:00Z'), attempt(null, '2026-03-08')],
      }),
      fakeRun({
        id: 3,
        headSha: sha(3),
        createdAt: at('2026-03-04'),
        event: 'release',
        attempts: [attempt(null, '2026-03-04')],
      }),
      fakeRun({ id: 4, createdAt: at('2026-03-05'), event: 'pull_request_target' }),
      fakeRun({ id: 5, createdAt: at('2026-03-06'), workflow: 'test.yml' }),
    ];
    const read = await withFake(fakeRepository({ runs }), ({ door, context }) => readRuns(door, context), { plan });
    expect(read).toMatchObject({ coverage: 'complete', gaps: [], removed: [] });
    expect(read.items.map(({ id, sha: commit, event, attempts }) => ({ id, commit, event, attempts }))).toEqual([
      { id: '3', commit: sha(3), event: 'release', attempts: [] },
      {
        id: '2',
        commit: sha(2),
        event: 'push',
        attempts: [{ conclusion: 'success', completedAt: at('2026-03-03T00:10:00Z') }],
      },
      {
        id: '1',
        commit: sha(1),
        event: 'push',
        attempts: [
          { conclusion: 'failure', completedAt: at('2026-03-01T01:00:00Z') },
          { conclusion: 'success', completedAt: at('2026-03-02') },
        ],
      },
    ]);
    expect(read.items[0]).toMatchObject({ workflow: 'deploy.yml', createdAt: at('2026-03-04') });
  });

  it('reads a range that holds more than GitHub lists in halves', async () => {
    const runs = Array.from({ length: 1_500 }, (_, index) => ran(index + 1, UNTIL - (index + 1) * 3_600_000));
    await withFake(
      fakeRepository({ runs }),
      async ({ door, context }) => {
        const read = await readRuns(door, context);
        expect(read).toMatchObject({ coverage: 'complete', gaps: [] });
        expect(new Set(read.items.map(({ id }) => id)).size).toBe(1_500);
      },
      { plan },
    );
  });

  it('goes back to 30 days before the last success before the previous window', async () => {
    // The previous window begins on 2025-10-03; the floor is 2025-04-06.
    const runs = [ran(1, '2026-03-01'), ran(2, '2025-08-20'), ran(3, '2025-07-25'), ran(4, '2025-04-20')];
    await withFake(
      fakeRepository({ runs }),
      async ({ door, context }) => {
        const read = await readRuns(door, context);
        expect(read.items.map(({ id }) => id)).toEqual(['1', '2', '3']);
        expect(read.coverage).toBe('complete');
      },
      { plan },
    );
  });

  it('goes no further than the floor', async () => {
    const runs = [ran(1, '2026-03-01'), ran(2, '2025-04-07'), ran(3, '2025-04-01')];
    await withFake(
      fakeRepository({ runs }),
      async ({ door, context }) => {
        expect((await readRuns(door, context)).items.map(({ id }) => id)).toEqual(['1', '2']);
      },
      { plan },
    );
  });

  it('looks workflows up by pattern', async () => {
    const runs = [ran(1, '2026-03-01'), fakeRun({ id: 2, workflow: 'release.yml', createdAt: at('2026-03-02') })];
    await withFake(
      fakeRepository({ runs }),
      async ({ door, context, fake }) => {
        expect((await readRuns(door, context)).items.map(({ id }) => id)).toEqual(['1']);
        expect(operations(fake)[0]).toContain('/actions/workflows?');
      },
      { plan: { workflows: ['dep*.yml'] } },
    );
  });

  it('names a workflow that is not there', async () => {
    await withFake(
      fakeRepository({ runs: [ran(1, '2026-03-01')] }),
      async ({ door, context }) => {
        const read = await readRuns(door, context);
        expect(read.coverage).toBe('unreadable');
        expect(read.gaps).toMatchObject([{ part: 'workflowRuns', what: 'runs of the workflow "ship.yml"' }]);
        expect(read.gaps[0]?.fix).toContain('`deployments: { workflows: [deploy.yml] }`');
      },
      { plan: { workflows: ['deploy.yml', 'ship.yml'] } },
    );
  });

  it('names the permission that is missing', async () => {
    const { actions: _, ...permissions } = READ_EVERYTHING;
    const read = await withFake(
      fakeRepository({ runs: [ran(1, '2026-03-01')] }),
      ({ door, context }) => readRuns(door, context),
      {
        plan,
        fake: { permissions },
      },
    );
    expect(read).toMatchObject({ items: [], coverage: 'unreadable', gaps: [{ part: 'workflowRuns' }] });
    expect(read.gaps[0]?.fix).toContain('`actions: read`');
  });

  it('keeps what it has where the budget ends', async () => {
    const runs = [ran(1, '2026-03-01'), ran(2, '2025-09-20')];
    await withFake(
      fakeRepository({ runs }),
      async ({ door, context, fake }) => {
        const spent = {
          status: 403,
          headers: { 'x-ratelimit-remaining': '0' },
          body: { message: 'API rate limit exceeded' },
        };
        fake.fault({ when: 2, reply: spent, times: 99 });
        const read = await readRuns(door, context);
        expect(read.items.map(({ id }) => id)).toEqual(['1']);
        expect(read.coverage).toEqual({ since: at('2025-10-03') });
        expect(read.gaps).toMatchObject([
          { part: 'workflowRuns', what: 'runs of deploy.yml before 2025-10-03T00:00:00Z' },
        ]);
      },
      { plan },
    );
  });

  it('counts attempts that GitHub no longer has', async () => {
    const runs = [
      fakeRun({
        id: 1,
        createdAt: at('2026-03-01'),
        attempts: [attempt('failure', '2026-03-01'), attempt('success', '2026-03-02')],
      }),
    ];
    await withFake(
      fakeRepository({ runs }),
      async ({ door, context, fake }) => {
        fake.fault({
          when: ({ path }) => path.includes('/attempts/'),
          reply: { status: 404, body: { message: 'Not Found' } },
        });
        const read = await readRuns(door, context);
        expect(read.items[0]?.attempts).toEqual([{ conclusion: 'success', completedAt: at('2026-03-02') }]);
        expect(read.gaps).toMatchObject([{ what: '1 attempts of runs of deploy.yml' }]);
      },
      { plan },
    );
  });

  it('reads on from 30 days before what is known', async () => {
    const since = at('2026-03-20');
    const runs = [ran(1, '2026-03-25'), ran(2, since - 29 * MS_PER_DAY), ran(3, since - 31 * MS_PER_DAY)];
    await withFake(
      fakeRepository({ runs }),
      async ({ door, context, fake }) => {
        expect((await readRuns(door, context)).items.map(({ id }) => id)).toEqual(['1', '2']);
        expect(fake.log).toHaveLength(1);
      },
      { plan, known: { history: aHistory(), since } },
    );
  });
});
