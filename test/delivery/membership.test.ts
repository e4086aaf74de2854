import { describe, expect, it } from 'vitest';
import type { PullRequest } from '../../src/history/pull-request.ts';
import { deliver } from '../support/deliver.ts';
import { aCommit, aMainLine, aPullRequest, at, sha } from '../support/history.ts';

const SOURCE = { deployments: { source: 'merges' as const } };
const line = aMainLine(['2026-01-10', '2026-01-11', '2026-01-12', '2026-01-13']);

function sorted(pullRequests: readonly PullRequest[], commits = line) {
  const { changes, backports, directCommits } = deliver({ commits, pullRequests: [...pullRequests] }, SOURCE);
  return {
    changes: changes.map(({ number }) => number),
    backports: backports.map(({ number }) => number),
    direct: directCommits.map((commit) => commit.sha),
  };
}

function listed(place: number, given: Partial<PullRequest['commits'] extends (infer C)[] | null ? C : never> = {}) {
  return {
    sha: sha(place),
    authoredAt: at('2026-01-12'),
    headline: 'Change something',
    cherryPickedFrom: [],
    ...given,
  };
}

describe('a merged pull request', () => {
  it('is a change where its base is the branch, or not known', () => {
    const pullRequests = [2, 3].map((number) =>
      aPullRequest({ number, mergedAt: '2026-01-12', baseBranch: number === 2 ? 'main' : null }),
    );
    expect(sorted(pullRequests)).toEqual({ changes: [2, 3], backports: [], direct: [sha(1), sha(4)] });
  });

  it('is a change where its merge into another branch came to the branch', () => {
    expect(sorted([aPullRequest({ number: 3, mergedAt: '2026-01-12', baseBranch: 'release/1' })]).changes).toEqual([3]);
    expect(sorted([aPullRequest({ number: 9, mergedAt: '2026-01-12', baseBranch: 'release/1' })])).toMatchObject({
      changes: [],
      backports: [9],
    });
  });

  it('is a backport where every commit of it was picked', () => {
    const picked = [sha(1)];
    const whole = aPullRequest({
      number: 3,
      mergedAt: '2026-01-12',
      commits: [listed(8, { cherryPickedFrom: picked })],
    });
    const partly = { ...whole, commits: [listed(8, { cherryPickedFrom: picked }), listed(9)] };
    expect(sorted([whole])).toMatchObject({ changes: [], backports: [3] });
    expect(sorted([partly])).toMatchObject({ changes: [3], backports: [] });
  });

  it('is a backport where its squash says that it was picked, and its commits are not known', () => {
    const commits = aMainLine(['2026-01-10', { committedAt: '2026-01-11', cherryPickedFrom: [sha(77)] }]);
    expect(sorted([aPullRequest({ number: 2, mergedAt: '2026-01-11', commits: null })], commits).backports).toEqual([
      2,
    ]);
  });

  it('belongs to its parent in a stack that is open, merged later, or itself stacked, but not to a closed one', () => {
    const child = aPullRequest({ number: 9, mergedAt: '2026-01-11', baseBranch: 'feature' });
    const parent = (given: Parameters<typeof aPullRequest>[0]) =>
      aPullRequest({ number: 3, headBranch: 'feature', mergedAt: '2026-01-12', ...given });
    expect(sorted([child, parent({})])).toMatchObject({ changes: [3], backports: [] });
    expect(sorted([child, parent({ state: 'OPEN', mergedAt: null })])).toMatchObject({ changes: [], backports: [] });
    expect(sorted([child, parent({ state: 'CLOSED', mergedAt: null })])).toMatchObject({ backports: [9] });
    expect(sorted([child, parent({ mergedAt: '2026-01-10T23:00:00Z' })])).toMatchObject({
      changes: [3],
      backports: [9],
    });
    expect(sorted([child, parent({ isCrossRepository: true })])).toMatchObject({ changes: [3], backports: [9] });
    const between = aPullRequest({
      number: 8,
      mergedAt: '2026-01-11T01:00:00Z',
      headBranch: 'feature',
      baseBranch: 'base',
    });
    expect(sorted([child, between, parent({ headBranch: 'base' })])).toMatchObject({ changes: [3], backports: [] });
  });
});

describe('a commit of the first-parent line', () => {
  it('is direct unless a change has merged, listed or rebased it', () => {
    const commits = aMainLine([
      '2026-01-10',
      { committedAt: '2026-01-11', authoredAt: '2026-01-05T01:00:00Z', headline: 'First of two' },
      { committedAt: '2026-01-11', authoredAt: '2026-01-05T02:00:00Z', headline: 'Second of two' },
      { committedAt: '2026-01-12', authoredAt: '2026-01-05T02:00:00Z', headline: 'Another at that moment' },
    ]);
    const rebased = aPullRequest({
      number: 3,
      mergedAt: '2026-01-11',
      commits: [
        listed(8, { authoredAt: at('2026-01-05T01:00:00Z'), headline: 'First of two' }),
        listed(9, { authoredAt: at('2026-01-05T02:00:00Z'), headline: 'Second of two' }),
      ],
    });
    expect(sorted([rebased], commits)).toEqual({ changes: [3], backports: [], direct: [sha(1), sha(4)] });
  });

  it('does not lie on a branch that was merged', () => {
    const side = aCommit({ sha: sha('side'), parents: [sha(1)], committedAt: '2026-01-11' });
    const merge = aCommit({ sha: sha(2), parents: [sha(1), side.sha], committedAt: '2026-01-12' });
    const root = aCommit({ sha: sha(1), committedAt: '2026-01-10' });
    expect(sorted([], [root, side, merge]).direct).toEqual([sha(1), sha(2)]);
  });
});
