/** What the options of the rules about a pull request change, on the built Action. */
import { describe, expect, it } from 'vitest';
import type { FakePullRequest } from '../support/fake-github/state.ts';
import { approvalBy, guardedShop, judged } from './guarded-shop.ts';
import { aScan, long, onlyWith, required, withPolicy } from './ruled-shop.ts';
import { NOW } from './worlds.ts';

const SIZE = 'pr-size: { max-lines: 50, generated: ["api/*"], ai-assisted: { max-lines: 20 } }';
const GENERATED = [long('package-lock.json', 900), long('api/client.ts', 900), long('vendor/a/b.go', 900)];
const RENAMED = { ...long('vendor/pay.ts', 51), changeType: 'RENAMED', previousPath: 'src/pay.ts' };
const PROVEN = {
  files: [long('src/a.ts', 1)],
  body: '## Tasting\n\nI put an order through the shop, and saw it paid.\n',
};

function labelled(label: string, login: string): Partial<FakePullRequest> {
  const actor = { __typename: 'User', login } as const;
  const timeline = [{ type: 'LABELED_EVENT', createdAt: NOW, actor, label }];
  return { headRefName: 'hotfix/price', labels: [label], timeline };
}

describe('the options of', () => {
  it.each<[string, string, Partial<FakePullRequest>, string]>([
    ['dual-gate: people’s own work is left out', 'dual-gate: error', {}, 'skipped'],
    ['dual-gate: all is all', 'dual-gate: { level: error, applies-to: all }', {}, 'pending'],
    ['dual-gate: AI took part', 'dual-gate: error', { headRefName: 'claude/topic' }, 'pending'],
    ['dual-gate: both gates are passed', 'dual-gate: { applies-to: all }', { reviews: [approvalBy('carol')] }, 'pass'],
    ['pr-size: at the limit', SIZE, { files: [long('src/a.ts', 50)] }, 'pass'],
    ['pr-size: above it', SIZE, { files: [long('src/a.ts', 51)] }, 'fail'],
    ['pr-size: at the limit of AI', SIZE, { files: [long('src/a.ts', 20)], headRefName: 'claude/a' }, 'pass'],
    ['pr-size: above that', SIZE, { files: [long('src/a.ts', 21)], headRefName: 'claude/a' }, 'fail'],
    ['pr-size: lock and generated files', SIZE, { files: GENERATED }, 'pass'],
    ['pr-size: what was renamed to one of those', SIZE, { files: [RENAMED] }, 'fail'],
    ['pr-evidence: a heading of its own', 'pr-evidence: { sections: [Tasting] }', PROVEN, 'pass'],
    ['pr-evidence: one that is not known', 'pr-evidence: warn', PROVEN, 'fail'],
    ['security-checks: a name of its own', 'security-checks: { checks: ["acme *"] }', {}, 'pass'],
    ['security-checks: one that is not known', 'security-checks: warn', {}, 'fail'],
    ['rollback-first: its label', 'rollback-first: { labels: ["go-*"] }', labelled('go-on', 'carol'), 'pass'],
    [
      'rollback-first: the label by its author',
      'rollback-first: { labels: ["go-*"] }',
      labelled('go-on', 'alice'),
      'fail',
    ],
    ['rollback-first: another label', 'rollback-first: warn', labelled('go-on', 'carol'), 'fail'],
  ])('%s', async (...[, rule, pull, expected]) => {
    const checks = [aScan({ name: 'acme scan', app: 'acme' })];
    const repository = required(withPolicy(guardedShop(pull, { commit: { checks } }), onlyWith(rule)), ['acme scan']);
    repository.collaborators.set('alice', 'write').set('carol', 'write');
    repository.deployments.at(-1)?.statuses.push({ state: 'FAILURE', createdAt: NOW - 3_600_000, description: null });
    const run = await judged(repository);
    expect(Object.values(run.rules).map((said) => said.split(' ')[0])).toEqual([expected]);
  });
});
