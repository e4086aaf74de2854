/** The permissions of the README's enforcing workflow, tried on the built Action: enough, and each is needed. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { MS_PER_DAY } from '../../src/history/time.ts';
import { blocksOf } from '../support/documents.ts';
import { fakeIssue } from '../support/fake-github/builders.ts';
import type { FakeCheck } from '../support/fake-github/git-state.ts';
import type { Permissions } from '../support/fake-github/permissions.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import { workflow } from '../support/workflow-schema.ts';
import { approvalBy, CONFIG, changed, guardedShop, judged, POLICY } from './guarded-shop.ts';
import { NOW, withFile } from './worlds.ts';

const inputs = { 'commit-status': 'true' };
const SCAN = '.github/workflows/build.yml';
const CHECKS: readonly FakeCheck[] = [
  {
    kind: 'check',
    name: 'build',
    conclusion: 'SUCCESS',
    required: true,
    app: 'github-actions',
    at: NOW,
    run: 7,
    workflow: { path: SCAN, repository: 'acme/shop' },
  },
  { kind: 'status', name: 'preview', conclusion: 'SUCCESS', required: true, app: '', at: NOW },
];

function granted(): Permissions {
  const block = blocksOf('README.md').find(({ yaml }) => yaml.includes('commit-status: true'));
  const { jobs } = workflow.parse(parse(block?.yaml ?? ''));
  return Object.fromEntries([['metadata', 'read'], ...Object.entries(jobs.judge?.permissions ?? {})]);
}

/** #77 is a hotfix from an AI tool, approved, with checks of both kinds; the one scans, as only its workflow tells. */
function hotfixShop(): FakeRepository {
  const pull = { headRefName: 'hotfix/login', labels: ['ai-assisted'], files: [changed(CONFIG)] };
  const repository = guardedShop(
    { ...pull, reviews: [approvalBy('bob')] },
    { files: { [CONFIG]: POLICY, 'AGENTS.md': 'Run the tests.\n' }, commit: { checks: [...CHECKS] } },
  );
  const workflow = 'on: push\njobs:\n  build:\n    steps:\n      - uses: github/codeql-action/analyze@v3\n';
  withFile(repository, SCAN, workflow);
  repository.issues.push(
    fakeIssue({ number: 78, labels: ['incident'], createdAt: NOW - 40 * MS_PER_DAY, closedAt: NOW }),
  );
  return repository;
}

describe('the permissions of the workflow that enforces', () => {
  it('are enough: nothing is unseen, and the status is written', async () => {
    const repository = hotfixShop();
    const run = await judged(repository, { inputs, github: { permissions: granted() } });
    const rules = ['dual-gate', 'guarded-files', 'security-checks'].map((id) => run.rule(id));
    expect(rules).toEqual(['pass error', 'pass error', 'pass warn']);
    expect([run.rule('rollback-first')?.split(' ')[0], run.outputs.complete]).not.toContain('unknown');
    expect(run.outputs.complete).toBe('true');
    expect(repository.statuses).toMatchObject([{ state: 'success' }]);
  });

  it.each<{ name: keyof Permissions; rule: string; says: string; complete: string; statuses: readonly string[] }>([
    { name: 'pull-requests', rule: 'guarded-files', says: 'unknown error', complete: 'false', statuses: ['error'] },
    { name: 'checks', rule: 'dual-gate', says: 'unknown error', complete: 'false', statuses: ['success'] },
    { name: 'statuses', rule: 'dual-gate', says: 'unknown error', complete: 'false', statuses: [] },
    { name: 'actions', rule: 'security-checks', says: 'unknown warn', complete: 'true', statuses: ['success'] },
    { name: 'deployments', rule: 'rollback-first', says: 'unknown warn', complete: 'false', statuses: ['success'] },
    { name: 'issues', rule: 'rollback-first', says: 'unknown warn', complete: 'false', statuses: ['success'] },
  ])('are each needed: $name', async ({ name, rule, says, complete, statuses }) => {
    const { [name]: _, ...permissions } = granted();
    const repository = hotfixShop();
    const run = await judged(repository, { inputs, github: { permissions } });
    expect(run.rule(rule)).toBe(says);
    expect(run.outputs.complete).toBe(complete);
    expect(repository.statuses.map(({ state }) => state)).toEqual(statuses);
  });

  it('are each needed: contents, without which nothing can be judged', async () => {
    const { contents: _, ...permissions } = granted();
    const repository = hotfixShop();
    const run = await judged(repository, { inputs, github: { permissions } });
    expect([run.code, repository.statuses.map(({ state }) => state)]).toEqual([2, ['error']]);
  });

  it('where one is missing, the policy of the README lets nothing pass that can’t be seen', async () => {
    const { checks: _, ...permissions } = granted();
    const [policy] = blocksOf('README.md').filter(({ yaml }) => yaml.startsWith('preset:'));
    const statusWith = async (given: Permissions): Promise<string | undefined> => {
      const repository = hotfixShop();
      withFile(repository, CONFIG, policy?.yaml ?? '');
      await judged(repository, { inputs, github: { permissions: given } });
      return repository.statuses.at(-1)?.state;
    };
    expect(await statusWith(granted())).toBe('success');
    expect(await statusWith(permissions)).toBe('failure');
  });
});
