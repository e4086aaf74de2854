import { describe, expect, it } from 'vitest';
import { linkageOf } from '../../src/delivery/linkage.ts';
import type { Commit } from '../../src/history/commit.ts';
import { deliver, success } from '../support/deliver.ts';
import { aCommit, aMainLine, aPullRequest, at, sha } from '../support/history.ts';

const commits = aMainLine(['2026-01-10', '2026-02-01', '2026-02-02', '2026-02-03']);
const pullRequests = [2, 3, 4].map((number) => aPullRequest({ number, mergedAt: `2026-02-0${number - 1}` }));
const seed = success('S', { place: 1, at: '2026-01-20' });

/** What became of each change, with the id of the deployment that shipped it. */
function shipped(history: Parameters<typeof deliver>[0]): Record<number, string> {
  const { changes } = deliver({ commits, pullRequests, ...history });
  return Object.fromEntries(
    changes.map(({ number, shipment }) => [
      number,
      shipment.state === 'shipped'
        ? shipment.deployment.id
        : shipment.state === 'waiting'
          ? 'waiting'
          : shipment.because,
    ]),
  );
}

describe('a change', () => {
  it('is shipped by the first deployment that reaches its merge commit, by ancestry and not by time', () => {
    // D1 comes after every merge, but on a commit behind the last two of them.
    const deployments = [
      seed,
      success('D1', { place: 2, at: '2026-02-10' }),
      success('D2', { place: 3, at: '2026-02-11' }),
    ];
    expect(shipped({ deployments })).toEqual({ 2: 'D1', 3: 'D2', 4: 'waiting' });
  });

  it('in the seed is unmapped', () => {
    const because = 'it was already in the first deployment that was read';
    expect(shipped({ deployments: [success('D1', { place: 3, at: '2026-02-10' })] })).toEqual({
      2: because,
      3: because,
      4: 'waiting',
    });
  });

  it('may be deployed a minute before its merge, not earlier', () => {
    const deployedAt = at('2026-02-01') - 60_000;
    expect(shipped({ deployments: [seed, success('D1', { place: 2, at: deployedAt })] })[2]).toBe('D1');
    expect(shipped({ deployments: [seed, success('D1', { place: 2, at: deployedAt - 1 })] })[2]).toBe(
      'it was deployed before it was merged',
    );
  });

  it('stays unmapped when it was deployed before its merge, whatever comes later', () => {
    const deployments = [
      seed,
      success('D1', { place: 2, at: '2026-01-31' }),
      success('D2', { place: 4, at: '2026-02-10' }),
    ];
    expect(shipped({ deployments })).toEqual({ 2: 'it was deployed before it was merged', 3: 'D2', 4: 'D2' });
  });

  it('is unmapped where its merge commit is not known, or not in the branch', () => {
    const odd = [
      aPullRequest({ number: 5, mergedAt: '2026-02-04', mergeCommit: null }),
      aPullRequest({ number: 6, mergedAt: '2026-02-04', mergeCommit: sha(77) }),
    ];
    expect(shipped({ pullRequests: odd, deployments: [seed] })).toEqual({
      5: 'its merge commit is not known',
      6: 'its merge commit is not in the history of the delivery branch',
    });
  });

  it('is unmapped where an unresolved deployment may have shipped it, and only then', () => {
    const unresolved = success('X', { place: 99, at: '2026-02-02T12:00:00Z' });
    const deployments = [seed, unresolved, success('D2', { place: 4, at: '2026-02-10' })];
    const because = 'an earlier deployment, whose commit could not be followed, may have shipped it';
    expect(shipped({ deployments })).toEqual({ 2: because, 3: because, 4: 'D2' });
    const between = success('D1', { place: 2, at: '2026-02-01T12:00:00Z' });
    expect(shipped({ deployments: [between, ...deployments] })).toEqual({ 2: 'D1', 3: because, 4: 'D2' });
  });
});

describe('a deployment from another branch', () => {
  /** A release branch that starts at the first commit, and gets `given` on top. */
  function released(given: Partial<Commit>) {
    const outside = aCommit({ sha: sha('outside'), parents: [sha(1)], committedAt: '2026-02-05', ...given });
    const deployment = { ...success('R', { place: 1, at: '2026-02-06' }), sha: outside.sha };
    const later = success('D', { place: 4, at: '2026-02-07' });
    return { commits: [...commits, outside], deployments: [seed, deployment, later], tip: sha(4) };
  }

  it('ships the changes that its commits were picked from, or name; the rest waits for main', () => {
    expect(shipped(released({ cherryPickedFrom: [sha(3)] }))).toEqual({ 2: 'D', 3: 'R', 4: 'D' });
    expect(shipped(released({ headline: 'Change 2 (#2)' }))).toEqual({ 2: 'R', 3: 'D', 4: 'D' });
    expect(shipped(released({}))).toEqual({ 2: 'D', 3: 'D', 4: 'D' });
  });

  it('ships the pull requests into that branch, which are no changes', () => {
    const backport = aPullRequest({
      number: 9,
      baseBranch: 'release/1',
      mergedAt: '2026-02-05',
      mergeCommit: sha('outside'),
    });
    const { deployments } = deliver({ ...released({}), pullRequests: [...pullRequests, backport] });
    expect(deployments.map(({ id, otherPullRequests }) => [id, otherPullRequests])).toEqual([
      ['S', []],
      ['R', [9]],
      ['D', []],
    ]);
  });

  it('does not ship a pull request that is merged only later', () => {
    const own = { sha: sha('outside'), authoredAt: at('2026-02-05'), headline: 'Early', cherryPickedFrom: [] };
    const early = aPullRequest({ number: 3, mergedAt: '2026-02-06T06:00:00Z', commits: [own] });
    expect(shipped({ ...released({}), pullRequests: [early] })).toEqual({ 3: 'D' });
  });

  it('is unresolved where the way to the branch is not known', () => {
    const { deployments } = deliver({ ...released({ parents: [sha(98)] }), pullRequests });
    expect(deployments.map(({ kind }) => kind)).toEqual(['seed', 'unresolved', 'shipped']);
    expect(deliver({ ...released({ parents: [sha(98)] }), edge: [sha(98)] }).deployments[1]?.kind).toBe('shipped');
  });
});

describe('linkage', () => {
  it('counts what was merged in the window, and how long the oldest has waited', () => {
    const early = aPullRequest({ number: 1, mergedAt: '2025-12-31T23:59:59Z' });
    const { changes, window } = deliver({
      commits,
      pullRequests: [early, ...pullRequests],
      deployments: [seed, success('D', { place: 2, at: '2026-02-05' })],
    });
    expect(linkageOf(changes, window)).toEqual({
      merged: 3,
      shipped: 1,
      waiting: 2,
      unmapped: 0,
      waitingSince: at('2026-02-02'),
    });
  });
});
