/** A merge queue's group, as each merge method makes it. */
import { describe, expect, it } from 'vitest';
import { readMergeGroup } from '../../src/github/merge-group.ts';
import { fakePullRequest, fakeRepository, pushCommits } from '../support/fake-github/builders.ts';
import type { FakeCommit } from '../support/fake-github/git-state.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import { sha } from '../support/history.ts';
import { withGitHub } from './reading.ts';

const BASE = sha(1);
/** The two commits of #77, and those of #78, which was queued before it. */
const [ONE, TWO, OTHER] = [sha(11), sha(12), sha(21)];
/** What the queue made. */
const [FIRST, SECOND, THIRD] = [sha(31), sha(32), sha(33)];

const asked = { owner: 'octo', name: 'shop', number: 77, base: BASE, branch: 'main' };

function commit(oid: string, parents: readonly string[], given: Partial<FakeCommit> = {}): FakeCommit {
  return fakeCommit({ oid, parents: [...parents], ...given });
}

/** A commit that was rebased keeps its message and its author's date. */
const asOne = { message: 'Add a cart', authoredDate: 1_000 };
const asTwo = { message: 'Test the cart', authoredDate: 2_000 };
const asOther = { message: 'Sneak in', authoredDate: 3_000 };

function queued(commits: readonly FakeCommit[], given: Partial<FakeRepository> = {}): FakeRepository {
  const repository = fakeRepository(given);
  pushCommits(repository, [commit(BASE, [])]);
  const own = [commit(ONE, [BASE], asOne), commit(TWO, [ONE], asTwo), commit(OTHER, [BASE], asOther)];
  pushCommits(repository, [...own, ...commits], 'gh-readonly-queue/main/pr-77');
  repository.pullRequests.push(fakePullRequest({ number: 77, commits: [ONE, TWO] }));
  return repository;
}

function groupOf(repository: FakeRepository, head: string) {
  return withGitHub({ repository }, (_, door) => readMergeGroup(door, { ...asked, head }));
}

const ALONE = { isAlone: true, pullRequestHead: null };
const NOT_ALONE = { isAlone: false, pullRequestHead: null };

describe('a pull request is alone in its group', () => {
  it.each([
    {
      method: 'merge',
      commits: [commit(FIRST, [BASE, TWO])],
      head: FIRST,
      expected: { ...ALONE, pullRequestHead: TWO },
    },
    { method: 'squash', commits: [commit(FIRST, [BASE])], head: FIRST, expected: ALONE },
    {
      method: 'rebase',
      commits: [commit(FIRST, [BASE], asOne), commit(SECOND, [FIRST], asTwo)],
      head: SECOND,
      expected: ALONE,
    },
  ])('by $method', async ({ commits, head, expected }) => {
    expect(await groupOf(queued(commits), head)).toEqual(expected);
  });

  it('by rebase where its own merge commit was dropped', async () => {
    const repository = queued([commit(FIRST, [BASE], asOne), commit(SECOND, [FIRST], asTwo)]);
    const merge = commit(sha(13), [TWO, BASE], { message: 'Merge main', authoredDate: 2_500 });
    repository.commits.set(merge.oid, merge);
    repository.pullRequests = [fakePullRequest({ number: 77, commits: [ONE, TWO, merge.oid] })];
    expect(await groupOf(repository, SECOND)).toEqual(ALONE);
  });
});

describe('a pull request is not alone in its group', () => {
  it.each([
    { method: 'merge', commits: [commit(FIRST, [BASE, OTHER]), commit(SECOND, [FIRST, TWO])], head: SECOND },
    { method: 'squash', commits: [commit(FIRST, [BASE]), commit(SECOND, [FIRST])], head: SECOND },
    {
      method: 'rebase',
      commits: [commit(FIRST, [BASE], asOther), commit(SECOND, [FIRST], asOne), commit(THIRD, [SECOND], asTwo)],
      head: THIRD,
    },
    {
      method: 'rebase, with a commit that bears the name of one of its own',
      commits: [commit(FIRST, [BASE], asOne), commit(SECOND, [FIRST], asOne), commit(THIRD, [SECOND], asTwo)],
      head: THIRD,
    },
    { method: 'nothing', commits: [], head: BASE },
    { method: 'a merge of three', commits: [commit(FIRST, [BASE, TWO, OTHER])], head: FIRST, merged: TWO },
  ])('by $method', async ({ commits, head, merged = null }) => {
    expect(await groupOf(queued(commits), head)).toEqual({ ...NOT_ALONE, pullRequestHead: merged });
  });
});

describe('a queue that lets failing entries merge with a passing one, or does not show whether it does', () => {
  /** The group of #77 lies on that of #78, which `main` does not have yet. */
  const commits = [commit(FIRST, [BASE, OTHER]), commit(SECOND, [FIRST, TWO])];

  it.each([
    { mergingStrategy: 'ALLGREEN', tip: BASE, isAlone: true },
    { mergingStrategy: 'HEADGREEN', tip: BASE, isAlone: false },
    { mergingStrategy: 'HEADGREEN', tip: FIRST, isAlone: true },
    { mergingStrategy: null, tip: BASE, isAlone: false },
    { mergingStrategy: null, tip: FIRST, isAlone: true },
  ] as const)('is asked for all that the branch lacks: $mergingStrategy, $isAlone', async (given) => {
    const { mergingStrategy, tip, isAlone } = given;
    const queue = mergingStrategy === null ? {} : { mergeQueue: { branch: 'main', mergingStrategy } };
    const repository = queued(commits, queue);
    repository.refs.set('refs/heads/main', tip);
    await withGitHub({ repository }, async (_, door) => {
      const read = await readMergeGroup(door, { ...asked, base: FIRST, head: SECOND });
      expect(read).toMatchObject({ isAlone });
    });
  });
});

describe('what is in a group can not be told', () => {
  it('where it does not lead to its base', async () => {
    const repository = queued([commit(sha(99), []), commit(FIRST, [sha(99), TWO])]);
    expect(await groupOf(repository, FIRST)).toMatchObject({ ok: false, reason: 'too-much' });
  });

  it('where it may not be read', async () => {
    const repository = queued([commit(FIRST, [BASE, TWO])]);
    await withGitHub({ repository, permissions: { 'pull-requests': 'read' } }, async (_, door) => {
      expect(await readMergeGroup(door, { ...asked, head: FIRST })).toMatchObject({ ok: false });
    });
  });
});
