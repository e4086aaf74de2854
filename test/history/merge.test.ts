import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Coverage, Part } from '../../src/history/coverage.ts';
import type { Delta } from '../../src/history/merge.ts';
import { merge, NOTHING_REMOVED } from '../../src/history/merge.ts';
import type { History } from '../../src/history/model.ts';
import { inOrder } from '../../src/history/order.ts';
import { prune } from '../../src/history/prune.ts';
import { anyHistory } from '../support/any-history.ts';
import {
  aGitHubDeployment,
  aHistory,
  aMainLine,
  anIssue,
  aPlan,
  aPullRequest,
  aRelease,
  aTag,
  at,
  aWorkflowRun,
  sha,
  UNTIL,
} from '../support/history.ts';

const plan = aPlan();

function aDelta(given: Parameters<typeof aHistory>[0], removed: Partial<Delta['removed']> = {}): Delta {
  return { ...aHistory(given), removed: { ...NOTHING_REMOVED, ...removed } };
}

/** One of `parts` numbers for every item of a history. */
type Deal = { readonly parts: number; readonly seed: number };

/** A history dealt out: every item in exactly one part, as a read that was broken off again and again would see it. */
function dealt(whole: History, { parts, seed }: Deal): Delta[] {
  const unread: Coverage = { since: UNTIL };
  const notYet: Partial<Record<Part, Coverage>> = { tags: unread, pullRequests: unread, commits: unread };
  return Array.from({ length: parts }, (_, part) => {
    const mine = <Item>(items: readonly Item[]) => items.filter((_, at) => ((at + 1) * (seed + 7)) % parts === part);
    const history = {
      ...whole,
      coverage: part === parts - 1 ? whole.coverage : { ...whole.coverage, ...notYet },
      commits: mine(whole.commits),
      pullRequests: mine(whole.pullRequests),
      deployments: mine(whole.deployments),
      workflowRuns: mine(whole.workflowRuns),
      releases: mine(whole.releases),
      tags: mine(whole.tags),
      issues: mine(whole.issues),
    };
    return { ...history, removed: NOTHING_REMOVED };
  });
}

describe('merge', () => {
  it('replaces an item of the same identity whole, and keeps the others', () => {
    const known = aHistory({
      commits: aMainLine(['2026-03-01']),
      pullRequests: [aPullRequest({ number: 1, labels: ['old'] }), aPullRequest({ number: 2 })],
      deployments: [aGitHubDeployment({ id: 'D1', succeededAt: null })],
      workflowRuns: [aWorkflowRun({ id: 'R1', attempts: [] })],
      releases: [aRelease({ tag: 'v1', isDraft: true })],
      tags: [aTag({ name: 'v1', sha: sha(1) })],
      issues: [anIssue({ number: 9 })],
    });
    const fresh = {
      pullRequests: [aPullRequest({ number: 3 }), aPullRequest({ number: 1, labels: ['new'] })],
      deployments: [aGitHubDeployment({ id: 'D1' })],
      workflowRuns: [aWorkflowRun({ id: 'R1' })],
      releases: [aRelease({ tag: 'v1' })],
      tags: [aTag({ name: 'v1', sha: sha(2) })],
      issues: [anIssue({ number: 9, closedAt: '2026-03-05' })],
    };
    const merged = merge(known, aDelta({ ...fresh, tip: sha(2) }), plan);
    expect(merged.pullRequests.map(({ number, labels }) => [number, labels])).toEqual([
      [1, ['new']],
      [2, []],
      [3, []],
    ]);
    expect(merged).toMatchObject({ ...fresh, pullRequests: [{}, {}, {}], commits: [{ sha: sha(1) }], tip: sha(2) });
  });

  it('takes what is no list from the delta', () => {
    const known = aHistory({
      seenUntil: '2026-03-01',
      requests: 80,
      gaps: [{ part: 'tags', what: 'a', why: 'b', fix: 'c' }],
    });
    const delta = aDelta({
      seenUntil: '2026-03-09',
      requests: 6,
      branch: 'trunk',
      coverage: { reviews: 'unreadable' },
    });
    const { removed: _, ...expected } = delta;
    expect(merge(known, delta, plan)).toEqual(expected);
  });

  it('drops what is gone, unless the delta has it again', () => {
    const items = {
      pullRequests: [aPullRequest({ number: 1 }), aPullRequest({ number: 2 })],
      issues: [anIssue({ number: 1 }), anIssue({ number: 2 })],
      tags: [aTag({ name: '1' }), aTag({ name: '2' })],
      releases: [aRelease({ tag: '1' }), aRelease({ tag: '2' })],
      deployments: [aGitHubDeployment({ id: '1' }), aGitHubDeployment({ id: '2' })],
    };
    const removed = {
      pullRequests: [1, 2, 77],
      issues: [1],
      tags: ['1'],
      releases: ['1'],
      deployments: ['1'],
    };
    const merged = merge(aHistory(items), aDelta({ pullRequests: [aPullRequest({ number: 2 })] }, removed), plan);
    expect(merged.pullRequests.map(({ number }) => number)).toEqual([2]);
    expect(merged.issues.map(({ number }) => number)).toEqual([2]);
    expect(merged.tags.map(({ name }) => name)).toEqual(['2']);
    expect(merged.releases.map(({ tag }) => tag)).toEqual(['2']);
    expect(merged.deployments.map(({ id }) => id)).toEqual(['2']);
  });

  it('unites the edges, without commits that have been read since', () => {
    const known = aHistory({ edge: [sha(8), sha(1)] });
    const delta = aDelta({
      commits: aMainLine(['2026-03-01']),
      edge: [sha(9), sha(8)],
      coverage: { tags: { since: UNTIL } },
    });
    expect(merge(known, delta, plan).edge).toEqual([sha(8), sha(9)]);
  });

  it('orders numbers by value and names by character', () => {
    const pullRequests = [10, 9, 100].map((number) => aPullRequest({ number }));
    const tags = ['v1.9', 'V2', 'v1.10', 'ä'].map((name) => aTag({ name }));
    const merged = merge(null, aDelta({ pullRequests, tags }), plan);
    expect(merged.pullRequests.map(({ number }) => number)).toEqual([9, 10, 100]);
    expect(merged.tags.map(({ name }) => name)).toEqual(['V2', 'v1.10', 'v1.9', 'ä']);
  });

  it('prunes to the horizon', () => {
    const old = aPullRequest({ number: 1, mergedAt: '2020-01-01' });
    expect(merge(aHistory({ pullRequests: [old] }), aDelta({}), plan).pullRequests).toEqual([]);
  });

  it('gives the same history in however many parts it comes, and whatever of it was known before', () => {
    fc.assert(
      fc.property(anyHistory, fc.record({ parts: fc.integer({ min: 1, max: 5 }), seed: fc.nat(99) }), (whole, deal) => {
        const expected = prune(inOrder(whole), plan);
        const [first] = dealt(whole, { ...deal, parts: deal.parts + 1 });
        if (first === undefined) throw new Error('no part');
        const pullRequests = first.pullRequests.map((each) => ({ ...each, title: 'outdated' }));
        const known = merge(null, { ...first, pullRequests }, plan);
        const merged = dealt(whole, deal).reduce<History | null>((sum, delta) => merge(sum, delta, plan), known);
        expect(merged).toEqual(expected);
      }),
    );
  });

  it('changes nothing when the same delta comes twice', () => {
    fc.assert(
      fc.property(anyHistory, (whole) => {
        const delta = { ...whole, removed: NOTHING_REMOVED };
        const once = merge(null, delta, plan);
        expect(merge(once, { ...once, removed: NOTHING_REMOVED }, plan)).toEqual(once);
        expect(once.seenUntil).toBe(whole.seenUntil);
      }),
    );
  });
});

describe('the horizon in a merge', () => {
  it('waits with pruning until it is known how far back must be read', () => {
    const commits = aMainLine(['2025-06-01', '2025-08-01', '2025-11-01']);
    const pullRequests = [aPullRequest({ number: 2, mergedAt: '2025-08-01' })];
    const unread = aDelta({ commits, pullRequests, coverage: { tags: { since: at('2025-10-01') } } });
    const first = merge(null, unread, plan);
    expect(first.pullRequests).toHaveLength(1);
    // The tag that is found later makes the pull request part of what the windows' deliveries shipped.
    const second = merge(
      first,
      aDelta({ tip: sha(3), tags: [aTag({ name: 'v1', sha: sha(1), at: '2025-06-02' })] }),
      plan,
    );
    expect(second.pullRequests).toHaveLength(1);
    const without = merge(first, aDelta({ tip: sha(3) }), plan);
    expect(without.pullRequests).toHaveLength(0);
  });
});
