import { describe, expect, it } from 'vitest';
import { readIssues } from '../../src/github/issues.ts';
import { windowEnding } from '../../src/history/time.ts';
import { fakeIssue, fakeRepository } from '../support/fake-github/builders.ts';
import { RATE_LIMITED } from '../support/fake-github/known-faults.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakeIssue } from '../support/fake-github/state.ts';
import { aHistory, anIssue, at, sha, UNTIL } from '../support/history.ts';
import { withFake } from './part-reading.ts';
import { operations } from './reading.ts';

const issueLabels = ['incident', 'sev*'];

function incident(number: number, given: Partial<FakeIssue> = {}): FakeIssue {
  return fakeIssue({ number, labels: ['incident'], createdAt: at('2026-03-01'), ...given });
}

describe('readIssues', () => {
  it('gives issues with a label that fits, what they name, and nothing else', async () => {
    const repository = fakeRepository({
      issues: [
        incident(1, { title: 'Shop is down', body: `Since #12, see ${sha(7)}`, closedAt: at('2026-03-02') }),
        incident(2, {
          labels: ['SEV-1', 'incident', 'team-a'],
          createdAt: at('2024-01-01'),
          updatedAt: at('2026-03-03'),
        }),
        incident(3, { labels: ['bug', 'several'], body: 'Fixes #9' }),
      ],
    });
    await withFake(
      repository,
      async ({ door, context, fake }) => {
        const read = await readIssues(door, context);
        expect(read).toMatchObject({ coverage: 'complete', gaps: [], removed: [] });
        expect(read.items.toSorted((a, b) => a.number - b.number)).toEqual([
          {
            number: 1,
            title: 'Shop is down',
            createdAt: at('2026-03-01'),
            closedAt: at('2026-03-02'),
            labels: ['incident'],
            names: [{ number: 12 }, { sha: sha(7) }],
            closedAs: 'completed',
          },
          {
            number: 2,
            title: 'Something is wrong',
            createdAt: at('2024-01-01'),
            closedAt: null,
            labels: ['SEV-1', 'incident', 'team-a'],
            names: [],
            closedAs: null,
          },
          {
            number: 3,
            title: 'Something is wrong',
            createdAt: at('2026-03-01'),
            closedAt: null,
            labels: ['bug', 'several'],
            names: [{ number: 9 }],
            closedAs: null,
          },
        ]);
        // `sev*` fits "several" too; "bug" and "team-a" were never asked for.
        const asked = fake.log.slice(1).map(({ variables }) => variables?.filter);
        // 180 days before the end of the window, where the previous one starts.
        const since = '2025-10-03T00:00:00Z';
        expect(asked).toEqual([
          { labels: ['incident'], since },
          { labels: ['SEV-1'], since },
          { labels: ['several'], since },
        ]);
      },
      { issueLabels },
    );
  });

  it.each([
    ['COMPLETED', 'completed'],
    ['NOT_PLANNED', 'not-planned'],
    ['DUPLICATE', 'duplicate'],
    [null, null],
  ] as const)('knows that an issue closed as %s was closed as %s', async (stateReason, closedAs) => {
    const closed = incident(1, { closedAt: at('2026-03-02'), stateReason });
    const read = await withFake(
      fakeRepository({ issues: [closed] }),
      ({ door, context }) => readIssues(door, context),
      {
        issueLabels,
      },
    );
    expect(read.items[0]?.closedAs).toBe(closedAs);
  });

  it('gives no reason for an issue that was opened again', async () => {
    const opened = incident(1, { stateReason: 'REOPENED' });
    const read = await withFake(
      fakeRepository({ issues: [opened] }),
      ({ door, context }) => readIssues(door, context),
      {
        issueLabels,
      },
    );
    expect(read.items[0]).toMatchObject({ closedAt: null, closedAs: null });
  });

  it.each([
    // The previous window starts 180, 400 and 14 days before 2026-04-01; 180 days are the least.
    [90, '2025-10-03T00:00:00Z'],
    [200, '2025-02-25T00:00:00Z'],
    [7, '2025-10-03T00:00:00Z'],
  ])('with windows of %d days takes those that were opened or closed since %s', async (days, since) => {
    const start = at(since);
    const issues = [
      incident(1, { createdAt: start }),
      incident(2, { createdAt: start - 1_000 }),
      incident(3, { createdAt: at('2024-01-01'), closedAt: start }),
      incident(4, { createdAt: at('2024-01-01'), closedAt: start - 1_000 }),
    ];
    const read = await withFake(fakeRepository({ issues }), ({ door, context }) => readIssues(door, context), {
      issueLabels,
      plan: { window: windowEnding(UNTIL, days) },
    });
    expect(read.items.map(({ number }) => number).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([1, 3]);
    expect(read.coverage).toBe('complete');
  });

  it('stops after 3,000 issues of a label, and covers what came after the oldest of them', async () => {
    const issues = Array.from({ length: 3_010 }, (_, index) =>
      incident(index + 1, { createdAt: at('2026-03-01') + index * 60_000 }),
    );
    const read = await withFake(fakeRepository({ issues }), ({ door, context }) => readIssues(door, context), {
      issueLabels,
    });
    expect(read.items).toHaveLength(3_000);
    // The ten oldest are missing.
    expect(read.coverage).toEqual({ since: at('2026-03-01T00:10:00Z') });
    expect(read.gaps).toMatchObject([{ part: 'issues' }]);
  });

  it('asks for nothing without patterns, and for no issue without a label that fits', async () => {
    const repository = fakeRepository({ issues: [incident(1, { labels: ['bug'] })] });
    await withFake(repository, async ({ door, context, fake }) => {
      expect(await readIssues(door, { ...context, issueLabels: [] })).toMatchObject({
        items: [],
        coverage: 'complete',
      });
      expect(operations(fake)).toEqual([]);
      expect(await readIssues(door, { ...context, issueLabels })).toMatchObject({ items: [], coverage: 'complete' });
      expect(operations(fake)).toEqual(['Labels']);
    });
  });

  it('knows a repository whose issues are switched off', async () => {
    const history = aHistory({ issues: [anIssue({ number: 5 })] });
    await withFake(
      fakeRepository({ issues: [incident(5)] }),
      async ({ door, context, fake }) => {
        const off = {
          data: {
            repository: {
              hasIssuesEnabled: false,
              labels: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
            },
          },
        };
        fake.fault({ when: 1, reply: { status: 200, body: off } });
        const read = await readIssues(door, context);
        expect(read).toEqual({ items: [], removed: [5], coverage: 'complete', gaps: [] });
      },
      { issueLabels, known: { history, since: at('2026-03-20') } },
    );
  });

  it('names the permission that is missing, once', async () => {
    const { issues: _, ...permissions } = READ_EVERYTHING;
    const repository = fakeRepository({ issues: [incident(1), incident(2, { labels: ['sev-2'] })] });
    const read = await withFake(repository, ({ door, context }) => readIssues(door, context), {
      issueLabels,
      fake: { permissions },
    });
    expect(read).toMatchObject({ items: [], coverage: 'unreadable', gaps: [{ part: 'issues', what: 'issues' }] });
    expect(read.gaps).toHaveLength(1);
    expect(read.gaps[0]?.fix).toContain('`issues: read`');
  });

  it('says from when on issues are whole where the budget ends', async () => {
    const issues = Array.from({ length: 130 }, (_, index) =>
      incident(index + 1, { createdAt: at('2026-03-01') + index * 60_000 }),
    );
    await withFake(
      fakeRepository({ issues }),
      async ({ door, context, fake }) => {
        fake.fault({ when: ({ variables }) => variables?.cursor != null, reply: RATE_LIMITED, times: 99 });
        const read = await readIssues(door, context);
        // The newest hundred: number 31 is the oldest of them, 30 minutes in.
        expect(read.items).toHaveLength(100);
        expect(read.coverage).toEqual({ since: at('2026-03-01T00:30:00Z') });
        expect(read.gaps).toMatchObject([{ part: 'issues', what: 'issues before 2026-03-01T00:30:00Z' }]);
      },
      { issueLabels },
    );
  });
});

describe('readIssues with a known history', () => {
  it('sees what changed, what lost its label and what was deleted', async () => {
    const history = aHistory({ issues: [1, 2, 3].map((number) => anIssue({ number, labels: ['incident'] })) });
    const repository = fakeRepository({
      issues: [
        incident(1, { closedAt: at('2026-03-25') }),
        incident(2, { labels: ['bug'] }),
        incident(4, { labels: ['sev1'] }),
      ],
    });
    const read = await withFake(repository, ({ door, context }) => readIssues(door, context), {
      issueLabels,
      known: { history, since: at('2026-03-20') },
    });
    expect(
      read.items.map(({ number, closedAt }) => [number, closedAt]).sort(([a], [b]) => (a ?? 0) - (b ?? 0)),
    ).toEqual([
      [1, at('2026-03-25')],
      [4, null],
    ]);
    expect(read.removed).toEqual([2, 3]);
  });

  it('reads no more than what changed where there are many', async () => {
    const numbers = Array.from({ length: 101 }, (_, index) => index + 1);
    const history = aHistory({ issues: numbers.map((number) => anIssue({ number, labels: ['incident'] })) });
    const old = numbers.slice(3).map((number) => incident(number));
    const updatedAt = at('2026-03-25');
    const changed = [
      incident(1, { closedAt: updatedAt, updatedAt }),
      incident(2, { labels: [], updatedAt }),
      incident(3, { labels: ['sev1'], updatedAt }),
      fakeIssue({ number: 200, labels: ['bug'], updatedAt }),
    ];
    await withFake(
      fakeRepository({ issues: [...old, ...changed] }),
      async ({ door, context, fake }) => {
        const read = await readIssues(door, context);
        expect(read.items.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 3]);
        expect(read.removed).toEqual([2]);
        expect(fake.log.at(-1)?.variables?.filter).toEqual({ since: '2026-03-20T00:00:00Z' });
      },
      { issueLabels, known: { history, since: at('2026-03-20') } },
    );
  });
});
