import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aRepository } from '../support/repository.ts';
import { historyOf } from './history-of.ts';

const at = Date.parse;

describe('readHistory', () => {
  it('reads a merge with the commits, the author and the start of its branch', async () => {
    const repository = aRepository('--initial-branch=main');
    const root = repository.commit({ message: 'Begin\n', at: '2026-03-01T08:00:00Z' });
    const first = repository.commit({
      branch: 'basket',
      parents: [root],
      message: 'Add a basket\n',
      author: 'Bea <12+bea@users.noreply.github.com>',
      authored: '2026-03-01T09:00:00Z',
      at: '2026-03-02T09:00:00Z',
    });
    const second = repository.commit({ branch: 'basket', message: 'Test the basket\n', at: '2026-03-02T10:00:00Z' });
    const merge = repository.commit({
      parents: [root, second],
      message: 'Merge pull request #12 from octo/feature/basket\n\nA basket at last\n\nFixes #7\n',
      at: '2026-03-03T12:00:00Z',
    });
    const { pullRequests, commits, tip } = await historyOf(repository);
    expect(tip).toBe(merge);
    expect(commits).toHaveLength(4);
    expect(pullRequests).toEqual([
      {
        number: 12,
        title: 'A basket at last',
        state: 'MERGED',
        author: { login: 'bea', type: 'User' },
        createdAt: null,
        closedAt: at('2026-03-03T12:00:00Z'),
        mergedAt: at('2026-03-03T12:00:00Z'),
        mergedBy: null,
        mergeCommit: merge,
        baseBranch: 'main',
        headBranch: 'feature/basket',
        isCrossRepository: null,
        headSha: second,
        isDraft: null,
        draftEvents: null,
        labels: null,
        reviews: null,
        commits: [
          { sha: first, authoredAt: at('2026-03-01T09:00:00Z'), headline: 'Add a basket', cherryPickedFrom: [] },
          { sha: second, authoredAt: at('2026-03-02T10:00:00Z'), headline: 'Test the basket', cherryPickedFrom: [] },
        ],
        replacedTips: [],
        additions: null,
        deletions: null,
        changedFiles: null,
        reverts: [],
        names: [{ number: 7 }],
        traces: [],
        checks: null,
        evidence: null,
      },
    ]);
  });

  it('leaves out of a merge what was on the branch before, also by way of merging the branch back', async () => {
    const repository = aRepository();
    const root = repository.commit();
    const side = repository.commit({ branch: 'side', parents: [root] });
    const meanwhile = repository.commit({ message: 'Meanwhile (#1)\n' });
    const update = repository.commit({ branch: 'side', parents: [side, meanwhile] });
    repository.commit({ parents: [meanwhile, update], message: 'Merge pull request #2 from octo/side\n' });
    const { pullRequests } = await historyOf(repository);
    expect(pullRequests.map(({ number }) => number)).toEqual([1, 2]);
    expect(pullRequests[1]?.commits?.map(({ sha }) => sha).sort()).toEqual([side, update].sort());
  });

  it('reads all sides of an octopus, and a merge that is titled like a squash', async () => {
    const repository = aRepository();
    const root = repository.commit();
    const [one, two, three] = ['one', 'two', 'three'].map((branch, hour) =>
      repository.commit({ branch, parents: [root], message: branch, at: `2026-03-01T0${hour + 1}:00:00Z` }),
    );
    const octopus = repository.commit({
      parents: [root, one ?? '', two ?? ''],
      message: 'Merge pull request #5 from o/all',
    });
    repository.commit({ parents: [octopus, three ?? ''], message: 'Third side (#6)' });
    const { pullRequests } = await historyOf(repository);
    expect(pullRequests).toMatchObject([
      { number: 5, headSha: null, commits: [{ sha: one }, { sha: two }] },
      { number: 6, title: 'Third side', headSha: three, commits: [{ sha: three }] },
    ]);
  });

  it('knows when a squash began only where it kept a date of its own', async () => {
    const repository = aRepository();
    repository.commit({ message: 'Squashed at the merge (#1)\n', at: '2026-03-01T12:00:00Z' });
    const times = { authored: '2026-03-02T11:59:00Z', at: '2026-03-02T12:00:00Z' };
    repository.commit({ ...times, message: 'A minute apart (#2)\n' });
    const kept = repository.commit({ ...times, authored: '2026-03-02T11:58:59Z', message: 'Kept its date (#3)\n' });
    repository.commit({ ...times, authored: '2026-03-02T13:00:00Z', message: 'From the future (#4)\n' });
    const { pullRequests } = await historyOf(repository);
    expect(pullRequests.map(({ commits }) => commits)).toEqual([
      null,
      null,
      [{ sha: kept, authoredAt: at('2026-03-02T11:58:59Z'), headline: 'Kept its date (#3)', cherryPickedFrom: [] }],
      null,
    ]);
  });

  it('takes the oldest of several commits with one number, and no number for a direct commit', async () => {
    const repository = aRepository();
    const first = repository.commit({ message: 'Add a basket (#1)\n' });
    repository.commit({ message: 'Add a basket, really (#1)\n' });
    repository.commit({ message: 'Revert "Add a basket (#1)"\n\nThis reverts commit 1234567.\n' });
    const { pullRequests, commits } = await historyOf(repository);
    expect(pullRequests.map(({ number, mergeCommit }) => [number, mergeCommit])).toEqual([[1, first]]);
    expect(commits.map(({ reverts }) => reverts)).toEqual([
      [{ sha: '1234567' }, { number: 1 }, { title: 'Add a basket' }],
      [],
      [],
    ]);
  });

  it('reads only the first-parent line for pull requests', async () => {
    const repository = aRepository();
    const root = repository.commit();
    const inner = repository.commit({ branch: 'side', parents: [root], message: 'Into the side branch (#8)\n' });
    repository.commit({ parents: [root, inner], message: 'Merge pull request #9 from octo/side\n' });
    expect((await historyOf(repository)).pullRequests.map(({ number }) => number)).toEqual([9]);
  });

  it('reads what git itself writes when it merges, squashes, rebases, reverts and picks', async () => {
    const repository = aRepository();
    const write = (name: string) => {
      writeFileSync(join(repository.folder, name), name);
      repository.git('add', '--all');
      repository.git('commit', '--quiet', `--message=Add ${name}`);
      return repository.git('rev-parse', 'HEAD');
    };
    const root = write('root');
    repository.git('checkout', '--quiet', '-b', 'merged');
    const merged = write('merged');
    repository.git('checkout', '--quiet', 'main');
    repository.git(
      'merge',
      '--quiet',
      '--no-ff',
      '-m',
      'Merge pull request #1 from o/merged',
      '-m',
      'Merge it',
      'merged',
    );
    repository.git('checkout', '--quiet', '-b', 'squashed', root);
    write('squashed');
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--squash', 'squashed');
    repository.git('commit', '--quiet', '--message=Squash it (#2)');
    const squash = repository.git('rev-parse', 'HEAD');
    repository.git('checkout', '--quiet', '-b', 'rebased', root);
    write('rebased');
    repository.git('rebase', '--quiet', 'main');
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--ff-only', 'rebased');
    repository.git('revert', '--no-edit', squash);
    repository.git('checkout', '--quiet', '-b', 'other', root);
    const other = write('other');
    repository.git('checkout', '--quiet', 'main');
    repository.git('cherry-pick', '-x', other);
    const { pullRequests, commits, tip } = await historyOf(repository);
    expect(pullRequests).toMatchObject([
      { number: 1, title: 'Merge it', headBranch: 'merged', commits: [{ sha: merged }] },
      { number: 2, title: 'Squash it', commits: null },
    ]);
    const byHeadline = new Map(commits.map((commit) => [commit.headline, commit]));
    expect(byHeadline.get('Revert "Squash it (#2)"')?.reverts).toEqual([
      { sha: squash },
      { number: 2 },
      { title: 'Squash it' },
    ]);
    expect(byHeadline.get('Add other')).toMatchObject({ sha: tip, cherryPickedFrom: [other] });
    // root, merged, merge, squash, rebased, revert, pick: the branches that were never merged are not read.
    expect(commits).toHaveLength(7);
  });

  it('says what it saw of each part, and what would mend the rest', async () => {
    const repository = aRepository();
    repository.git('remote', 'add', 'origin', 'https://github.com/octo/shop.git');
    repository.commit({ message: 'One (#1)\n', at: '2026-03-30T00:00:00Z' });
    repository.commit({ message: 'Two (#2)\n', at: '2026-03-30T00:00:00Z', authored: '2026-03-29T00:00:00Z' });
    repository.commit({ message: 'Directly\n', at: '2026-03-30T00:00:00Z' });
    const { coverage, gaps, repository: name, url } = await historyOf(repository);
    expect({ name, url }).toEqual({ name: 'octo/shop', url: 'https://github.com/octo/shop' });
    expect(coverage).toMatchObject({
      pullRequests: 'complete',
      texts: 'complete',
      commits: 'complete',
      tags: 'complete',
      labels: 'not-in-source',
      reviews: 'not-in-source',
      drafts: 'not-in-source',
      deployments: 'not-in-source',
      workflowRuns: 'not-in-source',
      releases: 'not-in-source',
      issues: 'not-in-source',
    });
    expect(gaps.map(({ part }) => part)).toEqual([
      'reviews',
      'drafts',
      'deployments',
      'issues',
      'pullRequests',
      'pullRequests',
    ]);
    expect(gaps.every(({ fix }) => fix.endsWith(': `one-pizza -R octo/shop`.'))).toBe(true);
    expect(gaps[4]?.what).toBe('when work began on 1 of 2 changes since 2025-10-03');
    expect(gaps[5]?.what).toBe('which of the direct commits on main since 2025-10-03 (1) were pull requests');
  });

  it('is empty, with a gap, in a repository without commits', async () => {
    const history = await historyOf(aRepository());
    expect(history).toMatchObject({ branch: 'main', tip: null, commits: [], pullRequests: [], tags: [] });
    expect(history.gaps).toContainEqual({
      part: 'commits',
      what: 'every commit',
      why: 'the repository has no commits yet',
      fix: 'Commit something, or fetch it: `git fetch`.',
    });
  });
});
