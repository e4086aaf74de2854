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

  const running = (uses: string, on = 'on: push\n') => `${on}jobs:\n  a:\n    steps:\n      - uses: ${uses}\n`;

  it.each([
    { uses: 'acme/one-pizza@v0', runs: 'on-schedule' },
    { uses: 'Acme/One-Pizza@0123456', runs: 'on-schedule' },
    { uses: 'acme/one-pizza-box@v1', runs: false },
    { uses: './.github/workflows/one-pizza.yml', runs: false },
  ])('runs One-Pizza by $uses: $runs', ({ uses, runs }) => {
    expect(seenIn(running(uses)).runsOnePizza).toBe(runs);
  });

  it.each([
    { on: 'on:\n  schedule:\n    - cron: "0 6 * * 1"\n', runs: 'on-schedule' },
    { on: 'on: [workflow_dispatch]\n', runs: 'on-schedule' },
    { on: 'on: pull_request\n', runs: 'on-pull-requests' },
    { on: 'on:\n  pull_request_target:\n    types: [opened]\n', runs: 'on-pull-requests' },
    { on: 'on:\n  workflow_run:\n    workflows: [build]\n', runs: 'on-pull-requests' },
    { on: 'on:\n  schedule:\n    - cron: "0 6 * * 1"\n  pull_request:\n', runs: 'on-both' },
    { on: 'on: workflow_call\n', runs: 'unclear' },
    { on: '', runs: 'unclear' },
  ])('runs One-Pizza $runs by $on', ({ on, runs }) => {
    expect(seenIn(running('acme/one-pizza@v0', on)).runsOnePizza).toBe(runs);
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
