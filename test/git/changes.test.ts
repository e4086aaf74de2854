import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../src/git/changes.ts';
import type { Commit } from '../../src/history/commit.ts';
import { aCommit, sha } from '../support/history.ts';

/** Everything a commit reaches, itself included: the slow and obvious way. */
function reach(from: string, commits: ReadonlyMap<string, Commit>): Set<string> {
  const parents = commits.get(from)?.parents ?? [];
  return new Set([from, ...parents.flatMap((parent) => [...reach(parent, commits)])]);
}

/** Graphs of up to twelve commits, each with up to three earlier ones as its parents. */
const graph = fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 12 }).map((shape) =>
  shape.map((parents, at) => {
    const earlier = at === 0 ? [] : parents.map((parent) => sha((parent % at) + 1));
    return aCommit({ sha: sha(at + 1), parents: [...new Set(earlier)] });
  }),
);

describe('changesOf', () => {
  it('gives each merge what its other parents reach and its first parent does not', () => {
    fc.assert(
      fc.property(graph, (list) => {
        const commits = new Map(list.map((commit) => [commit.sha, commit]));
        const numbered = new Map(
          list.map((each, at) => [each.sha, { number: at + 1, title: '', headBranch: null, reverts: [], names: [] }]),
        );
        const tip = list.at(-1)?.sha ?? null;
        const { pullRequests, direct } = changesOf({ branch: 'main', tip, commits, numbered, since: null });
        expect(direct).toEqual([]);
        for (const pullRequest of pullRequests) {
          const [first = '', ...others] = commits.get(pullRequest.mergeCommit ?? '')?.parents ?? [];
          if (others.length === 0) continue;
          const before = reach(first, commits);
          const own = new Set(
            others.flatMap((other) => [...reach(other, commits)]).filter((each) => !before.has(each)),
          );
          expect(new Set(pullRequest.commits?.map((each) => each.sha))).toEqual(own);
        }
      }),
    );
  });

  it('walks a long history without recursion', () => {
    const list = Array.from({ length: 50_000 }, (_, at) =>
      aCommit({ sha: sha(at + 1), parents: at === 0 ? [] : [sha(at)] }),
    );
    const commits = new Map(list.map((commit) => [commit.sha, commit]));
    const merge = aCommit({ sha: sha('merge'), parents: [sha(1), sha(50_000)] });
    const numbered = new Map([[merge.sha, { number: 7, title: 'T', headBranch: null, reverts: [], names: [] }]]);
    commits.set(merge.sha, merge);
    const { pullRequests } = changesOf({ branch: 'main', tip: merge.sha, commits, numbered, since: null });
    expect(pullRequests[0]?.commits).toHaveLength(49_999);
  });
});
