/** How an approval turns the commit status green, on the built Action. */
import { describe, expect, it } from 'vitest';
import type { FakePullRequest } from '../support/fake-github/state.ts';
import { approvalBy, CONFIG, changed, guardedShop, HEAD, judged } from './guarded-shop.ts';
import { NOW } from './worlds.ts';

const inputs = { 'commit-status': 'true' };
const LAX = { files: { [CONFIG]: 'preset: observe\n' } };
const FORK = { headRepository: 'stranger/shop', author: { __typename: 'User', login: 'stranger' } } as const;

describe.each<{ from: string; pull: Partial<FakePullRequest>; headRepository: string; listed: boolean }>([
  { from: 'a branch', pull: {}, headRepository: 'acme/shop', listed: true },
  { from: 'a fork', pull: FORK, headRepository: 'stranger/shop', listed: false },
])('the status of a pull request from $from', ({ pull, headRepository, listed }) => {
  it('turns green by a run after the one on the review, and back when the review is dismissed', async () => {
    const repository = guardedShop({ files: [changed(CONFIG)], headRefName: 'topic', ...pull }, LAX);
    const own = repository.pullRequests.find(({ number }) => number === 77);
    const afterReview = {
      repository: { id: 1 },
      workflow_run: {
        event: 'pull_request_review',
        head_sha: HEAD,
        head_branch: 'topic',
        head_repository: { full_name: headRepository },
        // GitHub lists none for a fork's branch.
        pull_requests: listed ? [{ number: 77, base: { repo: { id: 1 } } }] : [],
      },
    };
    const later = (minutes: number) => ({
      inputs,
      event: 'workflow_run',
      payload: afterReview,
      github: { now: () => NOW + minutes * 60_000 },
    });
    await judged(repository, { inputs });
    own?.reviews.push(approvalBy('bob'));
    await judged(repository, later(1));
    own?.reviews.splice(0, 1, approvalBy('bob', { state: 'DISMISSED' }));
    await judged(repository, later(2));
    expect(repository.statuses.map(({ sha, state }) => [sha, state])).toEqual([
      [HEAD, 'pending'],
      [HEAD, 'success'],
      [HEAD, 'pending'],
    ]);
  });

  it('turns green by the same run done again', async () => {
    const repository = guardedShop({ files: [changed(CONFIG)], ...pull }, LAX);
    await judged(repository, { inputs });
    repository.pullRequests.find(({ number }) => number === 77)?.reviews.push(approvalBy('bob'));
    await judged(repository, { inputs, github: { now: () => NOW + 60_000 } });
    expect(repository.statuses.map(({ state }) => state)).toEqual(['pending', 'success']);
  });
});

describe('an event about the repository', () => {
  it('writes no status', async () => {
    const repository = guardedShop({});
    const run = await judged(repository, { inputs, event: 'push' });
    expect([run.code, repository.statuses]).toEqual([0, []]);
  });
});
