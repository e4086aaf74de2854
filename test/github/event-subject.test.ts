import { describe, expect, it } from 'vitest';
import { pullRequestOfMergeQueueRef, pullRequestsOfBranch } from '../../src/github/event-subject.ts';
import { fakePullRequest, fakeRepository } from '../support/fake-github/builders.ts';
import type { FakePullRequest } from '../support/fake-github/state.ts';
import { sha } from '../support/history.ts';
import { withGitHub } from './reading.ts';

const QUEUE = 'refs/heads/gh-readonly-queue';
const ID = sha(1);

describe('the pull request of a merge queue ref', () => {
  it.each([
    ['of main', `${QUEUE}/main/pr-123-${ID}`, 123],
    ['of a base with slashes', `${QUEUE}/release/1.x/pr-123-${ID}`, 123],
    ['of a base that looks alike', `${QUEUE}/pr-7-${ID}/pr-123-${ID}`, 123],
    ['with a long id', `${QUEUE}/main/pr-123-${'a'.repeat(64)}`, 123],
    ['without a base', `${QUEUE}/pr-123-${ID}`, null],
    ['without an id', `${QUEUE}/main/pr-123`, null],
    ['with something after it', `${QUEUE}/main/pr-123-${ID}/more`, null],
    ['with an abbreviated id', `${QUEUE}/main/pr-123-abc1234`, null],
    ['of number 0', `${QUEUE}/main/pr-0-${ID}`, null],
    ['of no number', `${QUEUE}/main/pr--1-${ID}`, null],
    ['of a number beyond any', `${QUEUE}/main/pr-1234567890-${ID}`, null],
    ['of several', `${QUEUE}/main/pr-1-pr-2-${ID}`, null],
    ['of a branch that only looks alike', `refs/heads/feature/gh-readonly-queue/main/pr-123-${ID}`, null],
    ['of a tag', `refs/tags/gh-readonly-queue/main/pr-123-${ID}`, null],
    ['that is empty', '', null],
  ])('%s', (_, ref, number) => {
    expect(pullRequestOfMergeQueueRef(ref)).toBe(number);
  });
});

describe('pull requests of a branch', () => {
  const asked = { owner: 'octo', name: 'shop', headRepository: 'mary/shop', headBranch: 'fix' };
  const pull = (number: number, given: Partial<FakePullRequest>) =>
    fakePullRequest({ number, headRepository: 'mary/shop', headRefName: 'fix', ...given });

  it('are those that are open, of that repository and that branch', async () => {
    const repository = fakeRepository({
      pullRequests: [
        pull(1, {}),
        pull(2, { state: 'CLOSED' }),
        pull(3, { headRefName: 'fix-2' }),
        pull(4, { headRepository: 'mary/shop-2' }),
        pull(5, { headRepository: 'octo/shop' }),
        pull(6, { headRepository: null, author: { __typename: 'User', login: 'mary' } }),
        pull(7, { headRepository: 'Mary/Shop', headRefName: 'Fix' }),
        pull(8, {}),
      ],
    });
    await withGitHub({ repository }, async (_, door) => {
      expect(await pullRequestsOfBranch(door, asked)).toEqual([1, 8]);
    });
  });

  it('are found by a branch with slashes and signs, and over more than one page', async () => {
    const headBranch = 'a/b&state=all#1';
    const pullRequests = Array.from({ length: 101 }, (_, at) => pull(at + 1, { headRefName: headBranch }));
    await withGitHub({ repository: fakeRepository({ pullRequests }) }, async (_, door) => {
      expect(await pullRequestsOfBranch(door, { ...asked, headBranch })).toHaveLength(101);
    });
  });

  it('are not none where they can not be read', async () => {
    await withGitHub({ repository: fakeRepository(), permissions: {} }, async (_, door) => {
      expect(await pullRequestsOfBranch(door, asked)).toMatchObject({ ok: false, reason: 'forbidden' });
    });
  });
});
