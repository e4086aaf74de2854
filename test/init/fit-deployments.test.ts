import { describe, expect, it } from 'vitest';
import { fitDeployments } from '../../src/init/fit-deployments.ts';
import { fitEnvironments } from '../../src/init/fit-environments.ts';
import type { Seen } from '../../src/init/seen.ts';
import { aGitHubDeployment, aRelease, aTag, aWorkflowRun, sha } from '../support/history.ts';
import { deployingTo, seenAtGitHub, seenInClone } from './seen.ts';

function fitted(seen: Seen) {
  return fitDeployments(seen, fitEnvironments(seen));
}

const TAGS = [aTag({ name: 'v1.0', sha: sha(1) }), aTag({ name: 'v1.1', sha: sha(2) })];

describe('the source of deliveries', () => {
  it('is written down with what was seen of it', () => {
    const deployments = ['D1', 'D2', 'D3'].map((id) => aGitHubDeployment({ id, environment: 'production-eu' }));
    expect(fitted(seenAtGitHub({ deployments, tags: TAGS }))).toEqual({
      fitted: [
        { path: 'deployments.source', value: 'deployments', seen: '3 successful deployments to `production-eu`' },
      ],
      undecided: [],
    });
  });

  it('is deployments to environments that only the fitted names show', () => {
    const deployments = [aGitHubDeployment({ environment: 'eu-prod' })];
    expect(fitted(seenAtGitHub({ deployments, tags: TAGS })).fitted[0]?.value).toBe('deployments');
  });

  it('is releases or tags where nothing better is there', () => {
    expect(fitted(seenAtGitHub({ releases: [aRelease()], tags: TAGS })).fitted).toEqual([
      { path: 'deployments.source', value: 'releases', seen: '1 release' },
    ]);
    expect(fitted(seenAtGitHub({ tags: TAGS })).fitted).toEqual([
      { path: 'deployments.source', value: 'tags', seen: '2 version tags' },
    ]);
  });

  it('stays auto in a clone: what it does not show may be there', () => {
    expect(fitted(seenInClone({ tags: TAGS }))).toEqual({ fitted: [], undecided: [] });
  });

  it('stays open where a better one could not be read', () => {
    const seen = seenAtGitHub({ tags: TAGS, coverage: { deployments: 'unreadable' } });
    const { fitted: nothing, undecided } = fitted(seen);
    expect(nothing).toEqual([]);
    expect(undecided).toHaveLength(1);
    expect(undecided[0]?.what).toContain('GitHub deployments could not be read');
    expect(undecided[0]?.add).toBe('deployments.source: tags');
  });

  it('stays open where there is no delivery', () => {
    for (const seen of [seenAtGitHub(), seenInClone()]) {
      const { fitted: nothing, undecided } = fitted(seen);
      expect([nothing, undecided.map(({ add }) => add)]).toEqual([[], ['deployments.source: merges']]);
    }
  });

  it('is no question in a clone whose workflow deploys to production, as GitHub records that', () => {
    const to = (name: string) => fitted(seenInClone({ workflows: { 'ship.yml': deployingTo(name) } })).undecided.length;
    expect([to('production'), to('eu-prod'), to('staging')]).toEqual([0, 0, 1]);
  });
});

describe('a workflow that is named after deploying', () => {
  const workflows = { 'deploy.yml': 'on: push\n' };

  it('counts where its runs succeed and no other delivery is seen', () => {
    const runs = [aWorkflowRun({ id: 'R1' }), aWorkflowRun({ id: 'R2' }), aWorkflowRun({ id: 'R3', attempts: [] })];
    expect(fitted(seenAtGitHub({ workflows, workflowRuns: runs }))).toEqual({
      fitted: [
        { path: 'deployments.source', value: 'workflows', seen: '2 successful runs of `deploy.yml`' },
        {
          path: 'deployments.workflows',
          value: ['deploy.yml'],
          seen: '2 successful runs of `deploy.yml`, and no other delivery; only its name says that it deploys',
        },
      ],
      undecided: [],
    });
  });

  it.each([
    { why: 'its runs are of pull requests', given: { workflowRuns: [aWorkflowRun({ event: 'pull_request' })] } },
    { why: 'it never ran', given: {} },
    { why: 'there are tags', given: { workflowRuns: [aWorkflowRun()], tags: TAGS } },
    {
      why: 'there are two',
      given: { workflowRuns: [aWorkflowRun()], workflows: { ...workflows, 'deploy-app.yml': 'on: push\n' } },
    },
  ])('is left open where $why', ({ given }) => {
    const { fitted: found, undecided } = fitted(seenAtGitHub({ workflows, ...given }));
    expect(found.map(({ path }) => path)).not.toContain('deployments.workflows');
    expect(undecided.map(({ add }) => add)).toEqual([
      expect.stringMatching(/^deployments\.workflows: \[.*deploy\.yml/),
    ]);
  });

  it('is left open in a clone, as is one that is named after releasing', () => {
    const add = (name: string) => fitted(seenInClone({ workflows: { [name]: 'on: push\n' } })).undecided[0]?.add;
    expect(add('deploy.yml')).toBe('deployments.workflows: [deploy.yml]');
    expect(add('release.yml')).toBe('deployments.workflows: [release.yml]');
  });
});

describe('version tags', () => {
  const named = (...names: readonly string[]) => names.map((name, at) => aTag({ name, sha: sha(at + 1) }));

  it.each([[['v1.0', '2.0', 'V3.0']], [['api-1.0', 'api-1.1']], [['v1.0', 'build-rc-7']]])(
    'of one series need nothing: %s',
    (names) => {
      expect(fitted(seenInClone({ tags: named(...names) })).undecided).toEqual([]);
    },
  );

  it('of several series are left open, with a pattern for the largest', () => {
    const { undecided } = fitted(seenInClone({ tags: named('v1.0', 'v1.1', 'build-7') }));
    expect(undecided).toEqual([
      {
        what: 'Whether all tags that end in a number are deliveries: 2 tags such as `v1.0`, 1 other such as `build-7`. If only the first are:',
        add: 'deployments.tags: [v*]',
      },
    ]);
  });
});
