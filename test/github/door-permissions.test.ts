import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Query } from '../../src/github/answers.ts';
import { errorOf } from '../../src/github/answers.ts';
import { PermissionError, RateLimitError, UpstreamError } from '../../src/github/errors.ts';
import { isOptional, permissionFor } from '../../src/github/permissions.ts';
import { errorFrom, SHOP_QUERY, withDoor } from '../support/scripted-door.ts';
import type { Step } from '../support/scripted-server.ts';

const NOT_ACCESSIBLE = 'Resource not accessible by integration';

const WITH_DEPLOYMENTS: Query<{ repository: { id: string; deployments: { totalCount: number } | null } }> = {
  name: 'Deployments',
  document: 'query Deployments { repository(owner: "octo", name: "shop") { id deployments { totalCount } } }',
  variables: {},
  schema: z.object({
    repository: z.object({ id: z.string(), deployments: z.object({ totalCount: z.number() }).nullable() }),
  }),
  optionalPaths: ['repository.deployments'],
};

function graphqlErrors(data: unknown, ...errors: readonly Record<string, unknown>[]): Step {
  return { body: { data, errors } };
}

describe('a field that the token may not see', () => {
  it('is null with a problem that names the permission, where the query can do without', async () => {
    const path = ['repository', 'deployments', 'totalCount'];
    const step = graphqlErrors(
      { repository: { id: 'R_1', deployments: null } },
      { type: 'FORBIDDEN', path, message: NOT_ACCESSIBLE },
    );
    await withDoor([step], async ({ door, server }) => {
      expect(await door.graphql(WITH_DEPLOYMENTS)).toEqual({
        ok: true,
        data: { repository: { id: 'R_1', deployments: null } },
        problems: [
          {
            path: 'repository.deployments.totalCount',
            type: 'FORBIDDEN',
            permission: 'deployments: read',
            detail: `GitHub did not show repository.deployments.totalCount: ${NOT_ACCESSIBLE}`,
            fix: 'Give the token the permission `deployments: read`.',
          },
        ],
      });
      expect(server.received).toHaveLength(1);
    });
  });

  const whole: readonly { name: string; step: Step; reason: string; fix: string }[] = [
    {
      name: 'FORBIDDEN on a field that is needed',
      step: graphqlErrors(
        { repository: null },
        { type: 'FORBIDDEN', path: ['repository', 'pullRequests'], message: NOT_ACCESSIBLE },
      ),
      reason: 'forbidden',
      fix: 'pull-requests: read',
    },
    {
      name: 'a missing child that takes its parents along',
      step: graphqlErrors(
        { repository: null },
        { type: 'FORBIDDEN', path: ['repository', 'deployments'], message: NOT_ACCESSIBLE },
      ),
      reason: 'forbidden',
      fix: 'deployments: read',
    },
    {
      name: 'one that may be missing beside one that may not',
      step: graphqlErrors(
        { repository: { id: 'R_1', deployments: null } },
        { type: 'FORBIDDEN', path: ['repository', 'deployments'], message: NOT_ACCESSIBLE },
        { type: 'FORBIDDEN', path: ['repository', 'issues'], message: NOT_ACCESSIBLE },
      ),
      reason: 'forbidden',
      fix: 'issues: read',
    },
    {
      name: 'a repository that does not exist, whatever its name says',
      step: graphqlErrors(
        { repository: null },
        {
          type: 'NOT_FOUND',
          path: ['repository'],
          message: "Could not resolve to a Repository 'API rate limit exceeded'",
        },
      ),
      reason: 'not-found',
      fix: 'Check the name',
    },
    {
      name: 'missing scopes',
      step: { body: { errors: [{ type: 'INSUFFICIENT_SCOPES', message: "requires one of: ['repo']" }] } },
      reason: 'forbidden',
      fix: 'Give the token',
    },
    {
      name: '403 for all of it',
      step: { status: 403, body: { message: NOT_ACCESSIBLE } },
      reason: 'forbidden',
      fix: 'Give the token',
    },
  ];

  it.each(whole)('$name: refused at once, with the fix', async ({ step, reason, fix }) => {
    await withDoor([step], async ({ door, server, slept }) => {
      const answer = await door.graphql(WITH_DEPLOYMENTS);
      expect(answer).toMatchObject({ ok: false, reason, fix: expect.stringContaining(fix) });
      expect(server.received).toHaveLength(1);
      expect(slept).toEqual([]);
    });
  });
});

describe('single sign-on', () => {
  const saml = {
    type: 'FORBIDDEN',
    extensions: { saml_failure: true },
    message: 'Resource protected by organization SAML enforcement.',
  };

  const fatal: readonly { name: string; step: Step }[] = [
    { name: 'as a GraphQL error', step: graphqlErrors({ repository: null }, { ...saml, path: ['repository'] }) },
    {
      name: 'as 403',
      step: {
        status: 403,
        headers: { 'x-github-sso': 'required; url=https://example.com/sso?x=1' },
        body: { message: 'No.' },
      },
    },
  ];

  it.each(fatal)('$name: an error that says how to authorise, without an address', async ({ step }) => {
    await withDoor([step], async ({ door }) => {
      const error = await errorFrom(door.graphql(SHOP_QUERY));
      expect(error).toBeInstanceOf(PermissionError);
      expect(error.message).toContain('Configure SSO');
      expect(error.message).not.toContain('example.com');
    });
  });

  it('on a field that may be missing is a problem', async () => {
    const step = graphqlErrors(
      { repository: { id: 'R_1', deployments: null } },
      { ...saml, path: ['repository', 'deployments'] },
    );
    await withDoor([step], async ({ door }) => {
      const answer = await door.graphql(WITH_DEPLOYMENTS);
      expect(answer).toMatchObject({
        ok: true,
        problems: [{ type: 'FORBIDDEN', fix: expect.stringContaining('single sign-on') }],
      });
    });
  });
});

describe('a token that is not accepted', () => {
  const refusing: readonly { name: string; step: Step; says: string; error: unknown }[] = [
    {
      name: '401',
      step: { status: 401, body: { message: 'Bad credentials' } },
      says: 'set a valid one',
      error: PermissionError,
    },
    {
      name: 'IP allow list',
      step: {
        status: 403,
        body: { message: 'Although you appear to have the correct authorization, the org has an IP allow list' },
      },
      says: 'address is on the list',
      error: PermissionError,
    },
    {
      name: 'a firewall',
      step: { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>Blocked by policy</html>' },
      says: 'proxy or firewall',
      error: UpstreamError,
    },
  ];

  it.each(refusing)('$name: an error at once', async ({ step, says, error }) => {
    await withDoor([step], async ({ door, server }) => {
      const thrown = await errorFrom(door.graphql(SHOP_QUERY));
      expect(thrown).toBeInstanceOf(error);
      expect(thrown.message).toContain(says);
      expect(server.received).toHaveLength(1);
    });
  });
});

describe('permissionFor and isOptional', () => {
  it('let the last known step decide', () => {
    expect(permissionFor(['repository', 'pullRequests', 'nodes', 0, 'statusCheckRollup', 'state'])).toBe(
      'checks: read',
    );
    expect(permissionFor(['repository', 'deployments', 'nodes', 0, 'statuses'])).toBe('deployments: read');
    expect(permissionFor(['repository', 'constructor'])).toBeNull();
  });

  it('match from the root, a star for one step', () => {
    expect(isOptional(['nodes', 3], ['nodes.*'])).toBe(true);
    expect(isOptional(['nodes', 3, 'reviews'], ['nodes.*'])).toBe(true);
    expect(isOptional(['nodes'], ['nodes.*'])).toBe(false);
    expect(isOptional(['repository', 'nodes', 3], ['nodes.*'])).toBe(false);
    expect(isOptional([], ['repository'])).toBe(false);
  });
});

describe('errorOf', () => {
  it('turns a refusal into the error that fits, the fix at its end', () => {
    expect(errorOf({ ok: false, reason: 'budget', detail: 'D.', fix: 'F.', resetAt: null })).toBeInstanceOf(
      RateLimitError,
    );
    expect(errorOf({ ok: false, reason: 'not-found', detail: 'D.', fix: 'F.' })).toBeInstanceOf(PermissionError);
    expect(errorOf({ ok: false, reason: 'too-much', detail: 'D.', fix: 'F.' }).message).toBe('D. F.');
  });
});
