/** A pull request that holds to every guardrail there is, and leans on every fact that a run reads for it. */
import type { FakeCheck } from '../support/fake-github/git-state.ts';
import type { FakePullRequest, FakeRepository } from '../support/fake-github/state.ts';
import { approvalBy, CONFIG, changed, guardedShop } from './guarded-shop.ts';
import { NOW, withFile } from './worlds.ts';

/** The domain architect is bob, who also owns the config file. */
const FULL_POLICY = [
  'preset: strict',
  'readiness: { hats: { domain-architect: [bob], architecture-paths: ["src/core/**"] } }',
  '',
].join('\n');

/** Of an AI tool's branch: config file, core code with a test, a renamed file; approved, scanned, with a true rule file. */
const PASSING: Partial<FakePullRequest> = {
  headRefName: 'claude/topic',
  files: [
    changed(CONFIG),
    changed('src/core/cart.ts'),
    changed('test/cart.test.ts'),
    changed('docs/new.md', 'RENAMED', 'docs/old.md'),
  ],
  reviews: [approvalBy('bob')],
};

/** The rules that it passes; `rollback-first` skips what is no hotfix. */
export const PASSED = [
  'dual-gate',
  'pr-evidence',
  'security-checks',
  'pr-size',
  'architecture-approval',
  'guarded-files',
  'rule-files',
  'rule-file-truth',
] as const;

const SCAN_FILE = '.github/workflows/scan.yml';
const SCAN_WORKFLOW = 'on: push\njobs:\n  look:\n    steps:\n      - uses: github/codeql-action/analyze@v3\n';

/** That it scans is told by the workflow alone: its name says nothing. */
export const SCAN: FakeCheck = {
  kind: 'check',
  name: 'look',
  conclusion: 'SUCCESS',
  required: true,
  app: 'github-actions',
  at: NOW - 500,
  workflow: { path: SCAN_FILE, repository: 'shop' },
};

export const HEAD_FILES = {
  [CONFIG]: `${FULL_POLICY}minimum-sample: 12\n`,
  'AGENTS.md': 'The cart is in `src/core/cart.ts`.\n',
  'src/core/cart.ts': 'export const cart = [];\n',
};

/** Its repository. `pull` and `files` change what it does, `checks` what ran on its head. */
export function passingShop(
  pull: Partial<FakePullRequest> = {},
  { files = HEAD_FILES, checks = [SCAN] }: { readonly files?: typeof HEAD_FILES; readonly checks?: FakeCheck[] } = {},
): FakeRepository {
  const repository = guardedShop({ ...PASSING, ...pull }, { files, commit: { checks } });
  withFile(repository, CONFIG, FULL_POLICY);
  withFile(repository, SCAN_FILE, SCAN_WORKFLOW);
  const required = checks.filter((check) => check.required).map(({ name }) => ({ context: name }));
  repository.rules.set('main', [{ type: 'required_status_checks', parameters: { required_status_checks: required } }]);
  return repository;
}
