import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ask } from './ask.ts';
import { fakePullRequest, fakeRepository } from './builders.ts';
import type { FakeGitHub } from './start.ts';
import { startFakeGitHub } from './start.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

const INDEX = `query Index($first: Int, $after: String, $last: Int, $before: String, $states: [PullRequestState!], $order: IssueOrder) {
  repository(owner: "octo", name: "shop") {
    pullRequests(first: $first, after: $after, last: $last, before: $before, states: $states, orderBy: $order) {
      totalCount nodes { number } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } } }`;

const page = z.object({
  repository: z.object({
    pullRequests: z.object({
      totalCount: z.number(),
      nodes: z.array(z.object({ number: z.number() })),
      edges: z.array(z.object({ cursor: z.string() })),
      pageInfo: z.object({
        hasNextPage: z.boolean(),
        hasPreviousPage: z.boolean(),
        startCursor: z.string().nullable(),
        endCursor: z.string().nullable(),
      }),
    }),
  }),
});

const BY_UPDATE = { field: 'UPDATED_AT', direction: 'DESC' };

/** Eight pull requests, number n created and updated on day n; the odd ones are closed. */
const repository = fakeRepository();
let fake: FakeGitHub;

beforeEach(async () => {
  repository.pullRequests = Array.from({ length: 8 }, (_, index) => {
    const createdAt = START + (index + 1) * DAY;
    return fakePullRequest({
      number: index + 1,
      createdAt,
      updatedAt: createdAt,
      closedAt: index % 2 === 0 ? createdAt : null,
    });
  });
  fake = await startFakeGitHub({ repository, pointLimit: 1_000_000 });
});

afterEach(() => fake.close());

async function read(variables: Readonly<Record<string, unknown>>): Promise<{
  readonly numbers: number[];
  readonly total: number;
  readonly info: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  readonly cursors: string[];
}> {
  const { data } = await ask(fake, INDEX, variables);
  const { totalCount, nodes, edges, pageInfo } = page.parse(data).repository.pullRequests;
  const numbers = nodes.map((node) => node.number);
  return { numbers, total: totalCount, info: pageInfo, cursors: edges.map((edge) => edge.cursor) };
}

describe('a page', () => {
  it('follows the one before it, in the order asked for', async () => {
    const first = await read({ first: 3, order: BY_UPDATE });
    expect(first.numbers).toEqual([8, 7, 6]);
    expect(first.total).toBe(8);
    expect(first.info).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await read({ first: 3, after: first.info.endCursor, order: BY_UPDATE });
    expect(second.numbers).toEqual([5, 4, 3]);
    const third = await read({ first: 3, after: second.info.endCursor, order: BY_UPDATE });
    expect(third.numbers).toEqual([2, 1]);
    expect(third.info).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('can be the last, and the one before a cursor', async () => {
    const last = await read({ last: 3 });
    expect(last.numbers).toEqual([6, 7, 8]);
    expect(last.info).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect((await read({ last: 2, before: last.info.startCursor })).numbers).toEqual([4, 5]);
  });

  it('holds what the filter lets through, and counts only that', async () => {
    const open = await read({ first: 3, states: ['OPEN'] });
    expect(open.numbers).toEqual([2, 4, 6]);
    expect(open.total).toBe(4);
    expect((await read({ first: 3, states: ['OPEN'], after: open.info.endCursor })).numbers).toEqual([8]);
  });

  it('is always part of a complete walk, whatever its size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), fc.constantFrom('ASC', 'DESC'), async (first, direction) => {
        const seen: number[] = [];
        let after: string | null = null;
        do {
          const next: Awaited<ReturnType<typeof read>> = await read({
            first,
            after,
            order: { field: 'UPDATED_AT', direction },
          });
          seen.push(...next.numbers);
          after = next.info.hasNextPage ? next.info.endCursor : null;
        } while (after !== null);
        expect(direction === 'ASC' ? seen : seen.toReversed()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('a cursor', () => {
  it('is a predicate on the sort key: a row that is touched while paging is never seen', async () => {
    const first = await read({ first: 3, order: BY_UPDATE });
    for (const pull of repository.pullRequests) if (pull.number === 4) pull.updatedAt = START + 20 * DAY;
    const second = await read({ first: 5, after: first.info.endCursor, order: BY_UPDATE });
    expect(second.numbers).toEqual([5, 3, 2, 1]);
    expect((await read({ first: 1, order: BY_UPDATE })).numbers).toEqual([4]);
  });

  it('lets a row come twice that moves behind it', async () => {
    const first = await read({ first: 3, order: { field: 'UPDATED_AT', direction: 'ASC' } });
    expect(first.numbers).toEqual([1, 2, 3]);
    for (const pull of repository.pullRequests) if (pull.number === 1) pull.updatedAt = START + 20 * DAY;
    const second = await read({
      first: 8,
      after: first.info.endCursor,
      order: { field: 'UPDATED_AT', direction: 'ASC' },
    });
    expect(second.numbers).toEqual([4, 5, 6, 7, 8, 1]);
  });

  it('tells rows of the same key apart', async () => {
    for (const pull of repository.pullRequests) pull.updatedAt = START;
    const { cursors, numbers } = await read({ first: 8, order: BY_UPDATE });
    expect(numbers).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect((await read({ first: 2, after: cursors[3], order: BY_UPDATE })).numbers).toEqual([4, 3]);
  });
});

describe('the bounds of a page', () => {
  const refused = async (variables: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const { data, errors } = await ask(fake, INDEX, variables);
    expect(data).toEqual({ repository: null });
    expect(errors[0]?.path).toEqual(['repository', 'pullRequests']);
    return [errors[0]?.type, errors[0]?.message];
  };

  it('are 1 and 100', async () => {
    expect(await refused({ first: 101 })).toEqual([
      'EXCESSIVE_PAGINATION',
      'Requesting 101 records on the `pullRequests` connection exceeds the `first` limit of 100 records.',
    ]);
    expect(await refused({ last: 101 })).toEqual([
      'EXCESSIVE_PAGINATION',
      'Requesting 101 records on the `pullRequests` connection exceeds the `last` limit of 100 records.',
    ]);
    expect(await refused({ first: 0 })).toContain('ARGUMENT_LIMIT');
    expect((await read({ first: 100 })).numbers).toHaveLength(8);
  });

  it('must be given to read rows, not to count them', async () => {
    expect(await refused({})).toEqual([
      'MISSING_PAGINATION_BOUNDARIES',
      'You must provide a `first` or `last` value to properly paginate the `pullRequests` connection.',
    ]);
    const counted = await ask(fake, '{ repository(owner: "octo", name: "shop") { pullRequests { totalCount } } }');
    expect(counted.data).toEqual({ repository: { pullRequests: { totalCount: 8 } } });
  });

  it('refuse a cursor that is none', async () => {
    expect(await refused({ first: 1, after: 'nonsense' })).toEqual([
      'INVALID_CURSOR_ARGUMENTS',
      '`nonsense` does not appear to be a valid cursor.',
    ]);
  });
});
