import { describe, expect, it } from 'vitest';
import type { CommitStatus } from '../../src/github/commit-status.ts';
import { writeCommitStatus } from '../../src/github/commit-status.ts';
import { fakeRepository, pushCommits } from '../support/fake-github/builders.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { BAD_GATEWAY } from '../support/fake-github/known-faults.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import { sha } from '../support/history.ts';
import { withGitHub } from './reading.ts';

function aStatus(given: Partial<CommitStatus> = {}): CommitStatus {
  return {
    owner: 'octo',
    name: 'shop',
    sha: sha(1),
    state: 'success',
    context: 'one-pizza',
    description: 'All guardrails hold',
    targetUrl: null,
    ...given,
  };
}

function shop(): FakeRepository {
  const repository = fakeRepository();
  pushCommits(repository, [fakeCommit({ oid: sha(1) })]);
  return repository;
}

describe('a commit status', () => {
  it('is written', async () => {
    const targetUrl = 'https://github.com/octo/shop/actions/runs/7';
    await withGitHub({ repository: shop() }, async (fake, door) => {
      expect(await writeCommitStatus(door, aStatus({ state: 'failure', targetUrl }))).toBeNull();
      expect(fake.repository.statuses).toEqual([
        { sha: sha(1), state: 'failure', context: 'one-pizza', description: 'All guardrails hold', targetUrl },
      ]);
    });
  });

  it.each([
    ['140 characters stay', 'x'.repeat(140), 'x'.repeat(140)],
    ['more are cut', 'x'.repeat(141), `${'x'.repeat(139)}…`],
    ['a character is never halved', `${'x'.repeat(138)}🍕🍕🍕`, `${'x'.repeat(138)}…`],
    ['lines become one', 'one\n\ttwo ', 'one two'],
  ])('%s', async (_, description, expected) => {
    await withGitHub({ repository: shop() }, async (fake, door) => {
      await writeCommitStatus(door, aStatus({ description }));
      expect(fake.repository.statuses.map((each) => each.description)).toEqual([expected]);
    });
  });

  it('is refused without the permission', async () => {
    await withGitHub({ repository: shop(), permissions: READ_EVERYTHING }, async (fake, door) => {
      expect(await writeCommitStatus(door, aStatus())).toMatchObject({ ok: false, reason: 'forbidden' });
      expect(fake.log).toHaveLength(1);
    });
  });

  it('is refused on a commit that is not there', async () => {
    await withGitHub({ repository: shop() }, async (_, door) => {
      expect(await writeCommitStatus(door, aStatus({ sha: sha(9) }))).toMatchObject({ ok: false, reason: 'rejected' });
    });
  });

  it('is written once more where it is not known whether it was written', async () => {
    await withGitHub({ repository: shop() }, async (fake, door) => {
      fake.fault({ when: 1, reply: 'lost' });
      expect(await writeCommitStatus(door, aStatus())).toBeNull();
      expect(fake.repository.statuses.map(({ state }) => state)).toEqual(['success', 'success']);
    });
  });

  it('is given up after that', async () => {
    await withGitHub({ repository: shop() }, async (fake, door) => {
      fake.fault({ when: () => true, reply: BAD_GATEWAY, times: 9 });
      await expect(writeCommitStatus(door, aStatus())).rejects.toThrow('It is not known whether a write succeeded');
      expect(fake.log).toHaveLength(2);
    });
  });
});
