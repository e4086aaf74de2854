import { describe, expect, it } from 'vitest';
import { scaffoldingIn, workflowsWanted } from '../../src/adoption/scaffolding.ts';
import type { CommitTree, FileText, TreeEntry } from '../../src/history/commit-tree.ts';

const CI = '.github/workflows/ci.yml';
const PLAIN = 'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n';
const calling = (used: string) => `on: push\njobs:\n  test:\n    uses: ${used}\n`;

function treeOf(paths: readonly string[], given: Partial<CommitTree> & { mode?: TreeEntry['mode'] } = {}): CommitTree {
  const { mode = 'file', truncated = false } = given;
  return { entries: paths.map((path) => ({ path, mode, size: 10, sha: 'a'.repeat(40) })), truncated };
}

const unread = (): FileText => 'unread';
const saying = (text: string) => (): FileText => ({ text, truncated: false });

const seenIn = (path: string) => scaffoldingIn(treeOf([path]), unread);

describe('scaffoldingIn', () => {
  it.each([
    '.github/pull_request_template.md',
    '.github/PULL_REQUEST_TEMPLATE.md',
    'PULL_REQUEST_TEMPLATE.txt',
    'docs/pull_request_template.md',
    '.github/PULL_REQUEST_TEMPLATE/feature.md',
  ])('sees a template at %s', (path) => {
    expect(seenIn(path).pullRequestTemplate).toBe(true);
  });

  it.each([
    'src/pull_request_template.md',
    '.github/pull_request_template.yml',
    '.github/pull_request_template.md.bak',
    '.github/PULL_REQUEST_TEMPLATE/a/b.md',
    '.github/ISSUE_TEMPLATE/bug.md',
  ])('sees no template at %s', (path) => {
    expect(seenIn(path).pullRequestTemplate).toBe(false);
  });

  it.each([
    ['.github/CODEOWNERS', true],
    ['CODEOWNERS', true],
    ['docs/CODEOWNERS', true],
    ['codeowners', false],
    ['src/CODEOWNERS', false],
  ])('of code owners at %s says %s', (path, isThere) => {
    expect(seenIn(path).codeOwners).toBe(isThere);
  });

  it.each([
    ['.github/workflows/rollback.yml', true],
    ['.github/workflows/Roll-Back-Production.yaml', true],
    ['.github/workflows/deploy.yml', false],
    ['.github/workflows/old/rollback.yml', false],
    ['scripts/rollback.yml', false],
  ])('of a workflow that rolls back at %s says %s', (path, isThere) => {
    expect(seenIn(path).rollbackWorkflow).toBe(isThere);
  });

  it.each([
    ['declares workflow_call', 'on:\n  workflow_call:\n', true],
    ['calls one of its own', calling('./.github/workflows/test.yml'), true],
    ['calls one of another repository', calling('octo/flows/.github/workflows/test.yml@v1'), true],
    ['uses actions only', PLAIN, false],
    ['uses an action of its own', calling('./.github/actions/test'), false],
  ])('of a workflow that %s', (_, text, isReused) => {
    expect(scaffoldingIn(treeOf([CI]), saying(text)).reusableWorkflows).toBe(isReused);
  });

  it.each(['unread', 'too-large', 'binary', { text: PLAIN, truncated: true }] as const)(
    'does not know about reuse where a workflow is %j',
    (text) => {
      const other = '.github/workflows/other.yml';
      const textOf = (reused: string) => (path: string) => (path === CI ? text : saying(reused)());
      expect(scaffoldingIn(treeOf([CI, other]), textOf(PLAIN)).reusableWorkflows).toBeNull();
      expect(scaffoldingIn(treeOf([CI, other]), textOf('on: workflow_call')).reusableWorkflows).toBe(true);
    },
  );

  it('says that nothing is there only of a whole tree', () => {
    const nothing = {
      pullRequestTemplate: false,
      codeOwners: false,
      reusableWorkflows: false,
      rollbackWorkflow: false,
    };
    expect(scaffoldingIn(treeOf(['README.md']), unread)).toEqual(nothing);
    expect(scaffoldingIn(treeOf(['README.md', 'CODEOWNERS'], { truncated: true }), unread)).toEqual({
      pullRequestTemplate: null,
      codeOwners: true,
      reusableWorkflows: null,
      rollbackWorkflow: null,
    });
  });

  it('takes no submodule for a file, and no symbolic link for a workflow', () => {
    expect(scaffoldingIn(treeOf(['CODEOWNERS'], { mode: 'submodule' }), unread).codeOwners).toBe(false);
    expect(scaffoldingIn(treeOf(['CODEOWNERS'], { mode: 'symlink' }), unread).codeOwners).toBe(true);
    const link = scaffoldingIn(treeOf(['.github/workflows/rollback.yml'], { mode: 'symlink' }), unread);
    expect([link.rollbackWorkflow, link.reusableWorkflows]).toEqual([false, false]);
  });
});

describe('workflowsWanted', () => {
  it('names 30 workflows at most; with more, reuse is not known', () => {
    const paths = Array.from({ length: 31 }, (_, at) => `.github/workflows/w${at}.yml`);
    const wanted = workflowsWanted(treeOf(['README.md', ...paths]));
    expect(wanted).toEqual(paths.slice(0, 30));
    const textOf = (path: string) => (wanted.includes(path) ? saying(PLAIN)() : 'unread');
    expect(scaffoldingIn(treeOf(paths), textOf).reusableWorkflows).toBeNull();
  });
});
