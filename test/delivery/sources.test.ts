import { describe, expect, it } from 'vitest';
import { changeFailRate } from '../../src/metrics/change-fail-rate.ts';
import { deliver, success } from '../support/deliver.ts';
import { aGitHubDeployment, aMainLine, aRelease, aTag, at, aWorkflowRun, sha } from '../support/history.ts';

const commits = aMainLine(['2026-01-10', '2026-01-11', '2026-01-12']);
const names = (delivery: ReturnType<typeof deliver>) => delivery.deployments.map(({ name }) => name);

describe('GitHub deployments', () => {
  it.each([
    ['production', true],
    ['Production', true],
    ['PROD', true],
    ['prod-eu', true],
    ['prod_eu', true],
    ['prd2', true],
    ['production eu', true],
    ['live', true],
    ['preview', false],
    ['pre-production', false],
    ['productions', false],
    ['livestream', false],
    ['staging', false],
  ])('to %s are to production: %s', (environment, isProduction) => {
    const { choice } = deliver({
      commits,
      deployments: [success('D1', { place: 1, at: '2026-02-01', in: environment })],
    });
    expect(choice.source).toBe(isProduction ? 'deployments' : 'merges');
  });

  it('succeed at the first SUCCESS, whatever the order of their statuses', () => {
    const statuses = [
      { state: 'INACTIVE' as const, at: at('2026-02-03') },
      { state: 'SUCCESS' as const, at: at('2026-02-02') },
      { state: 'SUCCESS' as const, at: at('2026-02-01') },
      { state: 'IN_PROGRESS' as const, at: at('2026-01-31') },
    ];
    const { deployments } = deliver({
      commits,
      deployments: [aGitHubDeployment({ createdAt: '2026-01-31', statuses })],
    });
    expect(deployments.map((each) => each.at)).toEqual([at('2026-02-01')]);
  });

  it('that failed without a success count in the fail rate only where that is set', () => {
    const failed = aGitHubDeployment({
      id: 'D2',
      createdAt: '2026-02-02',
      statuses: [{ state: 'ERROR', at: at('2026-02-02') }],
    });
    const deployments = [success('D1', { place: 1, at: '2026-02-01' }), failed];
    const hits = (countFailedAttempts: boolean) => {
      const delivery = deliver({ commits, deployments }, { deployments: { countFailedAttempts } });
      const sample = changeFailRate.sample(delivery, delivery.window);
      return sample?.kind === 'rate' ? sample.items.map(({ isHit }) => isHit) : null;
    };
    expect(hits(false)).toEqual([false]);
    expect(hits(true)).toEqual([false, true]);
  });
});

describe('workflow runs', () => {
  const workflows = { deployments: { workflows: ['deploy.yml'] } };
  const attempts = (...ends: readonly string[]) =>
    ends.map((conclusion, index) => ({ conclusion, completedAt: at(`2026-02-01T0${index + 1}:00:00Z`) }));

  it('deliver at the end of their first successful attempt', () => {
    const workflowRuns = [aWorkflowRun({ attempts: attempts('failure', 'success', 'success') })];
    const { deployments, choice } = deliver({ commits, workflowRuns }, workflows);
    expect(choice.source).toBe('workflows');
    expect(deployments.map((each) => each.at)).toEqual([at('2026-02-01T02:00:00Z')]);
  });

  it.each([
    ['success', 'push', 1, 0],
    ['failure', 'push', 0, 1],
    ['timed_out', 'push', 0, 1],
    ['cancelled', 'push', 0, 0],
    ['skipped', 'push', 0, 0],
    ['success', 'pull_request', 0, 0],
    ['success', 'pull_request_target', 0, 0],
    ['success', 'schedule', 1, 0],
  ])('ending with %s on %s are %i deliveries and %i failed attempts', (...row) => {
    const [end, event, delivered, failed] = row;
    const workflowRuns = [aWorkflowRun({ event, attempts: attempts(end) })];
    const { choice } = deliver(
      { commits, workflowRuns },
      { deployments: { workflows: ['deploy.yml'], source: 'workflows' } },
    );
    expect(choice.delivered.successes).toHaveLength(delivered);
    expect(choice.delivered.failedAttempts).toHaveLength(failed);
  });

  it('of other workflows deliver nothing', () => {
    expect(deliver({ commits, workflowRuns: [aWorkflowRun({ workflow: 'ci.yml' })] }, workflows).choice.source).toBe(
      'merges',
    );
  });
});

describe('tags', () => {
  it('are dated by their tagger, or else approximately by their commit', () => {
    const tags = [
      aTag({ name: 'v1', sha: sha(1), at: '2026-01-20' }),
      aTag({ name: 'v2', sha: sha(2), at: '2026-01-11', annotated: false }),
    ];
    const { deployments } = deliver({ commits, tags });
    expect(deployments.map(({ name, approximate }) => [name, approximate])).toEqual([
      ['v2', true],
      ['v1', false],
    ]);
  });

  it('on one commit are one delivery, at the earliest tagger’s date', () => {
    const tags = [
      aTag({ name: 'v1.0', at: '2026-01-21' }),
      aTag({ name: 'stable-1', at: '2026-01-20' }),
      aTag({ name: 'v1', at: '2026-01-10', annotated: false }),
    ];
    expect(names(deliver({ commits, tags }))).toEqual(['stable-1']);
  });
});

describe('the choice', () => {
  const tags = [aTag({ name: 'v1', sha: sha(1), at: '2026-01-20' })];
  const releases = [aRelease({ tag: 'v2', sha: sha(2), publishedAt: '2026-01-21' })];

  it('takes the first source that has a success, and counts them all', () => {
    const { choice } = deliver({ commits, tags, releases });
    expect(choice).toMatchObject({ source: 'releases', counts: { deployments: 0, releases: 1, tags: 1 } });
  });

  it('keeps to the configured source, even if it is empty', () => {
    expect(deliver({ commits, tags }, { deployments: { source: 'releases' } }).choice).toMatchObject({
      source: 'releases',
      fix: null,
    });
    expect(deliver({ commits, tags }, { deployments: { source: 'releases' } }).deployments).toEqual([]);
  });

  it('does not look further back than 180 days before the previous window', () => {
    const old = [aRelease({ tag: 'v0', sha: sha(1), publishedAt: '2025-04-05' })];
    // The floor lies 360 days before 1 April 2026: 6 April 2025.
    expect(deliver({ commits, tags, releases: old }).choice.source).toBe('tags');
    const young = [aRelease({ tag: 'v0', sha: sha(1), publishedAt: '2025-04-06' })];
    expect(deliver({ commits, tags, releases: young }).choice.source).toBe('releases');
  });

  it('ignores what was delivered when the window had ended', () => {
    const late = [aRelease({ tag: 'v9', sha: sha(1), publishedAt: '2026-04-01' })];
    expect(deliver({ commits, tags, releases: late }).choice).toMatchObject({
      source: 'tags',
      counts: { releases: 0 },
    });
  });

  it('stops at a source that could not be read, and is null for a configured one', () => {
    const coverage = { releases: 'unreadable' } as const;
    expect(deliver({ commits, tags, coverage }).choice).toMatchObject({
      source: null,
      reason: 'releases could not be read',
    });
    expect(deliver({ commits, tags, coverage }, { deployments: { source: 'releases' } }).choice.source).toBeNull();
    expect(deliver({ commits, tags, coverage }, { deployments: { source: 'tags' } }).choice.source).toBe('tags');
  });
});
