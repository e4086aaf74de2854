import { describe, expect, it } from 'vitest';
import { newestChanges } from '../../src/github/newest-changes.ts';
import type { Indexed } from '../../src/github/pull-requests-replies.ts';
import { aPullRequest, at } from '../support/history.ts';

const MARCH = at('2026-03-01');

function entry(number: number, given: Partial<Indexed> = {}): Indexed {
  const mergedAt = given.mergedAt === undefined ? MARCH + number : given.mergedAt;
  const state = mergedAt === null ? 'OPEN' : 'MERGED';
  return {
    id: `PR_${number}`,
    number,
    updatedAt: MARCH,
    state,
    closedAt: mergedAt,
    mergedAt,
    baseRefName: 'main',
    ...given,
  };
}

const entries = (count: number) => Array.from({ length: count }, (_, index) => entry(index + 1));
const sorted = (numbers: ReadonlySet<number>) => [...numbers].sort((a, b) => a - b);

describe('newestChanges', () => {
  it('are those that were merged into the branch', () => {
    const indexed = [entry(1), entry(2, { mergedAt: null }), entry(3, { baseRefName: 'side' }), entry(4)];
    expect(sorted(newestChanges('main', { known: [], indexed }))).toEqual([1, 4]);
  });

  it('are 400 at most, the last merged ones, whatever their numbers', () => {
    const first = entry(1, { mergedAt: MARCH + 9_999 });
    const newest = sorted(newestChanges('main', { known: [], indexed: [first, ...entries(450).slice(1)] }));
    expect(newest).toHaveLength(400);
    // The first one was merged last; of the others the 399 with the highest numbers follow.
    expect(newest.slice(0, 2)).toEqual([1, 52]);
  });

  it('counts known ones, once, as the index shows them now', () => {
    const known = [
      aPullRequest({ number: 500, mergedAt: '2026-03-02' }),
      aPullRequest({ number: 501, mergedAt: '2026-03-02', baseBranch: 'side' }),
      aPullRequest({ number: 450, state: 'OPEN' }),
    ];
    const newest = newestChanges('main', { known, indexed: entries(450) });
    // 500 is the newest: 399 of the 450 are left, from 52 on.
    expect([newest.size, newest.has(500), newest.has(501), newest.has(450)]).toEqual([400, true, false, true]);
    expect([newest.has(51), newest.has(52)]).toEqual([false, true]);
  });
});
