import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Commit } from '../../src/history/commit.ts';
import { graphOf } from '../../src/history/graph.ts';
import { anyCommits } from '../support/any-history.ts';
import { aCommit, aMainLine, sha } from '../support/history.ts';

/** `sha` and everything behind it, the slow and simple way. */
function behind(commits: readonly Commit[], start: string): Set<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    const commit = commits.find((each) => each.sha === id);
    if (commit === undefined || found.has(id)) return;
    found.add(id);
    for (const parent of commit.parents) visit(parent);
  };
  visit(start);
  return found;
}

/** Two branches off 1 that meet in 5; 6 was never merged:  1 ─ 2 ─ 4 ─ 5,  1 ─ 3 ─ 5,  2 ─ 6. */
const DIAMOND: readonly Commit[] = [
  aCommit({ sha: sha(1), parents: [sha(99)] }),
  aCommit({ sha: sha(2), parents: [sha(1)] }),
  aCommit({ sha: sha(3), parents: [sha(1)] }),
  aCommit({ sha: sha(4), parents: [sha(2)] }),
  aCommit({ sha: sha(5), parents: [sha(4), sha(3)] }),
  aCommit({ sha: sha(6), parents: [sha(2)] }),
];

describe('graphOf', () => {
  it('follows first parents from the tip to the edge of what was read', () => {
    expect(graphOf(DIAMOND, sha(5)).firstParents.map((commit) => commit.sha)).toEqual([5, 4, 2, 1].map(sha));
  });

  it('knows what lies behind the tip', () => {
    const graph = graphOf(DIAMOND, sha(5));
    expect([1, 2, 3, 4, 5, 6, 99].filter((each) => graph.isInBranch(sha(each)))).toEqual([1, 2, 3, 4, 5]);
  });

  it('tells ancestors from cousins', () => {
    const graph = graphOf(DIAMOND, sha(5));
    expect(graph.isAncestor(sha(3), sha(5))).toBe(true);
    expect(graph.isAncestor(sha(3), sha(4))).toBe(false);
    expect(graph.isAncestor(sha(5), sha(3))).toBe(false);
    expect(graph.isAncestor(sha(1), sha(6))).toBe(true);
    expect(graph.isAncestor(sha(6), sha(5))).toBe(false);
    expect(graph.isAncestor(sha(4), sha(4))).toBe(true);
    expect(graph.isAncestor(sha(99), sha(1))).toBe(false);
    expect(graph.isAncestor(sha(1), sha(99))).toBe(false);
  });

  it('reaches each commit once', () => {
    const graph = graphOf(DIAMOND, sha(5));
    const seen = new Uint8Array(DIAMOND.length);
    const named = (indices: number[]) => indices.toSorted((a, b) => a - b).map((at) => DIAMOND[at]?.sha);
    expect(named(graph.reach(sha(4), seen))).toEqual([1, 2, 4].map(sha));
    expect(named(graph.reach(sha(5), seen))).toEqual([3, 5].map(sha));
    expect(graph.reach(sha(5), seen)).toEqual([]);
    expect(graph.reach(sha(99), seen)).toEqual([]);
  });

  it('has nothing behind a tip that is null or was not read', () => {
    for (const tip of [null, sha(99)]) {
      const graph = graphOf(DIAMOND, tip);
      expect(graph.firstParents).toEqual([]);
      expect(DIAMOND.some((commit) => graph.isInBranch(commit.sha))).toBe(false);
    }
  });

  it('agrees with a search of everything behind a commit', () => {
    fc.assert(
      fc.property(anyCommits, fc.nat(), (commits, seed) => {
        const tip = commits[seed % Math.max(1, commits.length)]?.sha ?? null;
        const graph = graphOf(commits, tip);
        for (const { sha: id } of commits) {
          const ancestors = behind(commits, id);
          for (const { sha: other } of commits) expect(graph.isAncestor(other, id)).toBe(ancestors.has(other));
          expect(graph.isInBranch(id)).toBe(tip !== null && behind(commits, tip).has(id));
        }
      }),
    );
  });

  it('puts every commit after its parents, whatever the order they came in', () => {
    fc.assert(
      fc.property(
        anyCommits.chain((commits) => fc.shuffledSubarray(commits)),
        (commits) => {
          const { parentsFirst } = graphOf(commits, null);
          expect(parentsFirst.toSorted((a, b) => a - b)).toEqual([...commits.keys()]);
          const place = new Map(parentsFirst.map((at, position) => [commits[at]?.sha, position]));
          for (const { sha: id, parents } of commits) {
            for (const parent of parents) expect(place.get(parent) ?? -1).toBeLessThan(place.get(id) ?? -1);
          }
        },
      ),
    );
  });

  it('handles a line of 100,000 commits without recursion', () => {
    const line = aMainLine(Array.from({ length: 100_000 }, (_, minute) => minute * 60_000));
    const graph = graphOf(line.toReversed(), sha(100_000));
    expect(graph.firstParents).toHaveLength(100_000);
    expect(graph.isAncestor(sha(1), sha(100_000))).toBe(true);
    expect(graph.isAncestor(sha(100_000), sha(1))).toBe(false);
    expect(graph.resolve(sha(77_777).slice(0, 7))).toBe(sha(77_777));
  });

  it('ends on a cycle, which only a forged file can hold', () => {
    const cycle = [aCommit({ sha: sha(1), parents: [sha(2)] }), aCommit({ sha: sha(2), parents: [sha(1)] })];
    const graph = graphOf(cycle, sha(1));
    expect(graph.firstParents).toHaveLength(2);
    expect(graph.isAncestor(sha(99), sha(1))).toBe(false);
    expect(typeof graph.isAncestor(sha(2), sha(1))).toBe('boolean');
  });
});

describe('resolve', () => {
  const twins = ['abcdef1'.padEnd(40, '0'), 'abcdef1'.padEnd(40, '1'), 'abcdef2'.padEnd(40, '0')];
  const graph = graphOf(
    twins.map((id) => aCommit({ sha: id })),
    null,
  );

  it('finds the only commit that begins so', () => {
    expect(graph.resolve('abcdef2')).toBe(twins[2]);
    expect(graph.resolve('abcdef11')).toBe(twins[1]);
    expect(graph.resolve(twins[0] ?? '')).toBe(twins[0]);
  });

  it('finds none where several begin so, where none does, and for fewer than 7 digits', () => {
    for (const prefix of ['abcdef1', 'abcdef3', '0000000', 'fffffff', 'abcdef', '']) {
      expect(graph.resolve(prefix), prefix).toBeNull();
    }
  });

  it('agrees with looking at every commit', () => {
    const digits = fc.string({ unit: fc.constantFrom('a', '0'), minLength: 7, maxLength: 9 });
    fc.assert(
      fc.property(fc.uniqueArray(digits), digits, (ids, wanted) => {
        const { resolve } = graphOf(
          ids.map((id) => aCommit({ sha: id })),
          null,
        );
        const fitting = ids.filter((id) => id.startsWith(wanted));
        const expected = ids.includes(wanted) ? wanted : fitting.length === 1 ? fitting[0] : null;
        expect(resolve(wanted)).toBe(expected);
      }),
    );
  });
});
