/** `workflow_run`: the pull request of the run that started this one, tried on the built Action. */
import { describe, expect, it } from 'vitest';
import { fakePullRequest } from '../support/fake-github/builders.ts';
import { BAD_GATEWAY } from '../support/fake-github/known-faults.ts';
import { READ_AND_REPORT } from '../support/fake-github/permissions.ts';
import type { FakePullRequest, FakeRepository } from '../support/fake-github/state.ts';
import type { Judged } from './guarded-shop.ts';
import { CONFIG, changed, guardedShop, HEAD, judged, POLICY } from './guarded-shop.ts';
import { annotationsOf, withFile } from './worlds.ts';

const FORK = { headRepository: 'stranger/shop', headRefName: 'topic' } as const;
const OWN = { number: 77, base: { repo: { id: 1 } } };

type Started = {
  readonly event?: string;
  readonly head_sha?: string;
  readonly head_branch?: string | null;
  readonly head_repository?: { readonly full_name: string } | null;
  readonly pull_requests?: readonly unknown[];
};

/** Run on a pull request from a fork, for which GitHub lists none. */
function startedBy(run: Started): unknown {
  const told = { event: 'pull_request', head_sha: HEAD, head_branch: 'topic', pull_requests: [], ...run };
  return { repository: { id: 1 }, workflow_run: { head_repository: { full_name: 'stranger/shop' }, ...told } };
}

/** #77 changes the config file, and waits for its owner; what can't be judged fails. */
function shop(pull: Partial<FakePullRequest> = {}): FakeRepository {
  const repository = guardedShop({ ...FORK, files: [changed(CONFIG)], ...pull }, { files: { [CONFIG]: '' } });
  withFile(repository, CONFIG, `${POLICY}on-unknown: error\n`);
  return repository;
}

function run(repository: FakeRepository, started: Started, given: Parameters<typeof judged>[1] = {}): Promise<Judged> {
  const inputs = { 'commit-status': 'true' };
  return judged(repository, { event: 'workflow_run', payload: startedBy(started), inputs, ...given });
}

function another(given: Partial<FakePullRequest>): FakePullRequest {
  return fakePullRequest({ number: 78, ...FORK, commits: [HEAD], ...given });
}

describe('the pull request of a run', () => {
  it.each<{ is: string; started: Started; beside?: Partial<FakePullRequest> }>([
    { is: 'listed', started: { pull_requests: [OWN], head_branch: 'gone' } },
    { is: 'listed twice', started: { pull_requests: [OWN, OWN], head_branch: 'gone' } },
    { is: "found by a fork's branch", started: {} },
    { is: 'found where the run was on a review', started: { event: 'pull_request_review' } },
    { is: 'found beside a closed one', started: {}, beside: { state: 'CLOSED' } },
    { is: 'found beside one of another fork', started: {}, beside: { headRepository: 'other/shop' } },
    {
      is: "found beside one of the fork's own",
      started: { pull_requests: [{ number: 5, base: { repo: { id: 2 } } }] },
    },
  ])('$is', async ({ started, beside }) => {
    const repository = shop();
    // A head of its own, so that a status can tell them apart.
    if (beside !== undefined) repository.pullRequests.push(another({ ...beside, headRefOid: '7'.repeat(40) }));
    const { code, outputs, rule, fake } = await run(repository, started);
    expect([code, outputs.result, rule('guarded-files')]).toEqual([0, 'pending', 'pending error']);
    expect(fake.repository.statuses).toMatchObject([{ sha: HEAD, state: 'pending' }]);
  });

  it('is outdated once its head moved on', async () => {
    const { code, rule, said, fake } = await run(shop(), { head_sha: '1'.repeat(40) });
    expect([code, rule('guarded-files'), fake.repository.statuses]).toEqual([1, 'unknown error', []]);
    expect(said('guarded-files')).toContain('The head moved on');
  });
});

describe('a run of which the pull request can not be told is unknown', () => {
  it.each<{ why: string; started: Started; says: string }>([
    { why: 'none has its branch', started: { head_branch: 'other' }, says: 'No open pull request has the branch' },
    { why: 'its branch is gone', started: { head_branch: null }, says: 'The branch of the run is gone.' },
    { why: 'its fork is gone', started: { head_repository: null }, says: 'The branch of the run is gone.' },
    {
      why: 'several are listed',
      started: { pull_requests: [OWN, { ...OWN, number: 78 }] },
      says: '2 pull requests have the branch of the run',
    },
    { why: 'it was on pull_request_target', started: { event: 'pull_request_target' }, says: 'does not name the head' },
    { why: 'the payload names no run', started: { head_sha: 'main' }, says: 'names no run' },
  ])('$why', async ({ started, says }) => {
    const { code, outputs, rule, said, fake } = await run(shop(), started);
    expect([code, outputs.result, rule('guarded-files')]).toEqual([1, 'fail', 'unknown error']);
    expect([rule('pr-size'), fake.repository.statuses]).toEqual(['unknown warn', []]);
    expect(said('guarded-files')).toContain(says);
  });

  it('several have its branch', async () => {
    const repository = shop();
    repository.pullRequests.push(another({ baseRefName: 'release' }));
    const { code, rule, said, fake } = await run(repository, {});
    expect([code, rule('guarded-files'), fake.repository.statuses]).toEqual([1, 'unknown error', []]);
    expect(said('guarded-files')).toContain('2 pull requests have the branch of the run: which one is not said.');
  });

  it('the token may not list them', async () => {
    const { 'pull-requests': _, ...permissions } = READ_AND_REPORT;
    const { code, rule, said } = await run(shop(), {}, { github: { permissions } });
    expect([code, rule('guarded-files')]).toEqual([1, 'unknown error']);
    expect(said('guarded-files')).toContain("can't be read");
    expect(said('guarded-files')).toContain('pull');
    expect(said('guarded-files')).not.toContain('..');
  });

  it('GitHub does not list them: the run could not judge', async () => {
    const fault = {
      when: ({ path }: { readonly path: string }) => path.includes('/pulls?'),
      reply: BAD_GATEWAY,
      times: Number.POSITIVE_INFINITY,
    };
    const judgement = await run(shop(), {}, { fault });
    expect([judgement.code, judgement.outputs.result]).toEqual([2, 'error']);
    expect(annotationsOf(judgement).join('\n')).toContain('could not judge (this is no guardrail)');
    expect(judgement.fake.repository.statuses).toEqual([]);
  });
});

describe('a run that was about no pull request', () => {
  it.each(['push', 'schedule', 'workflow_dispatch', 'merge_group'])(
    'but about %s leaves nothing to judge',
    async (event) => {
      const { code, rule, said, outputs, fake } = await run(shop(), { event, pull_requests: [OWN] });
      expect([code, outputs.result, rule('guarded-files')]).toEqual([0, 'pass', 'skipped error']);
      expect(said('guarded-files')).toContain('was not about a pull request');
      expect(fake.repository.statuses).toEqual([]);
    },
  );
});
