import { describe, expect, it } from 'vitest';
import { fitEnvironments } from '../../src/init/fit-environments.ts';
import { aGitHubDeployment } from '../support/history.ts';
import { deployingTo, seenAtGitHub, seenInClone } from './seen.ts';

const PATH = 'deployments.environments';

describe('environments', () => {
  it('need nothing where the default patterns find them', () => {
    const seen = seenAtGitHub({ environments: ['production', 'production-eu', 'staging'] });
    expect(fitEnvironments(seen)).toEqual({ fitted: [], undecided: [] });
  });

  it('that say production otherwise are added to the patterns that match something', () => {
    const deployments = [
      aGitHubDeployment({ id: 'D1', environment: 'eu-prod' }),
      aGitHubDeployment({ id: 'D2', environment: 'eu-prod' }),
      aGitHubDeployment({ id: 'D3', environment: 'eu-prod', succeededAt: null }),
      aGitHubDeployment({ id: 'D4', environment: 'production-us' }),
    ];
    const seen = seenAtGitHub({
      environments: ['eu-prod', 'production-us', 'staging'],
      deployments,
      workflows: { 'deploy.yml': deployingTo('Live 2') },
    });
    // The attempt that never succeeded is no deployment.
    expect(fitEnvironments(seen)).toEqual({
      fitted: [
        {
          path: PATH,
          value: ['production-*', 'Live 2', 'eu-prod'],
          seen: '1 deployment to `production-us`, `Live 2` in `.github/workflows/deploy.yml`, 2 deployments to `eu-prod`',
        },
      ],
      undecided: [],
    });
  });

  it.each(['pre-production', 'non-prod', 'eu-prod-preview', 'staging-live', 'preprod', 'product', 'delivery', 'olive'])(
    'such as %s are not taken for production',
    (name) => {
      expect(fitEnvironments(seenInClone({ workflows: { 'a.yml': deployingTo(name) } })).fitted).toEqual([]);
    },
  );

  it('of which none says production are left open', () => {
    const seen = seenInClone({ workflows: { 'a.yml': deployingTo('main-cluster', 'staging') } });
    expect(fitEnvironments(seen)).toEqual({
      fitted: [],
      undecided: [
        {
          what: 'Which environment is production: none of `main-cluster`, `staging` says so.',
          add: 'deployments.environments: [main-cluster]',
        },
      ],
    });
  });

  it('that GitHub makes itself are no question', () => {
    expect(fitEnvironments(seenAtGitHub({ environments: ['copilot', 'github-pages'] })).undecided).toEqual([]);
  });

  it('that the default patterns match against their name are left open', () => {
    const { fitted, undecided } = fitEnvironments(seenAtGitHub({ environments: ['production', 'prod-preview'] }));
    expect([fitted, undecided.map(({ add }) => add)]).toEqual([[], ['deployments.environments: [production]']]);
  });

  it.each(['eu-prod*', 'eu-prod?', 'eu-prod\u202e', 'eu-prod\nx', `eu-prod-${'x'.repeat(100)}`])(
    'with a name that is no plain one are left open: %j',
    (name) => {
      const { fitted, undecided } = fitEnvironments(seenAtGitHub({ environments: [name] }));
      expect([fitted, undecided.length]).toEqual([[], 1]);
    },
  );

  it('with such a name take nothing away from those that are known: the line to add names them all', () => {
    const { fitted, undecided } = fitEnvironments(
      seenAtGitHub({ environments: ['production', 'eu-prod', 'us-prod*'] }),
    );
    expect(fitted.map(({ value }) => value)).toEqual([['production', 'eu-prod']]);
    expect(undecided.map(({ add }) => add)).toEqual([
      'deployments.environments: [production, eu-prod, a pattern that fits it]',
    ]);
  });

  it('that are very many are left open, as a pattern would do better', () => {
    const environments = Array.from({ length: 21 }, (_, at) => `tenant ${at} prod`);
    expect(fitEnvironments(seenAtGitHub({ environments })).fitted).toEqual([]);
    expect(fitEnvironments(seenAtGitHub({ environments: environments.slice(1) })).fitted).toHaveLength(1);
  });
});
