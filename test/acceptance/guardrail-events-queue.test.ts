/** `merge_group`: the one pull request in the merge queue's group, tried on the built Action. */
import { describe, expect, it } from 'vitest';
import type { FaultReply } from '../support/fake-github/faults.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { BAD_GATEWAY } from '../support/fake-github/known-faults.ts';
import type { FakePullRequest, FakeRepository } from '../support/fake-github/state.ts';
import type { Judged } from './guarded-shop.ts';
import { approvalBy, CONFIG, changed, guardedShop, HEAD, judged, OLD } from './guarded-shop.ts';
import { NOW } from './worlds.ts';

const [QUEUED, BEFORE] = ['9'.repeat(40), '8'.repeat(40)];
const APPROVED: Partial<FakePullRequest> = { files: [changed(CONFIG)], reviews: [approvalBy('bob')] };

type Group = {
  /** By commit of the queue, its parents; `base` stands for the tip of `main`. */
  readonly commits: Readonly<Record<string, readonly string[]>>;
  readonly pull?: Partial<FakePullRequest>;
  readonly ref?: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly fault?: FaultReply;
};

/** A run on the group whose tip is QUEUED; #77 changes the config file. */
async function onGroup({ commits, pull = APPROVED, ref = 'pr-77', payload = {}, fault }: Group): Promise<Judged> {
  const repository: FakeRepository = guardedShop(pull, { files: { [CONFIG]: 'preset: strict\n' } });
  const base = repository.refs.get('refs/heads/main') ?? '';
  for (const [oid, parents] of Object.entries(commits)) {
    const own = parents.map((each) => (each === 'base' ? base : each));
    repository.commits.set(oid, fakeCommit({ oid, parents: own, authoredDate: NOW }));
  }
  const refs = { head_ref: `refs/heads/gh-readonly-queue/main/${ref}-${base}`, base_ref: 'refs/heads/main' };
  const group = { ...refs, head_sha: QUEUED, base_sha: base, ...payload };
  const failing = {
    when: ({ operation }: { readonly operation: string | null }) => operation === 'MergeGroup',
    times: Number.POSITIVE_INFINITY,
  };
  return judged(repository, {
    event: 'merge_group',
    payload: { merge_group: group },
    inputs: { 'commit-status': 'true' },
    ...(fault === undefined ? {} : { fault: { ...failing, reply: fault } }),
  });
}

const MERGED = { [QUEUED]: ['base', HEAD] };

describe('a group of one pull request', () => {
  it.each([
    { method: 'merged', commits: MERGED },
    { method: 'squashed', commits: { [QUEUED]: ['base'] } },
  ])('that is $method has its verdict, by the approvals of its head', async ({ commits }) => {
    const run = await onGroup({ commits });
    expect([run.code, run.rule('guarded-files')]).toEqual([0, 'pass error']);
    expect(run.fake.repository.statuses).toMatchObject([{ sha: QUEUED, state: 'success' }]);
    expect(run.fake.log.length).toBeLessThanOrEqual(10);
  });

  it('waits where nobody approved its head', async () => {
    const pull = { ...APPROVED, reviews: [approvalBy('bob', { commit: OLD })] };
    const run = await onGroup({ commits: MERGED, pull });
    expect([run.outputs.result, run.rule('guarded-files')]).toEqual(['pending', 'pending error']);
    expect(run.fake.repository.statuses).toMatchObject([{ sha: QUEUED, state: 'pending' }]);
  });

  it('is outdated once the head moved on: nothing is written', async () => {
    const run = await onGroup({ commits: { [QUEUED]: ['base', OLD] } });
    expect([run.rule('guarded-files'), run.fake.repository.statuses]).toEqual(['unknown error', []]);
    expect(run.said('guarded-files')).toContain('The head moved on');
  });
});

describe('a group that may hold several pull requests is unknown', () => {
  it.each<Group & { why: string; says: string }>([
    {
      why: 'two are merged',
      commits: { [BEFORE]: ['base', OLD], [QUEUED]: [BEFORE, HEAD] },
      says: 'holds more than #77',
    },
    { why: 'two are squashed', commits: { [BEFORE]: ['base'], [QUEUED]: [BEFORE] }, says: 'holds more than #77' },
    { why: 'its ref names none', commits: MERGED, ref: 'topic', says: 'does not name one pull request' },
    { why: 'its ref names two', commits: MERGED, ref: 'pr-76-pr-77', says: 'does not name one pull request' },
    { why: 'its base is not told', commits: MERGED, payload: { base_sha: null }, says: 'names no base' },
    { why: 'its base is not met', commits: MERGED, payload: { base_sha: '5'.repeat(40) }, says: "can't be told" },
    { why: 'it may not be read', commits: MERGED, fault: { status: 403, body: {} }, says: "can't be told" },
    { why: 'GitHub fails', commits: MERGED, fault: BAD_GATEWAY, says: 'GitHub answered 502' },
  ])('$why', async ({ says, ...group }) => {
    const run = await onGroup(group);
    expect([run.outputs.result, run.rule('guarded-files'), run.rule('pr-size')]).toEqual([
      'warn',
      'unknown error',
      'unknown warn',
    ]);
    expect(run.said('guarded-files')).toContain(says);
    expect(run.fake.repository.statuses).toMatchObject([{ sha: QUEUED, state: 'error' }]);
  });
});
