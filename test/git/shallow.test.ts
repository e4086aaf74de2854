import { describe, expect, it } from 'vitest';
import { aCloneOf, aRepository } from '../support/repository.ts';
import { historyOf } from './history-of.ts';

const at = Date.parse;

/** `bottom ← older ← one (#1) ← merge of side (#2) ← three (#3)`, the side forking from `one`; a day between commits. */
function anOriginal() {
  const original = aRepository();
  original.commit({ message: 'Bottom\n', at: '2026-03-01T00:00:00Z' });
  const older = original.commit({ message: 'Older\n', at: '2026-03-02T00:00:00Z' });
  const one = original.commit({ message: 'One (#1)\n', at: '2026-03-03T00:00:00Z' });
  original.git('tag', 'v1.0', one);
  const side = original.commit({
    branch: 'side',
    parents: [one],
    author: 'Bea <bea@example.com>',
    message: 'Aside\n',
    at: '2026-03-04T00:00:00Z',
  });
  const merge = original.commit({
    parents: [one, side],
    message: 'Merge pull request #2 from octo/side\n',
    at: '2026-03-05T00:00:00Z',
  });
  const three = original.commit({ message: 'Three (#3)\n', at: '2026-03-06T00:00:00Z' });
  return { original, older, one, side, merge, three };
}

describe('a shallow clone', () => {
  it('of depth 1 knows its tip’s parents and nothing from before', async () => {
    const { original, merge, three } = anOriginal();
    const history = await historyOf(aCloneOf(original, '--depth=1'));
    const since = at('2026-03-06T00:00:00Z') + 1;
    expect(history.commits).toMatchObject([{ sha: three, parents: [merge] }]);
    expect(history.pullRequests).toMatchObject([{ number: 3, commits: null }]);
    expect(history.coverage).toMatchObject({ commits: { since }, pullRequests: { since }, tags: { since } });
    expect(history.gaps).toContainEqual(
      expect.objectContaining({
        part: 'commits',
        why: 'the clone is shallow',
        fix: 'Run `git fetch --unshallow --tags`.',
      }),
    );
  });

  it('of depth 3 ends at both parents of the merge, whose own commits can’t be told', async () => {
    const { original, older, one, side, merge, three } = anOriginal();
    const { commits, coverage, pullRequests } = await historyOf(aCloneOf(original, '--depth=3'));
    expect(new Map(commits.map(({ sha, parents }) => [sha, parents]))).toEqual(
      new Map([
        [three, [merge]],
        [merge, [one, side]],
        [side, [one]],
        [one, [older]],
      ]),
    );
    expect(coverage.commits).toEqual({ since: at('2026-03-04T00:00:00Z') + 1 });
    expect(pullRequests).toMatchObject([
      { number: 1 },
      { number: 2, commits: null, author: { login: 'Bea', type: 'User' } },
      { number: 3 },
    ]);
  });

  it('of depth 4 ends below the fork, so that the merge’s own commits are known', async () => {
    const { original, side } = anOriginal();
    const { coverage, pullRequests } = await historyOf(aCloneOf(original, '--depth=4'));
    expect(coverage.commits).toEqual({ since: at('2026-03-02T00:00:00Z') + 1 });
    expect(pullRequests[1]).toMatchObject({ number: 2, commits: [{ sha: side }] });
  });

  it('never takes an old branch’s shared past for its own work', async () => {
    const original = aRepository();
    const root = original.commit({ at: '2026-01-01T00:00:00Z' });
    const shared = original.commit({ parents: [root], at: '2026-01-02T00:00:00Z' });
    const old = original.commit({ branch: 'old', parents: [shared], at: '2026-01-03T00:00:00Z' });
    for (const day of ['04', '05', '06', '07']) original.commit({ at: `2026-01-${day}T00:00:00Z` });
    const tip = original.git('rev-parse', 'main');
    original.commit({
      parents: [tip, old],
      message: 'Merge pull request #1 from octo/old',
      at: '2026-01-08T00:00:00Z',
    });
    expect((await historyOf(original)).pullRequests).toMatchObject([{ number: 1, commits: [{ sha: old }] }]);
    // Depth 4 reaches the root over the old branch, but not over the main line.
    const { commits, pullRequests } = await historyOf(aCloneOf(original, '--depth=4'));
    expect(commits.map(({ sha }) => sha)).toContain(root);
    expect(pullRequests).toMatchObject([{ number: 1, commits: null }]);
  });

  it('is whole once it is unshallowed, as the gap says', async () => {
    const { original } = anOriginal();
    const clone = aCloneOf(original, '--depth=1');
    clone.git('fetch', '--quiet', '--unshallow', '--tags');
    const { commits, coverage, tags } = await historyOf(clone);
    expect(commits).toHaveLength(6);
    expect(coverage).toMatchObject({ commits: 'complete', pullRequests: 'complete', tags: 'complete' });
    expect(tags.map(({ name }) => name)).toEqual(['v1.0']);
  });
});

describe('a clone in another shape', () => {
  it.each([
    ['bare', ['--bare']],
    ['mirror', ['--mirror']],
    ['partial', ['--no-checkout', '--filter=tree:0']],
  ])('%s: shows the same commits, pull requests and tags, and fetches nothing', async (_, options) => {
    const { original } = anOriginal();
    const clone = aCloneOf(original, ...options);
    const before = clone.git('count-objects', '-v');
    const [expected, shown] = [await historyOf(original), await historyOf(clone)];
    const { commits, pullRequests, tags, coverage } = expected;
    expect(shown).toMatchObject({ commits, pullRequests, tags, coverage });
    expect(commits).toHaveLength(6);
    expect(clone.git('count-objects', '-v')).toBe(before);
  });
});
