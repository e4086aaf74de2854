/** Every rule about a pull request in every status that it can have, on the built Action. */
import { describe, expect, it } from 'vitest';
import { DEPENDABOT } from '../support/fake-github/builders.ts';
import { SOMETHING_WENT_WRONG } from '../support/fake-github/known-faults.ts';
import type { Permissions } from '../support/fake-github/permissions.ts';
import type { FakePullRequest, FakeRepository } from '../support/fake-github/state.ts';
import { askedFor } from './asked-for.ts';
import { approvalBy, CONFIG, changed, guardedShop, judged, POLICY } from './guarded-shop.ts';
import { aScan, required, withPolicy } from './ruled-shop.ts';
import { NOW } from './worlds.ts';

/** Bob is the domain architect; both gates are asked for everywhere. */
const RULES = `preset: strict
readiness: { hats: { domain-architect: [bob], architecture-paths: ["src/core/**"] } }
guardrails: { dual-gate: { level: error, applies-to: all }, pr-size: { level: error, max-lines: 100 } }
`;
const TREE = { [CONFIG]: POLICY, 'AGENTS.md': '# Rules\n\nTest what you change.\n' };
const BY_BOB = { reviews: [approvalBy('bob')] };

function ruled(pull: Partial<FakePullRequest>, head: Parameters<typeof guardedShop>[1] = {}): FakeRepository {
  return withPolicy(guardedShop(pull, { files: TREE, ...head }), RULES);
}

/** Every rule at error: `status error` for each. */
function all(status: string, others: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const ids = ['dual-gate', 'pr-evidence', 'security-checks', 'pr-size', 'architecture-approval', 'rollback-first'];
  const each = [...ids, 'guarded-files', 'rule-files', 'rule-file-truth'].map((id) => [
    id,
    `${others[id] ?? status} error`,
  ]);
  return Object.fromEntries(each);
}

describe('every rule', () => {
  it('passes on a hotfix while nothing fails, tested, scanned, small and approved by who has to', async () => {
    const files = [changed('src/core/price.ts'), changed('test/price.test.ts'), changed(CONFIG)];
    const repository = ruled({ ...BY_BOB, headRefName: 'hotfix/price', files }, { commit: { checks: [aScan()] } });
    const run = await judged(required(repository));
    expect(run.rules).toEqual(all('pass'));
    expect([run.code, run.outputs.result]).toEqual([0, 'pass']);
  });

  it('fails where people object, nothing was tried, a scan failed, and what is live fails', async () => {
    const files = [{ ...changed('src/core/price.ts'), additions: 101, deletions: 0 }, changed(CONFIG)];
    const against = [approvalBy('bob', { state: 'CHANGES_REQUESTED' })];
    const tree = { [CONFIG]: POLICY, 'CLAUDE.md': { symlink: 'docs/gone.md' } };
    const checks = [aScan({ conclusion: 'FAILURE' })];
    const pull = { headRefName: 'hotfix/price', files, reviews: against };
    const repository = required(ruled(pull, { files: tree, commit: { checks } }));
    failing(repository);
    const run = await judged(repository);
    expect(run.rules).toEqual(all('fail'));
    expect([run.code, run.outputs.result, run.outputs.violations]).toEqual([1, 'fail', '9']);
  });

  it('is pending where it can, while approvals and a result are missing', async () => {
    const files = [changed('src/core/price.ts'), changed('test/price.test.ts'), changed(CONFIG)];
    const repository = ruled(
      { headRefName: 'hotfix/price', files },
      { commit: { checks: [aScan({ conclusion: null })] } },
    );
    const run = await judged(required(repository));
    const waits = ['dual-gate', 'security-checks', 'architecture-approval', 'guarded-files'];
    expect(run.rules).toEqual(all('pass', Object.fromEntries(waits.map((id) => [id, 'pending']))));
    expect([run.code, run.outputs.result]).toEqual([1, 'pending']);
  });

  it('is unknown where what decides is not seen, and says what would show it', async () => {
    const files = [changed('src/core/price.ts'), changed(CONFIG)];
    // GitHub shows 2 of 4,000 files, and the approval of a commit that it does not name.
    const reviews = [approvalBy('bob', { commit: null })];
    const repository = ruled({ headRefName: 'hotfix/price', files, changedFiles: 4000, reviews });
    const run = await judged(required(repository), {
      github: { permissions: BLIND },
      fault: { when: (request) => askedFor(request).includes('Blobs'), reply: SOMETHING_WENT_WRONG, times: 99 },
    });
    expect(run.rules).toEqual(all('unknown'));
    expect([run.code, run.outputs.result, run.outputs.violations]).toEqual([0, 'warn', '0']);
  });

  it.each<{ is: string; pull: Partial<FakePullRequest>; ended: [number, string] }>([
    { is: 'a draft', pull: { isDraft: true }, ended: [1, 'pending'] },
    { is: 'closed', pull: { state: 'CLOSED', closedAt: NOW - 100 }, ended: [0, 'pass'] },
  ])('is skipped where it is $is', async ({ pull, ended }) => {
    const run = await judged(required(ruled({ files: [changed(CONFIG)], ...pull })));
    expect(run.rules).toEqual(all('skipped'));
    expect([run.code, run.outputs.result]).toEqual(ended);
  });

  it('is skipped where it does not apply', async () => {
    const bot = { name: 'dependabot[bot]', email: '49699333+dependabot[bot]@users.noreply.github.com', user: null };
    const head = { files: { [CONFIG]: POLICY, 'README.md': 'Hi' }, commit: { author: bot } };
    const repository = guardedShop({ author: DEPENDABOT, files: [changed('README.md')] }, head);
    const run = await judged(required(withPolicy(repository, 'preset: strict\n')));
    const skipped = [
      'dual-gate',
      'pr-evidence',
      'pr-size',
      'architecture-approval',
      'rollback-first',
      'rule-file-truth',
    ];
    expect(run.rules).toMatchObject(Object.fromEntries(skipped.map((id) => [id, 'skipped error'])));
  });
});

/** What a job may see that asks for nothing but its pull request. */
const BLIND: Permissions = { metadata: 'read', contents: 'read', 'pull-requests': 'read' };

/** The newest deployment broke after its success. */
function failing({ deployments }: FakeRepository): void {
  deployments.at(-1)?.statuses.push({ state: 'FAILURE', createdAt: NOW - 3_600_000, description: null });
}
