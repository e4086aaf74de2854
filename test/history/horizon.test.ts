import { describe, expect, it } from 'vitest';
import { horizonOf, isHorizonFinal } from '../../src/history/horizon.ts';
import { floorOf } from '../../src/history/plan.ts';
import { MS_PER_DAY } from '../../src/history/time.ts';
import {
  aCommit,
  aGitHubDeployment,
  aHistory,
  aMainLine,
  aPlan,
  aRelease,
  aTag,
  at,
  aWorkflowRun,
  sha,
  UNTIL,
} from '../support/history.ts';

// The plan's window is the 90 days until 2026-04-01, the previous one starts 2025-10-03, the floor is 2025-04-06.
const plan = aPlan({ workflows: ['deploy.yml'] });
const PREVIOUS = at('2025-10-03');
const commits = aMainLine(['2025-06-01', '2025-09-01', '2025-09-20', '2025-11-01']);

describe('horizonOf', () => {
  it('is the start of the previous window where nothing was delivered before it', () => {
    const later = aTag({ sha: sha(4), at: '2025-11-02' });
    expect(horizonOf(aHistory({ commits, tags: [later] }), plan)).toBe(PREVIOUS);
  });

  it('is the commit date of the last delivery before the previous window', () => {
    const tags = [
      aTag({ name: 'v1', sha: sha(1), at: '2025-06-02' }),
      aTag({ name: 'v2', sha: sha(2), at: '2025-09-15' }),
      aTag({ name: 'v3', sha: sha(4), at: '2025-11-02' }),
    ];
    expect(horizonOf(aHistory({ commits, tags }), plan)).toBe(at('2025-09-01'));
  });

  it('takes the earliest where several kinds have one', () => {
    const history = aHistory({
      commits,
      deployments: [aGitHubDeployment({ sha: sha(3), succeededAt: '2025-09-21' })],
      workflowRuns: [aWorkflowRun({ sha: sha(2), createdAt: '2025-09-10' })],
      releases: [aRelease({ sha: sha(1), publishedAt: '2025-09-30' })],
    });
    expect(horizonOf(history, plan)).toBe(at('2025-06-01'));
  });

  it('passes over what delivers nothing', () => {
    const history = aHistory({
      commits,
      deployments: [
        aGitHubDeployment({ id: 'a', sha: sha(1), environment: 'staging', succeededAt: '2025-09-21' }),
        aGitHubDeployment({ id: 'b', sha: sha(1), createdAt: '2025-09-21', succeededAt: null }),
      ],
      workflowRuns: [
        aWorkflowRun({ id: 'a', sha: sha(1), createdAt: '2025-09-10', workflow: 'ci.yml' }),
        aWorkflowRun({ id: 'b', sha: sha(1), createdAt: '2025-09-10', event: 'pull_request' }),
        aWorkflowRun({ id: 'c', sha: sha(1), createdAt: '2025-09-10', attempts: [] }),
      ],
      releases: [
        aRelease({ tag: 'a', sha: sha(1), publishedAt: '2025-09-30', isDraft: true }),
        aRelease({ tag: 'b', sha: sha(1), publishedAt: '2025-09-30', isPrerelease: true }),
      ],
      tags: [aTag({ name: 'v2-rc1', sha: sha(1), at: '2025-09-30' })],
    });
    expect(horizonOf(history, plan)).toBe(PREVIOUS);
  });

  it('prefers a delivery of the delivery branch to a later one from elsewhere', () => {
    const elsewhere = aCommit({ sha: sha('x'), committedAt: '2025-09-25' });
    const tags = [
      aTag({ name: 'v1', sha: sha(2), at: '2025-09-10' }),
      aTag({ name: 'v2', sha: sha('x'), at: '2025-09-26' }),
    ];
    const history = aHistory({ commits: [elsewhere, ...commits], tags });
    expect(horizonOf(history, plan)).toBe(at('2025-09-01'));
    expect(horizonOf({ ...history, tags: tags.slice(1) }, plan)).toBe(at('2025-09-25'));
  });

  it('looks back 180 days before the previous window and no further', () => {
    expect(floorOf(plan)).toBe(UNTIL - 360 * MS_PER_DAY);
    const old = aMainLine(['2024-01-01', '2025-11-01']);
    const soon = aTag({ sha: sha(1), at: '2025-04-05T23:59:59Z' });
    const late = aTag({ sha: sha(1), at: '2025-04-06' });
    expect(horizonOf(aHistory({ commits: old, tags: [soon] }), plan)).toBe(PREVIOUS);
    expect(horizonOf(aHistory({ commits: old, tags: [late] }), plan)).toBe(at('2025-04-06'));
  });

  it('goes to the floor where the delivered commit was not read', () => {
    const tags = [aTag({ sha: sha('gone'), at: '2025-09-10' })];
    expect(horizonOf(aHistory({ commits, tags }), plan)).toBe(floorOf(plan));
  });
});

describe('isHorizonFinal', () => {
  const early = aTag({ sha: sha(2), at: '2025-09-10' });

  it('holds once every kind was read whole, or down to the floor, or can never be read', () => {
    expect(isHorizonFinal(aHistory(), plan)).toBe(true);
    expect(isHorizonFinal(aHistory({ coverage: { tags: { since: floorOf(plan) } } }), plan)).toBe(true);
    expect(isHorizonFinal(aHistory({ coverage: { tags: 'not-in-source', releases: 'unreadable' } }), plan)).toBe(true);
  });

  it('waits for a kind that was read in part and has shown no delivery before the windows', () => {
    const coverage = { tags: { since: at('2025-09-05') } };
    expect(isHorizonFinal(aHistory({ commits, coverage }), plan)).toBe(false);
    expect(isHorizonFinal(aHistory({ commits, coverage, tags: [early] }), plan)).toBe(true);
  });
});
