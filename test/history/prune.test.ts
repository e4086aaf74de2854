import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../src/history/graph.ts';
import { horizonOf, seedsOf, succeededAt } from '../../src/history/horizon.ts';
import type { History } from '../../src/history/model.ts';
import { inOrder } from '../../src/history/order.ts';
import { floorOf } from '../../src/history/plan.ts';
import { prune } from '../../src/history/prune.ts';
import { windowBefore, windowEnding } from '../../src/history/time.ts';
import { anyHistory } from '../support/any-history.ts';
import {
  aCommit,
  aGitHubDeployment,
  aHistory,
  aMainLine,
  anIssue,
  aPlan,
  aPullRequest,
  aRelease,
  aTag,
  aWorkflowRun,
  sha,
  UNTIL,
} from '../support/history.ts';

// The previous window starts 2025-10-03, the floor is 2025-04-06.
const plan = aPlan();
const since = windowBefore(plan.window).since;

/** A branch with a tag on its second commit before the windows: the horizon is 2025-08-01. */
function aTagged(given: Parameters<typeof aHistory>[0] = {}): History {
  return aHistory({
    commits: aMainLine(['2025-06-01', '2025-08-01', '2025-11-01']),
    tags: [aTag({ name: 'v1', sha: sha(2), at: '2025-08-02' })],
    ...given,
  });
}

const shas = ({ commits }: History) => commits.map((commit) => commit.sha);

describe('prune: commits', () => {
  it('drops those before the horizon, and the edge is where they were', () => {
    const pruned = prune(aTagged(), plan);
    expect(shas(pruned)).toEqual([sha(2), sha(3)]);
    expect(pruned.edge).toEqual([sha(1)]);
  });

  it('leaves no hole: an old commit stays while one of its parents does', () => {
    const commits = aMainLine(['2025-06-01', '2025-09-01', '2025-07-01', '2025-11-01']);
    const tags = [aTag({ sha: sha(2), at: '2025-09-02' })];
    expect(shas(prune(aHistory({ commits, tags }), plan))).toEqual([sha(2), sha(3), sha(4)]);
  });

  it('keeps what the seed does not contain, because a later delivery shipped it', () => {
    // Release branch 3 left the line at 1, was tagged, and came back in 4; 2 was merged meanwhile, before the tag.
    const commits = [
      aCommit({ sha: sha(1), committedAt: '2025-06-01' }),
      aCommit({ sha: sha(2), parents: [sha(1)], committedAt: '2025-08-01' }),
      aCommit({ sha: sha(3), parents: [sha(1)], committedAt: '2025-09-01' }),
      aCommit({ sha: sha(4), parents: [sha(2), sha(3)], committedAt: '2025-10-10' }),
    ];
    const history = aHistory({ commits, tags: [aTag({ sha: sha(3), at: '2025-09-01' })] });
    const pruned = prune({ ...history, pullRequests: [aPullRequest({ number: 2, mergedAt: '2025-08-01' })] }, plan);
    expect(shas(pruned)).toEqual([sha(2), sha(3), sha(4)]);
    expect(pruned.pullRequests).toHaveLength(1);
  });

  it('keeps the old commit that a rollback in a window went to', () => {
    const deployments = [
      aGitHubDeployment({ id: 'new', sha: sha(3), succeededAt: '2025-11-02' }),
      aGitHubDeployment({ id: 'back', sha: sha(1), succeededAt: '2025-11-03' }),
    ];
    expect(shas(prune(aTagged({ deployments }), plan))).toEqual([sha(1), sha(2), sha(3)]);
  });
});

describe('prune: items', () => {
  it('keeps pull requests that are open, ended since the horizon, or whose merge commit stays', () => {
    const pullRequests = [
      aPullRequest({ number: 1, mergedAt: '2025-06-01', mergeCommit: sha(1) }),
      aPullRequest({ number: 2, mergedAt: '2025-07-31T23:59:00Z', mergeCommit: sha(2) }),
      aPullRequest({ number: 3, mergedAt: '2025-11-01', mergeCommit: sha(3) }),
      aPullRequest({ number: 4, state: 'OPEN', createdAt: '2019-01-01' }),
      aPullRequest({ number: 5, state: 'CLOSED', closedAt: '2025-07-31' }),
      aPullRequest({ number: 6, state: 'CLOSED', closedAt: '2025-08-01' }),
    ];
    expect(prune(aTagged({ pullRequests }), plan).pullRequests.map(({ number }) => number)).toEqual([2, 3, 4, 6]);
  });

  it('keeps deployments since the horizon, and the one that was live in each environment', () => {
    const deployments = [
      aGitHubDeployment({ id: 'older', sha: sha('x'), succeededAt: '2025-05-01' }),
      aGitHubDeployment({ id: 'live', sha: sha('y'), succeededAt: '2025-06-01' }),
      aGitHubDeployment({
        id: 'failed',
        sha: sha('x'),
        createdAt: '2025-07-01',
        statuses: [{ state: 'ERROR', at: since }],
      }),
      aGitHubDeployment({ id: 'never', sha: sha('x'), createdAt: '2025-07-01', succeededAt: null }),
      aGitHubDeployment({ id: 'staging', sha: sha('y'), environment: 'staging', succeededAt: '2024-01-01' }),
      aGitHubDeployment({ id: 'since', sha: sha(3), succeededAt: '2025-11-01' }),
    ];
    const pruned = prune(aTagged({ deployments, coverage: { deployments: 'complete' } }), {
      ...plan,
      environments: ['none'],
    });
    expect(pruned.deployments.map(({ id }) => id)).toEqual(['live', 'failed', 'staging', 'since']);
    // What was live is older than everything that is left, and said to be.
    expect(pruned.edge).toEqual([sha(1)]);
  });

  it('keeps runs, releases and tags since the horizon, and the last of each kind before it', () => {
    const workflowRuns = [
      aWorkflowRun({ id: 'a', sha: sha('x'), createdAt: '2025-05-01' }),
      aWorkflowRun({ id: 'b', sha: sha('x'), createdAt: '2025-06-01' }),
      aWorkflowRun({ id: 'c', sha: sha('x'), createdAt: '2025-08-01' }),
    ];
    const releases = [
      aRelease({ tag: 'a', sha: null, publishedAt: '2024-05-01' }),
      aRelease({ tag: 'b', sha: null, publishedAt: '2024-06-01' }),
      aRelease({ tag: 'c', sha: sha(2), publishedAt: '2025-08-01' }),
      aRelease({ tag: 'd', sha: null, publishedAt: null, isDraft: true }),
    ];
    const tags = [
      aTag({ name: 'v0.1', sha: sha('x'), at: '2025-05-01' }),
      aTag({ name: 'v0.2', sha: sha('x'), at: '2025-06-01' }),
      aTag({ name: 'v1', sha: sha(2), at: '2025-08-02' }),
    ];
    const pruned = prune(aTagged({ workflowRuns, releases, tags }), plan);
    expect(pruned.workflowRuns.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(pruned.releases.map(({ tag }) => tag)).toEqual(['b', 'c', 'd']);
    expect(pruned.tags.map(({ name }) => name)).toEqual(['v0.2', 'v1']);
  });

  it('keeps issues that are open, closed since the horizon, or named by a pull request that stays', () => {
    const issues = [
      anIssue({ number: 11, createdAt: '2025-01-01', closedAt: '2025-07-01' }),
      anIssue({ number: 12, createdAt: '2025-01-01', closedAt: '2025-07-01' }),
      anIssue({ number: 13, createdAt: '2025-01-01', closedAt: '2025-08-01' }),
      anIssue({ number: 14, createdAt: '2025-01-01' }),
    ];
    const pullRequests = [aPullRequest({ number: 3, mergedAt: '2025-11-01', names: [{ number: 12 }] })];
    expect(prune(aTagged({ issues, pullRequests }), plan).issues.map(({ number }) => number)).toEqual([12, 13, 14]);
  });

  it('keeps issues of the last 180 days however short the windows are', () => {
    // The windows of seven days start 2026-03-18; nothing was delivered before, so that the horizon is there too.
    const short = aPlan({ window: windowEnding(UNTIL, 7) });
    const closed = { createdAt: '2025-01-01' } as const;
    const issues = [
      anIssue({ number: 11, createdAt: '2025-10-02', closedAt: '2025-10-02T23:59:59Z' }),
      anIssue({ number: 12, createdAt: '2025-10-03', closedAt: '2025-10-04' }),
      anIssue({ number: 13, ...closed, closedAt: '2025-10-02T23:59:59Z' }),
      anIssue({ number: 14, ...closed, closedAt: '2025-10-03' }),
    ];
    expect(prune(aHistory({ issues }), short).issues.map(({ number }) => number)).toEqual([12, 14]);
  });

  it('leaves alone what was not read down to the horizon', () => {
    const pullRequests = [aPullRequest({ number: 1, mergedAt: '2025-06-01' })];
    const history = aTagged({ pullRequests, coverage: { pullRequests: { since } } });
    expect(prune(history, plan)).toBe(history);
  });
});

/** What each delivery of a window reached first, as far as a run may look back. */
function shipped(history: History, deliveries: readonly { sha: string; at: number }[]): [string, string[]][] {
  const graph = graphOf(history.commits, history.tip);
  const seen = new Uint8Array(history.commits.length);
  const ordered = deliveries.toSorted((a, b) => a.at - b.at || (a.sha < b.sha ? -1 : 1));
  return ordered.flatMap((delivery) => {
    const fresh = graph.reach(delivery.sha, seen).flatMap((at) => history.commits[at] ?? []);
    const inReach = fresh.filter(({ committedAt }) => committedAt >= floorOf(plan)).map((commit) => commit.sha);
    return delivery.at < since ? [] : [[delivery.sha, inReach.sort()] as [string, string[]]];
  });
}

const byTags = ({ tags }: History) => tags;
const byDeployments = ({ deployments }: History) =>
  deployments.flatMap((each) => {
    const at = succeededAt(each);
    return at === null || each.environment !== 'production' ? [] : [{ sha: each.sha, at }];
  });

describe('prune, of any history', () => {
  it('prunes nothing more the second time, and keeps the horizon', () => {
    fc.assert(
      fc.property(anyHistory, (whole) => {
        const once = prune(inOrder(whole), plan);
        expect(prune(once, plan)).toEqual(once);
        expect(horizonOf(once, plan)).toBe(horizonOf(whole, plan));
      }),
      { numRuns: 500 },
    );
  });

  it('drops no commit that has a kept one behind it, and names the dropped parents as the edge', () => {
    fc.assert(
      fc.property(anyHistory, (whole) => {
        const pruned = prune(inOrder(whole), plan);
        const before = new Set(shas(whole));
        const kept = new Set(shas(pruned));
        const graph = graphOf(whole.commits, whole.tip);
        for (const dropped of shas(whole).filter((each) => !kept.has(each))) {
          expect(shas(pruned).some((each) => graph.isAncestor(each, dropped))).toBe(false);
        }
        for (const parent of pruned.commits.flatMap(({ parents }) => parents)) {
          if (before.has(parent) && !kept.has(parent)) expect(pruned.edge).toContain(parent);
        }
      }),
    );
  });

  it('changes nothing that the deliveries of both windows shipped', () => {
    let checked = 0;
    fc.assert(
      fc.property(anyHistory, (whole) => {
        const pruned = prune(inOrder(whole), plan);
        const graph = graphOf(whole.commits, whole.tip);
        for (const [kind, deliveriesOf] of [
          ['tags', byTags],
          ['deployments', byDeployments],
        ] as const) {
          const alone = { ...aHistory({ commits: whole.commits }), tip: whole.tip, [kind]: whole[kind] };
          const [seed] = seedsOf(alone, plan);
          // Without a seed in the branch there is nothing that the windows' deliveries are known to build on.
          if (seed?.sha == null || !graph.isInBranch(seed.sha)) continue;
          const expected = shipped(whole, deliveriesOf(whole));
          expect(shipped(pruned, deliveriesOf(pruned))).toEqual(expected);
          checked += expected.length;
        }
        const ended = whole.pullRequests.filter(({ mergedAt, closedAt }) => (mergedAt ?? closedAt ?? since) >= since);
        expect(pruned.pullRequests).toEqual(expect.arrayContaining(ended));
        expect(pruned.issues).toEqual(
          expect.arrayContaining(whole.issues.filter(({ createdAt }) => createdAt >= since)),
        );
      }),
      { numRuns: 1000 },
    );
    expect(checked).toBeGreaterThan(100);
  });
});
