import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Query } from '../../src/github/answers.ts';
import { joining } from '../../src/github/joined.ts';
import { joinedDocument } from '../../src/github/joined-document.ts';
import { fakeIssue, fakePullRequest, fakeRepository } from '../support/fake-github/builders.ts';
import { RESOURCE_LIMITS } from '../support/fake-github/known-faults.ts';
import { operations, withGitHub } from './reading.ts';

const title = z.object({ title: z.string() });

function pullQuery(number: number, more: Partial<Query<unknown>> = {}): Query<unknown> {
  return {
    name: 'Pull',
    document: `query Pull($number: Int!) {
      # a comment with { a brace and $a dollar
      repository(owner: "octo", name: "shop") { pullRequest(number: $number) { title } }
      rateLimit { cost }
    }`,
    variables: { number },
    schema: z.object({ repository: z.object({ pullRequest: title }) }),
    ...more,
  };
}

const ISSUE: Query<unknown> = {
  name: 'Issue',
  document: 'query Issue { repository(owner: "octo", name: "shop") { issue(number: 9) { title } } }',
  variables: {},
  schema: z.object({ repository: z.object({ issue: title.nullable() }) }),
};

const shop = () =>
  fakeRepository({
    pullRequests: [1, 2, 3].map((number) => fakePullRequest({ number })),
    issues: [fakeIssue({ number: 9 })],
  });

describe('joinedDocument', () => {
  it('gives variables and fields at the top a prefix each', () => {
    expect(joinedDocument([pullQuery(1), ISSUE])).toMatchObject({
      variables: { q0_number: 1 },
      roots: [
        [
          { alias: 'q0_repository', name: 'repository' },
          { alias: 'q0_rateLimit', name: 'rateLimit' },
        ],
        [{ alias: 'q1_repository', name: 'repository' }],
      ],
    });
  });

  it.each([
    'query A { a: viewer { login } }',
    'query A { viewer { ...F } } fragment F on User { login }',
    'mutation A { x }',
    '{ viewer { login } }',
  ])('does not touch %s', (document) => {
    expect(joinedDocument([{ ...ISSUE, document }, ISSUE])).toBeNull();
  });
});

describe('joining', () => {
  it('sends what is asked in one turn as one request of one point, and gives each its own answer', async () => {
    await withGitHub({ repository: shop() }, async (fake, door) => {
      const joined = joining(door);
      const answers = await Promise.all([pullQuery(1), pullQuery(2), ISSUE].map((query) => joined.graphql(query)));
      expect(answers).toMatchObject([
        { ok: true, data: { repository: { pullRequest: { title: 'Change 1' } } } },
        { ok: true, data: { repository: { pullRequest: { title: 'Change 2' } } } },
        { ok: true, data: { repository: { issue: { title: 'Something is wrong' } } } },
      ]);
      expect(operations(fake)).toEqual(['Joined']);
      expect([joined.requests, joined.points]).toEqual([1, 1]);
    });
  });

  it('sends a single query as it is, and later ones later', async () => {
    await withGitHub({ repository: shop() }, async (fake, door) => {
      const joined = joining(door);
      await joined.graphql(pullQuery(1));
      await Promise.all([joined.graphql(pullQuery(2)), joined.graphql(ISSUE)]);
      expect(operations(fake)).toEqual(['Pull', 'Joined']);
    });
  });

  it('refuses only the query whose field is refused', async () => {
    const permissions = { metadata: 'read', 'pull-requests': 'read' } as const;
    await withGitHub({ repository: shop(), permissions }, async (fake, door) => {
      const joined = joining(door);
      const optional = { ...ISSUE, optionalPaths: ['repository.issue'] };
      const [pull, issue, allowed] = await Promise.all(
        [pullQuery(1), ISSUE, optional].map((each) => joined.graphql(each)),
      );
      expect(pull).toMatchObject({ ok: true });
      expect(issue).toMatchObject({ ok: false, reason: 'forbidden' });
      expect(allowed).toMatchObject({
        ok: true,
        data: { repository: { issue: null } },
        problems: [{ path: 'repository.issue', type: 'FORBIDDEN', permission: 'issues: read' }],
      });
      expect(operations(fake)).toEqual(['Joined']);
    });
  });

  it('refuses the one that asks for what is not there', async () => {
    await withGitHub({ repository: shop() }, async (_, door) => {
      const joined = joining(door);
      const [there, missing] = await Promise.all([joined.graphql(pullQuery(3)), joined.graphql(pullQuery(404))]);
      expect(there).toMatchObject({ ok: true });
      expect(missing).toMatchObject({ ok: false, reason: 'not-found' });
    });
  });

  it('asks in halves where the whole is too much', async () => {
    await withGitHub({ repository: shop() }, async (fake, door) => {
      fake.fault({ when: (request) => /q2_/.test(request.query ?? ''), reply: RESOURCE_LIMITS, times: 9 });
      const joined = joining(door);
      const answers = await Promise.all([1, 2, 3].map((number) => joined.graphql(pullQuery(number))));
      expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
      expect(operations(fake)).toEqual(['Joined', 'Joined', 'Pull']);
    });
  });

  it('passes on what the door throws', async () => {
    await withGitHub({ repository: shop() }, async (fake, door) => {
      fake.world.token = 'another';
      const joined = joining(door);
      const asked = await Promise.allSettled([joined.graphql(pullQuery(1)), joined.graphql(ISSUE)]);
      expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    });
  });
});
