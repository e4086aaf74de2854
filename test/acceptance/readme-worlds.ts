/** Three kinds of repository that somebody follows the README on: as GitHub shows them, and as a clone does. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MS_PER_DAY } from '../../src/history/time.ts';
import {
  BOB,
  fakeDeployment,
  fakeIssue,
  fakePullRequest,
  fakeRelease,
  fakeRepository,
  fakeReview,
} from '../support/fake-github/builders.ts';
import type { FakeCheck } from '../support/fake-github/git-state.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import type { FakePullRequest, FakeRepository } from '../support/fake-github/state.ts';
import type { Repository } from '../support/repository.ts';
import { aRepository } from '../support/repository.ts';
import { NOW } from './worlds.ts';

const MS_PER_HOUR = 3_600_000;

type Files = Record<string, string>;

/** A repository at GitHub with a clone of it, checked out; #1000 is open, from a branch. */
export type ReadmeWorld = { readonly repository: FakeRepository; readonly clone: Repository; readonly files: Files };

type Given = {
  readonly files: Files;
  /** When it began, and when each change was merged by a squash, in days before now. */
  readonly startedDaysAgo: number;
  readonly mergedDaysAgo: readonly number[];
  readonly pull: Partial<FakePullRequest>;
  readonly checks: FakeCheck[];
  readonly isReviewed: boolean;
};

/** #1000's head: a commit that is nowhere but at GitHub. */
export const OPEN = 1000;
export const HEAD = 'abcdef'.repeat(7).slice(0, 40);

/** A week old: a change on each of the last six days, and nothing else. */
export function young(): ReadmeWorld {
  return grown({
    files: { 'README.md': 'Shop\n', 'src/cart.ts': 'export const cart = [];\n' },
    startedDaysAgo: 7,
    mergedDaysAgo: [6, 5, 4, 3, 2, 1],
    pull: { files: [{ path: 'src/cart.ts', additions: 20, deletions: 2, changeType: 'MODIFIED' }], changedFiles: 1 },
    checks: [],
    isReviewed: false,
  }).world;
}

/** A change every 5 days for 200 days; each fourth is tagged and released a day later. */
export function library(): ReadmeWorld {
  const { world, merged } = grown({
    files: { 'README.md': 'Library\n', '.github/workflows/ci.yml': 'on: [push, pull_request]\njobs: {}\n' },
    startedDaysAgo: 210,
    mergedDaysAgo: Array.from({ length: 40 }, (_, at) => 200 - 5 * at),
    pull: { files: [{ path: 'src/parse.ts', additions: 50, deletions: 9, changeType: 'MODIFIED' }], changedFiles: 1 },
    checks: [aCheck('test', { required: false })],
    isReviewed: true,
  });
  for (const [at, { sha, mergedAt }] of merged.entries()) {
    if (at % 4 !== 3) continue;
    const tagName = `v1.${at}.0`;
    world.clone.git('tag', tagName, sha);
    world.repository.refs.set(`refs/tags/${tagName}`, sha);
    const publishedAt = mergedAt + MS_PER_DAY;
    world.repository.releases.push(fakeRelease({ databaseId: at + 1, tagName, tagCommit: sha, publishedAt }));
  }
  return world;
}

/** A change every 3 days for 240 days, reviewed and deployed two hours later; owners, rules, a required check. */
export function service(): ReadmeWorld {
  const { world, merged } = grown({
    files: {
      'README.md': 'Service\n',
      'AGENTS.md': 'Run `src/cart.ts` through the tests before each commit.\n',
      'src/cart.ts': 'export const cart = [];\n',
      '.github/CODEOWNERS': '/.github/ @bob\n/AGENTS.md @bob\n',
      '.github/workflows/ci.yml': 'on:\n  pull_request:\n  merge_group:\njobs: {}\n',
      '.github/workflows/deploy.yml': 'on: push\njobs:\n  ship:\n    environment: production\n    steps: []\n',
    },
    startedDaysAgo: 250,
    mergedDaysAgo: Array.from({ length: 80 }, (_, at) => 240 - 3 * at),
    pull: {
      headRefName: 'claude/cart',
      files: [
        { path: 'src/cart.ts', additions: 60, deletions: 9, changeType: 'MODIFIED' },
        { path: 'test/cart.test.ts', additions: 30, deletions: 0, changeType: 'ADDED' },
      ],
      changedFiles: 2,
      reviews: [fakeReview({ id: 'R_open', commit: HEAD, submittedAt: NOW - MS_PER_HOUR })],
    },
    checks: [aCheck('test'), aCheck('CodeQL', { app: 'github-advanced-security' })],
    isReviewed: true,
  });
  const { repository } = world;
  repository.environments.push('production', 'staging');
  for (const [at, { sha, mergedAt }] of merged.entries()) {
    const createdAt = mergedAt + 2 * MS_PER_HOUR;
    const statuses = [{ state: 'SUCCESS', createdAt: createdAt + 60_000, description: null }];
    repository.deployments.push(fakeDeployment({ databaseId: at + 1, commitOid: sha, createdAt, statuses }));
  }
  repository.issues.push(
    fakeIssue({ number: 78, labels: ['incident'], createdAt: NOW - 40 * MS_PER_DAY, closedAt: NOW - 39 * MS_PER_DAY }),
  );
  const required = ['test', 'CodeQL'].map((context) => ({ context }));
  repository.rules.set('main', [{ type: 'required_status_checks', parameters: { required_status_checks: required } }]);
  return world;
}

/** Commits what `init` wrote: to the clone, and to the default branch at GitHub. */
export function commitAll({ repository, clone, files }: ReadmeWorld, written: Files): void {
  Object.assign(files, written);
  clone.git('add', '.');
  const oid = clone.commit({ at: isoOf(NOW - 1000), message: 'Add One-Pizza\n', tree: clone.git('write-tree') });
  const parents = [repository.refs.get('refs/heads/main') ?? ''];
  repository.commits.set(oid, fakeCommit({ oid, parents, committedDate: NOW - 1000, message: 'Add One-Pizza', files }));
  repository.refs.set('refs/heads/main', oid);
  const head = repository.commits.get(HEAD);
  if (head !== undefined) repository.commits.set(HEAD, { ...head, files });
}

type Merged = { readonly sha: string; readonly mergedAt: number };

function grown(given: Given): { readonly world: ReadmeWorld; readonly merged: readonly Merged[] } {
  const { files, isReviewed } = given;
  const repository = fakeRepository({ owner: 'acme', name: 'shop' });
  const clone = aRepository();
  clone.git('remote', 'add', 'origin', 'https://github.com/acme/shop.git');
  const tree = treeOf(clone, files);
  let tip = '';
  const push = (at: number, message: string): string => {
    const oid = clone.commit({ at: isoOf(at), message: `${message}\n`, tree });
    const parents = tip === '' ? [] : [tip];
    repository.commits.set(oid, fakeCommit({ oid, parents, committedDate: at, message, files }));
    repository.refs.set('refs/heads/main', oid);
    tip = oid;
    return oid;
  };
  push(NOW - given.startedDaysAgo * MS_PER_DAY, 'Start');
  const merged = given.mergedDaysAgo.map((days, index) => {
    const number = index + 1;
    const mergedAt = NOW - days * MS_PER_DAY;
    const createdAt = mergedAt - 6 * MS_PER_HOUR;
    const own = fakeCommit({ oid: (number + 1).toString(16).padStart(4, '0').repeat(10), committedDate: createdAt });
    repository.commits.set(own.oid, { ...own, parents: [tip] });
    const sha = push(mergedAt, `Change ${number} (#${number})`);
    const submittedAt = mergedAt - MS_PER_HOUR;
    const reviews = isReviewed ? [fakeReview({ id: `R_${number}`, author: BOB, commit: own.oid, submittedAt })] : [];
    const pull = { number, createdAt, mergedAt, mergeCommit: sha, commits: [own.oid], reviews };
    repository.pullRequests.push(fakePullRequest(pull));
    return { sha, mergedAt };
  });
  clone.git('reset', '--hard', '--quiet', 'main');
  const authoredDate = NOW - 5 * MS_PER_HOUR;
  repository.commits.set(HEAD, fakeCommit({ oid: HEAD, parents: [tip], authoredDate, files, checks: given.checks }));
  const own = { number: OPEN, createdAt: NOW - 4 * MS_PER_HOUR, commits: [HEAD], headRepository: 'acme/shop' };
  repository.pullRequests.push(fakePullRequest({ ...own, ...given.pull }));
  return { world: { repository, clone, files: { ...files } }, merged };
}

function treeOf(clone: Repository, files: Files): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(clone.folder, path)), { recursive: true });
    writeFileSync(join(clone.folder, path), text);
  }
  clone.git('add', '.');
  return clone.git('write-tree');
}

function aCheck(name: string, given: Partial<FakeCheck> = {}): FakeCheck {
  return { kind: 'check', name, conclusion: 'SUCCESS', required: true, app: 'github-actions', at: NOW - 500, ...given };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
