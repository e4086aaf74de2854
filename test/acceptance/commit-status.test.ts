/** The verdict of the built Action as a commit status. */
import { describe, expect, it } from 'vitest';
import { GUARDRAILS } from '../../src/config/settings.ts';
import { fakePullRequest } from '../support/fake-github/builders.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { BAD_GATEWAY } from '../support/fake-github/known-faults.ts';
import type { LoggedRequest } from '../support/fake-github/log.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import { askedFor } from './asked-for.ts';
import { approvalBy, CONFIG, changed, guardedShop, HEAD, judged } from './guarded-shop.ts';
import { annotationsOf, NOW, withFile } from './worlds.ts';

const inputs = { 'commit-status': 'true' };
const TOUCHED = { files: [changed(CONFIG)] };
const LAX = { files: { [CONFIG]: 'preset: observe\n' } };
const OTHERS_OFF = GUARDRAILS.filter((id) => id !== 'guarded-files')
  .map((id) => `${id}: off`)
  .join(', ');
const INVALID = { files: { [CONFIG]: 'preset: lax\n' } };

describe('the commit status', () => {
  it('fails where a guardrail is violated, and the job does not', async () => {
    const repository = guardedShop(TOUCHED, INVALID);
    const run = await judged(repository, { inputs });
    expect([run.code, run.outputs.result]).toEqual([0, 'fail']);
    expect(repository.statuses).toEqual([
      {
        sha: HEAD,
        state: 'failure',
        context: 'one-pizza',
        description: expect.stringMatching(/^Violated: .*\(2026-04-01T00:00:00Z\)$/),
        targetUrl: null,
      },
    ]);
  });

  it('waits for an approval, then turns green without a new commit', async () => {
    const repository = guardedShop(TOUCHED, LAX);
    expect((await judged(repository, { inputs })).code).toBe(0);
    repository.pullRequests.find(({ number }) => number === 77)?.reviews.push(approvalBy('bob'));
    expect((await judged(repository, { inputs, github: { now: () => NOW + 60_000 } })).code).toBe(0);
    expect(repository.statuses.map(({ state }) => state)).toEqual(['pending', 'success']);
  });

  it.each([
    { failOn: 'error', level: 'error', state: 'pending', text: "Waiting for a code owner's approval (" },
    { failOn: 'warn', level: 'warn', state: 'pending', text: "Waiting for a code owner's approval (" },
    { failOn: 'error', level: 'warn', state: 'success', text: 'Nothing is enforced: no level is error; 1 warning (' },
    { failOn: 'never', level: 'error', state: 'success', text: 'Nothing is enforced: fail-on never; 1 warning (' },
  ])('waits for an approval or not: fail-on $failOn, level $level', async ({ failOn, level, state, text }) => {
    const repository = guardedShop(TOUCHED, LAX);
    withFile(repository, CONFIG, `fail-on: ${failOn}\nguardrails: { guarded-files: ${level}, ${OTHERS_OFF} }\n`);
    await judged(repository, { inputs });
    expect(repository.statuses).toMatchObject([{ state, description: expect.stringContaining(text) }]);
  });

  it('is no success on a draft', async () => {
    const repository = guardedShop({ ...TOUCHED, isDraft: true }, LAX);
    const run = await judged(repository, { inputs });
    expect([run.code, run.rule('guarded-files')]).toEqual([0, 'skipped error']);
    expect(repository.statuses.map(({ state }) => state)).toEqual(['pending']);
  });

  it('is no success where another open pull request has the same head', async () => {
    const repository = guardedShop({});
    repository.pullRequests.push(fakePullRequest({ number: 78, commits: [HEAD], headRepository: 'stranger/shop' }));
    await judged(repository, { inputs });
    expect(repository.statuses).toMatchObject([{ state: 'pending', description: expect.stringContaining('#78') }]);
  });

  it('is left alone once the head has moved on', async () => {
    const repository = guardedShop(TOUCHED, INVALID);
    const payload = { pull_request: { number: 77, head: { sha: '1'.repeat(40) } } };
    const run = await judged(repository, { inputs, payload });
    expect([run.code, run.rule('guarded-files'), repository.statuses]).toEqual([0, 'unknown error', []]);
  });

  it.each([
    ['stays: it read later', '(2026-04-01T00:00:01Z)', ['failure']],
    ['gives way: it can not have read so late', '(2026-04-01T00:02:00Z)', ['failure', 'success']],
    ['stays: it read in the same second and found worse', '(2026-04-01T00:00:00Z)', ['failure']],
    ['gives way: it read earlier', '(2026-03-31T23:59:59Z)', ['failure', 'success']],
    ['gives way: it does not say when it read', '', ['failure', 'success']],
  ])('of another run %s', async (_, moment, expected) => {
    const repository = guardedShop({});
    const description = `Violated: something ${moment}`;
    repository.statuses.push({ sha: HEAD, state: 'failure', context: 'one-pizza', description, targetUrl: null });
    await judged(repository, { inputs });
    expect(repository.statuses.map((each) => each.state)).toEqual(expected);
  });

  it('that may not be written leaves the verdict to the job', async () => {
    const repository = guardedShop(TOUCHED, INVALID);
    const run = await judged(repository, { inputs, github: { permissions: READ_EVERYTHING } });
    expect([run.code, run.outputs.result, repository.statuses]).toEqual([1, 'fail', []]);
    expect(annotationsOf(run).join('\n')).toContain('`statuses: write`');
  });

  it.each([
    { lost: ['Repository'], said: 'see the run. (2026-04-01T00:00:00Z)' },
    { lost: ['Repository', 'StatusStanding'], said: 'see the run.' },
  ])('is an error where $lost got no answer', async ({ lost, said }) => {
    const repository = guardedShop({});
    const when = (request: LoggedRequest): boolean => lost.some((each) => askedFor(request).includes(each));
    const run = await judged(repository, {
      inputs: { ...inputs, comment: 'never' },
      fault: { when, reply: BAD_GATEWAY, times: Number.POSITIVE_INFINITY },
    });
    expect([run.code, run.outputs.result]).toEqual([2, 'error']);
    const description = `One-Pizza could not judge: ${said}`;
    expect(repository.statuses).toMatchObject([{ sha: HEAD, state: 'error', description }]);
  });

  it('of a merge queue stands on its commit', async () => {
    const repository = guardedShop({ reviews: [approvalBy('bob')] });
    const [queued, base] = ['9'.repeat(40), repository.refs.get('refs/heads/main') ?? ''];
    repository.commits.set(queued, fakeCommit({ oid: queued, parents: [base, HEAD], authoredDate: NOW }));
    const ref = `refs/heads/gh-readonly-queue/main/pr-77-${base}`;
    const payload = {
      merge_group: { head_ref: ref, head_sha: queued, base_ref: 'refs/heads/main', base_sha: base },
    };
    await judged(repository, { inputs, event: 'merge_group', payload });
    expect(repository.statuses).toMatchObject([{ sha: queued, state: 'success' }]);
  });
});
