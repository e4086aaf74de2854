import { describe, expect, it } from 'vitest';
import { deployWorkflows, releaseWorkflows, workflowSeen } from '../../src/init/workflow-seen.ts';
import { deployingTo } from './seen.ts';

function seenIn(text: string) {
  return workflowSeen('.github/workflows/a.yml', text);
}

describe('a workflow', () => {
  it.each([
    { text: deployingTo('production'), names: ['production'], has: true },
    { text: deployingTo('b', 'a', 'b'), names: ['b', 'a'], has: true },
    {
      text: 'jobs:\n  d:\n    environment:\n      name: eu prod\n      url: https://x\n',
      names: ['eu prod'],
      has: true,
    },
    { text: `jobs:\n  d:\n    environment: \${{ inputs.where }}\n`, names: [], has: true },
    { text: 'jobs:\n  d:\n    environment: { name: prod }\n', names: [], has: true },
    { text: 'environment: prod\nenv:\n  environment: prod\n', names: [], has: false },
    { text: 'x:\n  y:\n    environment: prod\n', names: [], has: false },
    { text: 'jobs:\n  d:\n    steps:\n      - with:\n          environment: prod\n', names: [], has: false },
    { text: 'jobs:\n  d:\n    steps:\n      - run: |\n          environment: prod\n', names: [], has: false },
  ])('names environments: $text', ({ text, names, has }) => {
    expect([seenIn(text).environments, seenIn(text).hasEnvironment]).toEqual([names, has]);
  });

  it.each([
    { text: 'on: merge_group\n', is: true },
    { text: 'on: [push, merge_group]\n', is: true },
    { text: 'on:\n  - merge_group\n', is: true },
    { text: 'on:\n  merge_group:\n', is: true },
    { text: 'on: push\nenv:\n  merge_group: 1\n', is: false },
    { text: '# on: merge_group\non: push\n', is: false },
  ])('runs for a merge queue: $text', ({ text, is }) => {
    expect(seenIn(text).isForMergeQueue).toBe(is);
  });

  it.each([
    { uses: 'acme/one-pizza@v0', is: true },
    { uses: 'Acme/One-Pizza@0123456', is: true },
    { uses: 'acme/one-pizza-box@v1', is: false },
    { uses: './.github/workflows/one-pizza.yml', is: false },
  ])('runs One-Pizza by $uses: $is', ({ uses, is }) => {
    expect(seenIn(`jobs:\n  a:\n    steps:\n      - uses: ${uses}\n`).runsOnePizza).toBe(is);
  });
});

describe('the workflows named after deploying', () => {
  const named = (name: string, text = 'on: push\n') => workflowSeen(`.github/workflows/${name}`, text);

  it.each(['deploy.yml', 'deploy-prod.yaml', 'Deploy_App.yml', 'app.deployment.yml', 'autoDeploy.yml'])(
    'holds %s',
    (name) => {
      expect(deployWorkflows([named(name)]).map((each) => each.name)).toEqual([name]);
    },
  );

  it.each(['deploy-docs.yml', 'deploy-preview.yml', 'deploy_staging.yml', 'redeploy.yml', 'ci.yml', 'release.yml'])(
    'does not hold %s',
    (name) => {
      expect(deployWorkflows([named(name)])).toEqual([]);
    },
  );

  it('holds none whose deployments GitHub records itself', () => {
    expect(deployWorkflows([named('deploy.yml', deployingTo('staging'))])).toEqual([]);
  });

  it('is another list than those named after releasing', () => {
    const all = [named('release.yml'), named('publish-npm.yml'), named('deploy.yml'), named('prerelease.yml')];
    expect(releaseWorkflows(all).map(({ name }) => name)).toEqual(['release.yml', 'publish-npm.yml']);
  });
});
