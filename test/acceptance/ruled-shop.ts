/** What the acceptance tests of single rules add to the guarded shop: its policy, required checks and scans. */
import type { FakeCheck } from '../support/fake-github/git-state.ts';
import type { FakePullRequest, FakeRepository } from '../support/fake-github/state.ts';
import { CONFIG } from './guarded-shop.ts';
import { NOW, withFile } from './worlds.ts';

/** The shop with another config file on its default branch. */
export function withPolicy(repository: FakeRepository, policy: string): FakeRepository {
  withFile(repository, CONFIG, policy);
  return repository;
}

/** Code scanning's own check of the head: it is required, and succeeded. */
export function aScan(given: Partial<FakeCheck> = {}): FakeCheck {
  return { ...aCheck('CodeQL'), app: 'github-advanced-security', ...given };
}

/** A required check of GitHub Actions that succeeded. */
export function aCheck(name: string, given: Partial<FakeCheck> = {}): FakeCheck {
  return { kind: 'check', name, conclusion: 'SUCCESS', required: true, app: 'github-actions', at: NOW - 500, ...given };
}

/** The shop with a ruleset that requires checks on the default branch. */
export function required(repository: FakeRepository, names: readonly string[] = ['CodeQL']): FakeRepository {
  const checks = names.map((context) => ({ context }));
  const rule = { type: 'required_status_checks', parameters: { required_status_checks: checks } };
  repository.rules.set('main', [rule]);
  return repository;
}

/** A policy with this rule alone. */
export function onlyWith(rule: string): string {
  const ids = ['dual-gate', 'pr-evidence', 'security-checks', 'pr-size', 'architecture-approval', 'rollback-first'];
  const others = [...ids, 'guarded-files', 'rule-files', 'rule-file-truth'].filter((id) => !rule.startsWith(`${id}:`));
  return `guardrails:\n  ${rule}\n${others.map((id) => `  ${id}: off\n`).join('')}`;
}

/** So many lines of a file. */
export function long(path: string, lines: number): FakePullRequest['files'][number] {
  return { path, additions: lines, deletions: 0, changeType: 'MODIFIED' };
}
