/** More of what a pull request might try, each on the built Action; docs/threat-model.md names them. */
import { describe, expect, it } from 'vitest';
import type { FakePullRequest, FakeRepository } from '../support/fake-github/state.ts';
import type { Files } from './guarded-shop.ts';
import { approvalBy, CONFIG, changed, guardedShop, judged, POLICY } from './guarded-shop.ts';
import { NOW } from './worlds.ts';

const OWN = '.github/workflows/one-pizza.yml';

describe('the workflow that runs it', () => {
  it.each<{ is: string; ref: string; path: string; expected: string }>([
    { is: 'waits for its owner where it is changed', ref: `acme/shop/${OWN}`, path: OWN, expected: 'pending' },
    { is: 'is not another one', ref: `acme/shop/${OWN}`, path: '.github/workflows/ci.yml', expected: 'pass' },
    {
      is: 'may be any where it is another repository’s',
      ref: 'acme/policies/.github/workflows/required.yml',
      path: '.github/workflows/ci.yml',
      expected: 'unknown',
    },
  ])('$is', async ({ ref, path, expected }) => {
    const env = { GITHUB_WORKFLOW_REF: `${ref}@refs/heads/main` };
    const run = await judged(guardedShop({ files: [changed(path)] }), { env });
    expect(run.rule('guarded-files')).toBe(`${expected} error`);
  });
});

describe('what stands in for a file', () => {
  it('a folder in the place of the config file waits for its owner', async () => {
    const inside = `${CONFIG}/one-pizza.yml`;
    const files = [changed(CONFIG, 'DELETED'), changed(inside, 'ADDED')];
    const run = await judged(guardedShop({ files }, { files: { [inside]: POLICY } }));
    expect(run.rule('guarded-files')).toBe('pending error');
  });

  it('a rule file that is renamed away waits for its owner', async () => {
    const files = [changed('docs/old.md', 'RENAMED', 'AGENTS.md')];
    const head: Files = { [CONFIG]: POLICY, 'docs/old.md': 'Run the tests.\n' };
    const run = await judged(guardedShop({ files }, { files: head }));
    expect(run.rule('guarded-files')).toBe('pending error');
    expect(run.said('guarded-files')).toContain('AGENTS.md');
  });
});

describe('the human gate', () => {
  const agent = { headRefName: 'claude/topic' };
  const bot = { author: { __typename: 'Bot', login: 'helper' } } as const;

  it.each<{ is: string; pull: Partial<FakePullRequest>; counts: boolean }>([
    { is: 'is nobody yet', pull: {}, counts: false },
    { is: 'is no bot', pull: { reviews: [approvalBy('helper', bot)] }, counts: false },
    {
      is: 'is nobody without write access',
      pull: { reviews: [approvalBy('carol', { authorCanPushToRepository: false })] },
      counts: false,
    },
    { is: 'is a User with write access', pull: { reviews: [approvalBy('carol')] }, counts: true },
  ])('$is', async ({ pull, counts }) => {
    const run = await judged(guardedShop({ ...agent, ...pull }));
    expect(run.rule('dual-gate')).toBe('fail error');
    expect(/approv/i.test(run.said('dual-gate'))).toBe(!counts);
  });
});

describe('a hotfix while production fails', () => {
  it.each<{ is: string; by: string | null; expected: string }>([
    { is: 'is asked for a rollback first', by: null, expected: 'fail' },
    { is: 'is not let off by a label of its author', by: 'alice', expected: 'fail' },
    { is: 'is let off by the label of a colleague who may write', by: 'carol', expected: 'pass' },
  ])('$is', async ({ by, expected }) => {
    const run = await judged(failingShop(by));
    expect(run.rule('rollback-first')).toBe(`${expected} warn`);
  });
});

/** #77 is a hotfix, and the newest deployment has turned to an error. */
function failingShop(by: string | null): FakeRepository {
  const labels = by === null ? [] : ['fix-forward'];
  const timeline =
    by === null
      ? []
      : [
          {
            type: 'LABELED_EVENT',
            createdAt: NOW,
            actor: { __typename: 'User', login: by } as const,
            label: 'fix-forward',
          },
        ];
  const repository = guardedShop({ headRefName: 'hotfix/login', labels, timeline });
  repository.collaborators.set('alice', 'write').set('carol', 'write');
  const last = repository.deployments.toSorted((a, b) => a.createdAt - b.createdAt).at(-1);
  last?.statuses.push({ state: 'ERROR', createdAt: NOW - 1000, description: null });
  return repository;
}
