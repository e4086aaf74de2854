/** Which pull request an event is about, and what is judged of it, tried on the built Action. */
import { describe, expect, it } from 'vitest';
import { DEPENDABOT } from '../support/fake-github/builders.ts';
import type { FakePullRequest } from '../support/fake-github/state.ts';
import type { Judged } from './guarded-shop.ts';
import { CONFIG, changed, guardedShop, HEAD, judged, POLICY } from './guarded-shop.ts';
import { NOW, withFile } from './worlds.ts';

const inputs = { 'commit-status': 'true' };
/** Of an AI tool's branch, with source and nothing to show that it was tried: nobody has approved it. */
const UNREVIEWED: Partial<FakePullRequest> = { headRefName: 'claude/topic', files: [changed('src/cart.ts')] };
const PR_RULES = ['dual-gate', 'pr-evidence', 'security-checks', 'pr-size', 'architecture-approval'];
const OTHER_RULES = ['rollback-first', 'guarded-files', 'rule-files', 'rule-file-truth'];

/** A bot's commits belong to no User. */
const BY_DEPENDABOT = {
  name: 'dependabot[bot]',
  email: '49699333+dependabot[bot]@users.noreply.github.com',
  user: null,
};

/** The statuses of all rules about pull requests, each once. */
function statusesIn(run: Judged): (string | undefined)[] {
  return [...new Set([...PR_RULES, ...OTHER_RULES].map((id) => run.rule(id)?.split(' ')[0]))];
}

function writesOf({ fake }: Judged): string[] {
  return fake.log.filter(({ method, query }) => method !== 'GET' && query === null).map(({ path }) => path);
}

describe.each(['pull_request', 'pull_request_target', 'pull_request_review'])('on %s', (event) => {
  it('the pull request of the payload is judged as the API shows it', async () => {
    const lies = {
      draft: true,
      merged: true,
      state: 'closed',
      changed_files: 0,
      user: { login: 'dependabot[bot]', type: 'Bot' },
      labels: [{ name: 'not-ai' }],
    };
    const payload = { pull_request: { number: 77, head: { sha: HEAD, ref: 'topic' }, ...lies } };
    const run = await judged(guardedShop(UNREVIEWED), { event, payload });
    expect([run.code, run.outputs.result]).toEqual([1, 'fail']);
    expect([run.rule('dual-gate'), run.rule('pr-evidence')]).toEqual(['fail error', 'fail warn']);
  });

  it('a draft that the payload calls ready is skipped, without a green status', async () => {
    const payload = { pull_request: { number: 77, head: { sha: HEAD }, draft: false } };
    const run = await judged(guardedShop({ ...UNREVIEWED, isDraft: true }), { event, payload, inputs });
    expect([run.code, statusesIn(run)]).toEqual([0, ['skipped']]);
    expect(run.said('dual-gate')).toContain('It is a draft: it is judged when it is ready for review.');
    expect(run.fake.repository.statuses.map(({ state }) => state)).toEqual(['pending']);
  });

  it('a payload without a number is unknown', async () => {
    const run = await judged(guardedShop(UNREVIEWED), { event, payload: { pull_request: {} }, inputs });
    expect([run.code, run.outputs.result, statusesIn(run)]).toEqual([0, 'warn', ['unknown']]);
    expect(run.said('dual-gate')).toContain(`The runner's file about ${event} names no pull request.`);
    expect(writesOf(run)).toEqual([]);
  });

  it('a head that is no longer the head is outdated, and nothing is written', async () => {
    const payload = { pull_request: { number: 77, head: { sha: '1'.repeat(40) } } };
    const run = await judged(guardedShop(UNREVIEWED), { event, payload, inputs });
    expect([run.code, run.outputs.result, statusesIn(run)]).toEqual([0, 'warn', ['unknown']]);
    expect(run.said('dual-gate')).toContain('The head moved on after the event of this run: a later run judges it.');
    expect(writesOf(run)).toEqual([]);
  });
});

describe('a pull request', () => {
  it.each<{ is: string; pull: Partial<FakePullRequest> }>([
    { is: 'closed', pull: { closedAt: NOW - 10, state: 'CLOSED' } },
    { is: 'merged', pull: { mergedAt: NOW - 10, closedAt: NOW - 10, state: 'MERGED' } },
  ])('that is $is, whatever the payload says, is not judged', async ({ is, pull }) => {
    const payload = { pull_request: { number: 77, head: { sha: HEAD }, state: 'open' } };
    const run = await judged(guardedShop({ ...UNREVIEWED, ...pull }), { payload, inputs });
    expect([run.code, statusesIn(run), writesOf(run)]).toEqual([0, ['skipped'], []]);
    expect(run.said('dual-gate')).toContain(`It is ${is}.`);
  });

  it('that is not there is unknown', async () => {
    const payload = { pull_request: { number: 999, head: { sha: HEAD } } };
    const run = await judged(guardedShop(UNREVIEWED), { payload, inputs });
    expect([run.code, statusesIn(run)]).toEqual([0, ['unknown']]);
    expect(run.said('dual-gate')).toContain('Pull request #999 could not be read.');
    expect(run.fake.repository.statuses.map(({ state }) => state)).not.toContain('success');
  });

  it('that is unknown fails the build where the policy says so', async () => {
    const repository = guardedShop(UNREVIEWED);
    withFile(repository, CONFIG, `${POLICY}on-unknown: error\n`);
    const run = await judged(repository, { payload: {} });
    expect([run.code, run.outputs.result, run.rule('guarded-files')]).toEqual([1, 'fail', 'unknown error']);
  });

  it('of an automation is excused from evidence and size alone', async () => {
    const files = [changed(CONFIG), { ...changed('src/cart.ts'), additions: 5_000 }];
    const pull = { author: DEPENDABOT, headRefName: 'dependabot/npm/cart', files };
    const commit = { author: BY_DEPENDABOT };
    const run = await judged(guardedShop(pull, { files: { [CONFIG]: 'preset: observe\n' }, commit }));
    expect([run.rule('pr-evidence'), run.rule('pr-size')]).toEqual(['skipped warn', 'skipped warn']);
    expect(run.said('pr-size')).toContain('It is from an automation.');
    expect([run.rule('security-checks'), run.rule('guarded-files')]).toEqual(['fail warn', 'pending error']);
    expect([run.code, run.outputs.result]).toEqual([1, 'pending']);
  });
});

describe.each(['push', 'schedule', 'workflow_dispatch'])('on %s', (event) => {
  it('the rules of the repository are judged, no other, and no status is written', async () => {
    const repository = guardedShop(UNREVIEWED);
    withFile(repository, CONFIG, `${POLICY}guardrails: { rule-files: error }\n`);
    const payload = { pull_request: { number: 77, head: { sha: HEAD } }, after: HEAD };
    const run = await judged(repository, { event, payload, inputs });
    expect([...PR_RULES, 'rollback-first', 'guarded-files'].map(run.rule)).toEqual(Array(7).fill(null));
    const own = ['thresholds', 'toil-quota', 'rule-files', 'rule-file-truth'].map(run.rule);
    expect(own).toEqual(['skipped error', 'unknown warn', 'fail error', 'skipped warn']);
    expect([run.code, run.outputs.result, writesOf(run)]).toEqual([1, 'fail', []]);
  });
});
