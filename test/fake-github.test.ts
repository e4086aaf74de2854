import { afterEach, describe, expect, it } from 'vitest';
import { ask, rest } from './support/fake-github/ask.ts';
import {
  fakeDeployment,
  fakeIssue,
  fakePullRequest,
  fakeRepository,
  pushCommits,
} from './support/fake-github/builders.ts';
import { fakeCommit } from './support/fake-github/git-state.ts';
import { logLines } from './support/fake-github/log.ts';
import { READ_EVERYTHING } from './support/fake-github/permissions.ts';
import type { FakeGitHub, FakeGitHubOptions } from './support/fake-github/start.ts';
import { startFakeGitHub } from './support/fake-github/start.ts';

const TIP = 'a'.repeat(40);
const REPOSITORY = '{ repository(owner: "octo", name: "shop") { nameWithOwner } }';

let fake: FakeGitHub;

afterEach(() => fake.close());

async function started(options: Partial<FakeGitHubOptions> = {}): Promise<FakeGitHub> {
  const repository = fakeRepository({
    pullRequests: [fakePullRequest({ number: 7, mergedAt: Date.UTC(2026, 2, 3), mergeCommit: TIP })],
    issues: [fakeIssue({ number: 3 })],
    deployments: [fakeDeployment({ databaseId: 1, commitOid: TIP })],
  });
  pushCommits(repository, [fakeCommit({ oid: TIP })]);
  fake = await startFakeGitHub({ repository, ...options });
  return fake;
}

function without(name: keyof typeof READ_EVERYTHING): typeof READ_EVERYTHING {
  return Object.fromEntries(Object.entries(READ_EVERYTHING).filter(([each]) => each !== name));
}

describe('a token', () => {
  it('must come along and be the right one', async () => {
    const { graphqlUrl, restUrl, token } = await started();
    const anonymous = await fetch(graphqlUrl, { method: 'POST', body: JSON.stringify({ query: REPOSITORY }) });
    expect(anonymous.status).toBe(401);
    const wrong = await fetch(`${restUrl}/repos/octo/shop`, { headers: { authorization: `bearer ${token}x` } });
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toMatchObject({ message: 'Bad credentials' });
    expect(fake.log.map((request) => request.authorized)).toEqual([false, true]);
  });

  it('sees no other repository', async () => {
    const { data, errors } = await ask(await started(), '{ repository(owner: "octo", name: "secret") { id } }');
    expect(data).toEqual({ repository: null });
    expect(errors).toMatchObject([
      {
        type: 'NOT_FOUND',
        path: ['repository'],
        message: "Could not resolve to a Repository with the name 'octo/secret'.",
      },
    ]);
    expect((await rest(fake, '/repos/octo/secret')).status).toBe(404);
  });

  it('needs single sign-on where the organisation wants it', async () => {
    const { data, errors } = await ask(await started({ saml: true }), REPOSITORY);
    expect(data).toEqual({ repository: null });
    expect(errors).toMatchObject([{ type: 'FORBIDDEN', path: ['repository'], extensions: { saml_failure: true } }]);
    const { status, headers } = await rest(fake, '/repos/octo/shop');
    expect([status, headers.get('x-github-sso')]).toEqual([
      403,
      'required; url=https://github.com/orgs/octo/sso?authorization_request=1',
    ]);
  });
});

describe('a missing permission', () => {
  const refusal = { type: 'FORBIDDEN', message: 'Resource not accessible by integration' };

  it('makes a list that may not be null take its repository along', async () => {
    await started({ permissions: without('deployments') });
    const query = '{ repository(owner: "octo", name: "shop") { name deployments(first: 1) { totalCount } } }';
    const { data, errors } = await ask(fake, query);
    expect(data).toEqual({ repository: null });
    expect(errors).toMatchObject([
      { ...refusal, path: ['repository', 'deployments'], extensions: { saml_failure: false } },
    ]);
    expect((await ask(fake, REPOSITORY)).data).toEqual({ repository: { nameWithOwner: 'octo/shop' } });
  });

  it('leaves a field that may be null empty, and the rest in place', async () => {
    await started({ permissions: without('issues') });
    const query = `{ repository(owner: "octo", name: "shop") {
      pullRequest(number: 7) { number closingIssuesReferences(first: 1) { totalCount } } } }`;
    const { data, errors } = await ask(fake, query);
    expect(data).toEqual({ repository: { pullRequest: { number: 7, closingIssuesReferences: null } } });
    expect(errors).toMatchObject([{ ...refusal, path: ['repository', 'pullRequest', 'closingIssuesReferences'] }]);
  });

  it('hides nodes one by one', async () => {
    await started({ permissions: without('pull-requests') });
    const { data, errors } = await ask(fake, '{ nodes(ids: ["I_3", "PR_7", "PR_8"]) { __typename id } }');
    expect(data).toEqual({ nodes: [{ __typename: 'Issue', id: 'I_3' }, null, null] });
    expect(errors.map((error) => [error.type, error.path])).toEqual([
      ['FORBIDDEN', ['nodes', 1]],
      ['NOT_FOUND', ['nodes', 2]],
    ]);
  });

  it('hides the checks of a rollup from a token that may only read statuses', async () => {
    await started({ permissions: without('checks') });
    const at = Date.UTC(2026, 2, 1);
    const check = { conclusion: 'SUCCESS', required: true, app: 'ci', at } as const;
    fake.repository.commits
      .get(TIP)
      ?.checks.push({ ...check, kind: 'check', name: 'test' }, { ...check, kind: 'status', name: 'scan' });
    const query = `{ repository(owner: "octo", name: "shop") { object(expression: "main") { ... on Commit { statusCheckRollup {
      state contexts(first: 5) { edges { node { __typename } } } } } } } }`;
    const { data, errors } = await ask(fake, query);
    const edges = [{ node: null }, { node: { __typename: 'StatusContext' } }];
    expect(data).toEqual({ repository: { object: { statusCheckRollup: { state: 'SUCCESS', contexts: { edges } } } } });
    expect(errors).toMatchObject([{ ...refusal, path: expect.arrayContaining(['contexts', 'edges', 0, 'node']) }]);
  });

  it('is a 403 of the REST API, which names what is missing', async () => {
    await started({ permissions: READ_EVERYTHING });
    const posted = await rest(fake, `/repos/octo/shop/statuses/${TIP}`, {
      method: 'POST',
      body: '{"state":"success"}',
    });
    expect(posted).toMatchObject({ status: 403, body: { message: 'Resource not accessible by integration' } });
    expect(posted.headers.get('x-accepted-github-permissions')).toBe('statuses=write');
    expect(fake.repository.statuses).toEqual([]);
  });
});

describe('the hour', () => {
  it('is charged by the cost of each query, and says so', async () => {
    await started({ pointLimit: 10, now: () => Date.UTC(2026, 2, 1) });
    const query = `query Big { rateLimit { cost remaining used limit resetAt nodeCount } repository(owner: "octo", name: "shop") {
      pullRequests(first: 100) { nodes { a: labels(first: 1) { totalCount } b: labels(first: 1) { totalCount }
      c: labels(first: 1) { totalCount } } } } }`;
    const { data, headers } = await ask(fake, query);
    // 1 for the list and 3 × 100 for its labels: 3 points.
    expect(data).toMatchObject({
      rateLimit: { cost: 3, remaining: 7, used: 3, limit: 10, resetAt: '2026-03-01T01:00:00Z', nodeCount: 400 },
    });
    expect(headers.get('x-ratelimit-remaining')).toBe('7');
    expect(headers.get('x-ratelimit-resource')).toBe('graphql');
    expect(headers.get('date')).toBe('Sun, 01 Mar 2026 00:00:00 GMT');
    await ask(fake, query);
    await ask(fake, query);
    const refused = await ask(fake, query);
    expect(refused.status).toBe(200);
    expect(refused.errors).toMatchObject([{ type: 'RATE_LIMIT', code: 'graphql_rate_limit' }]);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('1');
    expect(fake.log.map((request) => request.points)).toEqual([3, 3, 3, 0]);
  });

  it('is not charged for a query that asks for too much', async () => {
    await started();
    const query = `{ repository(owner: "octo", name: "shop") { pullRequests(first: 100) { nodes { reviews(first: 100) { nodes {
      comments(first: 50) { nodes { id } } } } } } } }`;
    const { data, errors } = await ask(fake, query);
    expect(data).toBeUndefined();
    const message = 'This query requests up to 510,100 possible nodes which exceeds the maximum limit of 500,000.';
    expect(errors).toEqual([{ type: 'MAX_NODE_LIMIT_EXCEEDED', message }]);
    const ids = JSON.stringify(Array.from({ length: 101 }, (_, index) => `PR_${index}`));
    expect((await ask(fake, `{ nodes(ids: ${ids}) { id } }`)).errors).toMatchObject([
      { type: 'ARGUMENT_LIMIT', message: 'You may not provide more than 100 node ids; you provided 101.' },
    ]);
    expect(fake.world.graphql.used).toBe(1);
  });
});

describe('the log', () => {
  it('tells what was asked, in order', async () => {
    await started();
    await ask(
      fake,
      'query Index($n: Int!) { repository(owner: "octo", name: "shop") { pullRequests(first: $n) { totalCount } } }',
      { n: 5 },
    );
    await rest(fake, '/repos/octo/shop/pulls/7?x=1');
    await rest(fake, '/repos/octo/shop/pulls/8');
    expect(logLines(fake.log)).toEqual([
      'POST /graphql Index {"n":5} 200',
      'GET /repos/octo/shop/pulls/7?x=1 200',
      'GET /repos/octo/shop/pulls/8 404',
    ]);
  });

  it('knows the paths of an Enterprise Server', async () => {
    const server = await started({ basePath: '/api/v3' });
    expect((await ask(server, REPOSITORY)).data).toEqual({ repository: { nameWithOwner: 'octo/shop' } });
    expect((await rest(server, '/repos/octo/shop')).headers.get('x-github-enterprise-version')).not.toBeNull();
    const { status } = await rest(server, '/graphql', { method: 'POST', body: JSON.stringify({ query: REPOSITORY }) });
    expect(status).not.toBe(200);
    expect(logLines(server.log).slice(0, 2)).toEqual(['POST /api/graphql 200', 'GET /api/v3/repos/octo/shop 200']);
  });

  it('shows a mistake in a query in GitHub’s words, and a hole in the fake as 501', async () => {
    await started();
    const wrong = await ask(fake, '{ repository(owner: "octo", name: "shop") { nope } }');
    expect(wrong.errors).toMatchObject([{ message: "Field 'nope' doesn't exist on type 'Repository'" }]);
    const hole = await fetch(fake.graphqlUrl, {
      method: 'POST',
      headers: { authorization: `bearer ${fake.token}` },
      body: JSON.stringify({ query: '{ repository(owner: "octo", name: "shop") { diskUsage } }' }),
    });
    expect([hole.status, await hole.text()]).toEqual([501, expect.stringContaining('Repository.diskUsage')]);
  });
});
