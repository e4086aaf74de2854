import { describe, expect, it } from 'vitest';
import { MS_PER_DAY } from '../../src/history/time.ts';
import { METRICS } from '../../src/metrics/list.ts';
import { about, deployed, explainIn, history, work } from '../support/explained-history.ts';
import * as build from '../support/history.ts';

describe('a change', () => {
  it('has its times, its start, its stages and what shipped it', () => {
    expect(about('#2')).toMatchObject({
      kind: 'change',
      times: {
        start: '2026-01-09T06:00:00Z',
        created: '2026-01-09T08:00:00Z',
        ready: '2026-01-09T08:00:00Z',
        firstReview: '2026-01-09T12:00:00Z',
        lastApproval: '2026-01-10T08:00:00Z',
        merged: '2026-01-10T09:00:00Z',
        shipped: '2026-01-10T12:00:00Z',
      },
      startedBy: { source: 'commit', sha: work.sha },
      stages: { coding: 2, pickup: 4, review: 20, merge: 1, unreviewed: null, deploy: 3 },
      leadTimeHours: 30,
      leadTimeFromOpenHours: 28,
      leftOut: null,
      deployment: { name: 'production@c000002', sha: build.sha(2) },
      shippedIn: 'current',
    });
  });

  it('is found by number, and by its merge commit where that was not deployed', () => {
    for (const subject of ['4', '#4', build.sha(4), build.sha(4).slice(0, 7)]) {
      expect(about(subject)).toMatchObject({ kind: 'change', number: 4 });
    }
  });

  it('says why it is left out, waits, and what it is evidence of', () => {
    expect(about('3')).toMatchObject({ leftOut: 'automation', shippedIn: 'current' });
    expect(about('7')).toMatchObject({ state: 'waiting', waitingHours: 24, deployment: null, stages: null });
    expect(about('4')).toMatchObject({ charges: [{ signal: 'hotfix', deployment: { sha: build.sha(3) } }] });
  });

  it('says where its start comes from', () => {
    const started = (given: Parameters<typeof build.aPullRequest>[0]) =>
      explainIn(
        { ...history, pullRequests: [build.aPullRequest({ number: 2, mergedAt: '2026-01-10T09:00:00Z', ...given })] },
        '2',
      );
    expect(started({})).toMatchObject({ startedBy: { source: 'creation', sha: null } });
    expect(started({ replacedTips: [{ sha: work.sha, authoredAt: work.authoredAt }] })).toMatchObject({
      times: { start: '2026-01-09T06:00:00Z' },
      startedBy: { source: 'replaced tip', sha: work.sha },
    });
    expect(started({ commits: [{ ...work, authoredAt: build.at('2025-06-01') }] })).toMatchObject({
      times: { start: '2026-01-09T09:00:00Z' },
      startedBy: { source: 'creation, because the commits are implausibly old' },
    });
  });
});

describe('a pull request that is no change', () => {
  it.each([
    ['20', 'open', null],
    ['21', 'closed', null],
    ['22', 'backport', null],
    ['23', 'stacked', { number: 6, title: 'Change 6' }],
  ])('#%s is %s', (subject, is, parent) => {
    expect(about(subject)).toMatchObject({ kind: 'pull request', is, parent });
  });
});

describe('a deployment', () => {
  it('has its kind with what was live before', () => {
    expect(about('D1')).toMatchObject({ kind: 'deployment', did: 'seed', countedIn: 'previous', changes: [] });
    expect(about('D4')).toMatchObject({
      did: 'rollback',
      because: 'it went back to c000002, which is older than what was live: c000003 in production',
      successes: [{ environment: 'production', replaced: build.sha(3) }],
      rework: { is: true, because: 'it is a rollback' },
      others: [{ at: '2026-01-10T12:00:00Z' }],
    });
  });

  it('has what it shipped, in every environment', () => {
    expect(about('production@c000006')).toMatchObject({
      did: 'shipped',
      newCommits: 3,
      changes: [
        { number: 4, title: 'hotfix: mend 3' },
        { number: 6, title: 'Change 6' },
      ],
      directCommits: [{ sha: build.sha(5), headline: 'Straight to main' }],
      successes: [
        { environment: 'production', replaced: build.sha(2) },
        { environment: 'production-eu', replaced: null },
      ],
      rework: { is: false },
    });
    expect(about('D6')).toEqual(about('D5'));
  });

  it('has the signals against it, and what ended the failure', () => {
    expect(about(build.sha(3))).toMatchObject({
      failure: {
        signals: [
          { kind: 'rollback', at: '2026-01-11T15:00:00Z' },
          { kind: 'hotfix', evidence: '#4' },
        ],
        recoveryHours: 3,
        endedBy: 'production@c000002, after rollback production@c000002',
      },
    });
    expect(about('D2')).toMatchObject({ failure: { recoveryHours: 5, endedBy: 'the closing of #30' } });
    expect(about('D5')).toMatchObject({ failure: null });
  });

  it('is what a tag on its commit means', () => {
    const tags = [build.aTag({ name: 'v2.0.0', sha: build.sha(3) })];
    expect(explainIn({ ...history, tags }, 'v2.0.0')).toMatchObject({ kind: 'deployment', sha: build.sha(3) });
  });
});

describe('a commit', () => {
  it('is of a pull request, or direct, and shipped by a deployment', () => {
    expect(about(work.sha.slice(0, 12))).toMatchObject({
      kind: 'commit',
      is: 'of a pull request',
      pullRequest: { number: 2 },
      deployment: { name: 'production@c000002' },
    });
    expect(about(build.sha(5))).toMatchObject({ is: 'direct', pullRequest: null, deployment: { sha: build.sha(6) } });
  });
});

describe('an issue', () => {
  it('is an incident, charged to a deployment', () => {
    const charges = [{ signal: 'incident', deployment: { sha: build.sha(2) } }];
    expect(about('30')).toMatchObject({ kind: 'issue', isIncident: true, charges });
  });
});

describe('a metric', () => {
  it('lists every item with its hours and its deployment', () => {
    // #4: 11 January 16:00 to 12 January 12:00; #6: opened 11 January 11:00, deployed 12 January 12:00.
    expect(about('lead-time')).toMatchObject({
      kind: 'metric',
      current: { n: 3, p50: 25 },
      items: [
        { name: '#2', hours: 30, deployment: 'production@c000002' },
        { name: '#4', hours: 20, deployment: 'production@c000006' },
        { name: '#6', hours: 25, deployment: 'production@c000006' },
      ],
    });
    expect(about('leadTime')).toEqual(about('LEAD-TIME'));
  });

  it('lists what counts of a rate, and all of it', () => {
    expect(about('change-fail-rate')).toMatchObject({
      current: { count: 2, total: 4 },
      items: [
        { at: '2026-01-10T12:00:00Z', isHit: true },
        { at: '2026-01-11T12:00:00Z', isHit: true },
        { at: '2026-01-11T15:00:00Z', isHit: false },
        { at: '2026-01-12T12:00:00Z', isHit: false },
      ],
    });
  });

  it('lists more than the 20 that the evidence of a figure names', () => {
    // 30 redeploys, a day apart, after the 4 deployments of the window.
    const more = Array.from({ length: 30 }, (_, day) =>
      deployed(`N${day}`, { place: 6, at: build.at('2026-02-01') + day * MS_PER_DAY }),
    );
    const found = explainIn({ ...history, deployments: [...history.deployments, ...more] }, 'deployment-frequency');
    expect(found).toMatchObject({ current: { count: 34, evidence: { total: 34 } } });
    expect('items' in found && new Set(found.items.map(({ at }) => at)).size).toBe(34);
  });

  it('says why it is unknown', () => {
    const without = (part: 'deployments' | 'reviews') =>
      explainIn({ ...history, [part]: [], coverage: { ...history.coverage, [part]: 'unreadable' } }, 'coding');
    const unknown = { current: null, items: [] };
    const unknownBecause = 'not read for the whole window: reviews';
    expect(without('reviews')).toMatchObject({ ...unknown, unknownBecause });
    expect(without('deployments')).toMatchObject({
      ...unknown,
      unknownBecause: 'GitHub deployments could not be read',
    });
  });
});

describe('what is nothing of these', () => {
  it('is not found, with what is near', () => {
    expect(about('lead-tiem')).toMatchObject({ kind: 'not found', candidates: ['lead-time'] });
    expect(about('@c000003')).toMatchObject({ kind: 'not found', candidates: ['production@c000003'] });
    expect(about('#999')).toMatchObject({ kind: 'not found', metrics: METRICS.map(({ id }) => id) });
    expect(about('')).toMatchObject({ kind: 'not found', candidates: [] });
    expect(about('c00000')).toMatchObject({ kind: 'not found' });
  });
});
