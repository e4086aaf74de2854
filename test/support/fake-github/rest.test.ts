import { afterEach, describe, expect, it } from 'vitest';
import { rest } from './ask.ts';
import { DEPENDABOT, fakePullRequest, fakeRepository, fakeRun, pushCommits } from './builders.ts';
import { fakeCommit } from './git-state.ts';
import type { FakeGitHub } from './start.ts';
import { startFakeGitHub } from './start.ts';
import type { FakeRepository } from './state.ts';

const TIP = 'a'.repeat(40);
const HOME = '/repos/octo/shop';
const day = (number: number): number => Date.UTC(2026, 0, number);

let fake: FakeGitHub;

afterEach(() => fake.close());

async function started(given: Partial<FakeRepository> = {}): Promise<FakeGitHub> {
  const repository = fakeRepository(given);
  pushCommits(repository, [
    fakeCommit({ oid: TIP, files: { 'README.md': 'Hi\n', '.github/one-pizza.yml': 'preset: strict\n' } }),
  ]);
  fake = await startFakeGitHub({ repository, now: () => day(20) });
  return fake;
}

describe('what has not changed', () => {
  it('comes as 304 and costs nothing', async () => {
    await started();
    const first = await rest(fake, HOME);
    expect(first).toMatchObject({
      status: 200,
      body: { full_name: 'octo/shop', default_branch: 'main', private: true },
    });
    const etag = first.headers.get('etag') ?? '';
    const second = await rest(fake, HOME, { headers: { 'if-none-match': etag } });
    expect([second.status, second.body, second.headers.get('x-ratelimit-used')]).toEqual([304, null, '1']);
    fake.repository.isPrivate = false;
    expect((await rest(fake, HOME, { headers: { 'if-none-match': etag } })).status).toBe(200);
    expect(fake.log.map((request) => request.points)).toEqual([1, 0, 1]);
  });
});

describe('runs of a workflow', () => {
  it('are searched by date, newest first, page by page', async () => {
    await started({
      runs: Array.from({ length: 5 }, (_, index) => fakeRun({ id: index + 1, createdAt: day(index + 1) })),
    });
    const runs = `${HOME}/actions/workflows/deploy.yml/runs?per_page=2&created=${encodeURIComponent('>=2026-01-03')}`;
    const first = await rest(fake, runs);
    expect(first.body).toMatchObject({
      total_count: 3,
      workflow_runs: [
        { id: 5, run_attempt: 1 },
        { id: 4, conclusion: 'success' },
      ],
    });
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect(next.startsWith(fake.restUrl)).toBe(true);
    const second = await rest(fake, next.slice(fake.restUrl.length));
    expect(second.body).toMatchObject({
      total_count: 3,
      workflow_runs: [{ id: 3, created_at: '2026-01-03T00:00:00Z' }],
    });
    expect(second.headers.get('link')).not.toContain('rel="next"');
    expect(
      (await rest(fake, `${HOME}/actions/workflows/deploy.yml/runs?created=2026-01-02..2026-01-03`)).body,
    ).toMatchObject({ total_count: 2 });
    expect((await rest(fake, `${HOME}/actions/workflows/none.yml/runs`)).status).toBe(404);
  });

  it('show their last attempt and lead to the ones before', async () => {
    const attempts = [
      { conclusion: 'failure', startedAt: day(1), updatedAt: day(2) },
      { conclusion: 'success', startedAt: day(3), updatedAt: day(4) },
    ];
    await started({
      runs: [
        fakeRun({ id: 9, createdAt: day(1), attempts }),
        fakeRun({ id: 10, attempts: [{ ...attempts[0], conclusion: null, startedAt: day(5), updatedAt: day(5) }] }),
      ],
    });
    const { body } = await rest(fake, `${HOME}/actions/workflows/deploy.yml/runs?status=completed`);
    const previous = `${fake.restUrl}${HOME}/actions/runs/9/attempts/1`;
    expect(body).toMatchObject({
      workflow_runs: [
        {
          id: 9,
          run_attempt: 2,
          conclusion: 'success',
          updated_at: '2026-01-04T00:00:00Z',
          previous_attempt_url: previous,
        },
      ],
    });
    expect((await rest(fake, `${HOME}/actions/runs/9/attempts/1`)).body).toMatchObject({
      run_attempt: 1,
      conclusion: 'failure',
      previous_attempt_url: null,
    });
    expect((await rest(fake, `${HOME}/actions/runs/9/attempts/3`)).status).toBe(404);
  });

  it('end a search after a thousand', async () => {
    await started({
      runs: Array.from({ length: 1_050 }, (_, index) => fakeRun({ id: index + 1, createdAt: day(1) + index })),
    });
    const path = `${HOME}/actions/workflows/deploy.yml/runs?per_page=100&page=11`;
    expect((await rest(fake, `${path}&event=push`)).body).toMatchObject({ total_count: 1_050, workflow_runs: [] });
    expect((await rest(fake, path)).body).toMatchObject({ workflow_runs: { length: 50 } });
  });
});

describe('files, trees and rules', () => {
  it('are read at a ref', async () => {
    await started({ rules: new Map([['main', [{ type: 'pull_request' }]]]) });
    const file = await rest(fake, `${HOME}/contents/.github/one-pizza.yml?ref=${TIP}`);
    expect(file.body).toMatchObject({
      type: 'file',
      path: '.github/one-pizza.yml',
      encoding: 'base64',
      content: `${Buffer.from('preset: strict\n').toString('base64')}\n`,
    });
    expect((await rest(fake, `${HOME}/contents/.github?ref=main`)).body).toMatchObject([
      { type: 'file', name: 'one-pizza.yml' },
    ]);
    expect((await rest(fake, `${HOME}/contents/none?ref=main`)).status).toBe(404);
    expect((await rest(fake, `${HOME}/git/trees/main?recursive=1`)).body).toMatchObject({
      truncated: false,
      tree: [
        { path: '.github', type: 'tree', mode: '040000' },
        { path: '.github/one-pizza.yml' },
        { path: 'README.md', size: 3, mode: '100644' },
      ],
    });
    expect((await rest(fake, `${HOME}/rules/branches/main`)).body).toEqual([{ type: 'pull_request' }]);
    expect((await rest(fake, `${HOME}/rules/branches/feature%2Fx`)).body).toEqual([]);
  });
});

describe('pull requests, comments and statuses', () => {
  it('are read and written', async () => {
    await started({
      pullRequests: [fakePullRequest({ number: 4, author: DEPENDABOT, headRefOid: TIP, commits: [TIP] })],
    });
    expect((await rest(fake, `${HOME}/pulls/4`)).body).toMatchObject({
      user: { login: 'dependabot[bot]', type: 'Bot' },
      head: { sha: TIP },
      base: { ref: 'main', sha: TIP },
    });
    expect((await rest(fake, `${HOME}/commits/${TIP}/pulls`)).body).toMatchObject([{ number: 4 }]);
    const posted = await rest(fake, `${HOME}/issues/4/comments`, { method: 'POST', body: '{"body":"one"}' });
    expect(posted).toMatchObject({
      status: 201,
      body: { id: 3_000_000_001, body: 'one', user: { login: 'github-actions[bot]' } },
    });
    const one = `${HOME}/issues/comments/3000000001`;
    await rest(fake, one, { method: 'PATCH', body: '{"body":"two"}' });
    expect((await rest(fake, `${HOME}/issues/4/comments`)).body).toMatchObject([{ id: 3_000_000_001, body: 'two' }]);
    expect((await rest(fake, one, { method: 'DELETE' })).status).toBe(204);
    expect((await rest(fake, one, { method: 'DELETE' })).status).toBe(404);
    for (const pull of fake.repository.pullRequests) pull.locked = true;
    const late = await rest(fake, `${HOME}/issues/4/comments`, { method: 'POST', body: '{"body":"late"}' });
    expect(late).toMatchObject({ status: 403, body: { message: 'Unable to create comment because issue is locked.' } });
    for (const pull of fake.repository.pullRequests) pull.locked = false;
    const long = JSON.stringify({ body: 'x'.repeat(65_537) });
    expect((await rest(fake, `${HOME}/issues/4/comments`, { method: 'POST', body: long })).status).toBe(422);
    await rest(fake, `${HOME}/statuses/${TIP}`, { method: 'POST', body: '{"state":"success","context":"one-pizza"}' });
    expect(fake.repository.statuses).toEqual([
      { sha: TIP, state: 'success', context: 'one-pizza', description: null, targetUrl: null },
    ]);
    expect(fake.log.at(-1)?.body).toEqual({ state: 'success', context: 'one-pizza' });
  });
});
