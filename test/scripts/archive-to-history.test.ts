import { describe, expect, it } from 'vitest';
import { historyOfArchive } from '../../scripts/archive-to-history.ts';
import { readSavedHistory } from '../../src/file/read-saved-history.ts';
import { graphOf } from '../../src/history/graph.ts';
import { at, sha } from '../support/history.ts';

const commit = (oid: string, committedDate: string) => ({
  oid,
  parents: [],
  authoredDate: '2024-01-01T00:00:00Z',
  committedDate,
  authorName: 'author-01',
  messageHeadline: 'Revert "Old idea"',
});

const pullRequest = {
  number: 12,
  title: 'Revert "Old idea", see #7',
  state: 'MERGED' as const,
  author: 'renovate[bot]',
  createdAt: '2024-01-01T00:00:00Z',
  closedAt: '2024-01-02T00:00:00Z',
  mergedAt: '2024-01-02T00:00:00Z',
  mergedBy: null,
  mergeCommit: sha(2),
  baseRefName: 'main',
  headRefName: 'revert-5branch-12',
  headRefOid: sha(9),
  crossRepository: true,
  labels: ['x'],
  reviews: [
    { author: 'dev-02', state: 'PENDING', submittedAt: null },
    { author: null, state: 'APPROVED', submittedAt: '2024-01-01T12:00:00Z' },
  ],
  commits: null,
};

const history = historyOfArchive({
  repository: 'octo/shop',
  defaultBranch: 'trunk',
  archivedAt: '2024-02-01T00:00:00+00:00',
  pullRequests: [pullRequest],
  issues: [],
  tags: [
    { name: 'v1', oid: sha(2), date: '2024-01-02T00:00:00Z' },
    { name: 'v2', oid: sha(2), date: '2024-01-02T00:00:01Z' },
  ],
  defaultBranchCommits: [commit(sha(2), '2024-01-02T00:00:00Z'), commit(sha(1), '2024-01-01T00:00:00Z')],
});

describe('historyOfArchive', () => {
  it('says where it comes from and what the archive leaves out', () => {
    expect(history).toMatchObject({
      url: 'https://github.com/octo/shop',
      branch: 'trunk',
      tip: sha(2),
      seenUntil: at('2024-02-01'),
    });
    expect(history.coverage).toMatchObject({
      texts: 'unreadable',
      drafts: 'unreadable',
      deployments: 'not-in-source',
      tags: 'complete',
    });
    expect(history.gaps.map(({ part }) => part)).toEqual(['texts', 'drafts']);
  });

  it('takes reverts from titles and branches, and leaves out reviews that were never submitted', () => {
    expect(history.pullRequests[0]).toMatchObject({
      author: { login: 'renovate', type: 'Bot' },
      headBranch: 'revert-5-branch-12',
      reverts: [{ number: 5 }],
      names: [{ number: 7 }],
      reviews: [{ author: null, state: 'APPROVED', submittedAt: at('2024-01-01T12:00:00Z') }],
      commits: null,
      additions: null,
    });
    expect(history.commits[0]?.reverts).toEqual([{ title: 'Old idea' }]);
  });

  it('takes a tag for annotated where its date is not its commit’s', () => {
    expect(history.tags.map(({ name, annotated }) => [name, annotated])).toEqual([
      ['v1', false],
      ['v2', true],
    ]);
  });
});

describe('the archived histories', () => {
  it.each([
    ['cfrg-vdaf', { pullRequests: 407, merged: 389, reviews: 1308, issues: 205, tags: 21, commits: 607 }],
    ['cfrg-hpke', { pullRequests: 166, merged: 152, reviews: 482, issues: 86, tags: 13, commits: 696 }],
  ])('%s is whole', async (name, expected) => {
    const path = new URL(`../fixtures/${name}/history.ndjson.gz`, import.meta.url).pathname;
    const { history: read } = await readSavedHistory(path);
    const { commits, tags, tip } = read;
    expect({
      pullRequests: read.pullRequests.length,
      merged: read.pullRequests.filter(({ state }) => state === 'MERGED').length,
      reviews: read.pullRequests.reduce((sum, { reviews }) => sum + (reviews?.length ?? 0), 0),
      issues: read.issues.length,
      tags: tags.length,
      commits: commits.length,
    }).toEqual(expected);
    const graph = graphOf(commits, tip);
    expect(commits.filter((each) => !graph.isInBranch(each.sha))).toEqual([]);
    expect(tags.filter((tag) => !graph.isInBranch(tag.sha))).toEqual([]);
  });
});
