/**
 * Real git repositories in a folder of their own, gone when the test ends. Commits are written as objects, so that a
 * test can say every byte of them; whatever git itself should do is done with `git(…)`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export type CommitGiven = {
  readonly message?: string | Buffer;
  /** Committed, and authored where `authored` says nothing else. ISO 8601. */
  readonly at?: string;
  readonly authored?: string;
  /** `Name <address>`, of the author only. */
  readonly author?: string;
  /** The branch to put it on; its tip is the parent unless `parents` are given. */
  readonly branch?: string;
  readonly parents?: readonly string[];
  /** The id of its tree; by default it holds nothing. */
  readonly tree?: string;
};

export type Repository = {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** What git prints, without white space around it. */
  git(...args: readonly string[]): string;
  /** Writes a commit and moves its branch (`main`); returns its id. */
  commit(given?: CommitGiven): string;
};

const TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** A new folder, removed when the test ends. */
export function aFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'one-pizza-git-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** An empty repository whose branch is `main`. */
export function aRepository(...options: readonly string[]): Repository {
  const folder = aFolder();
  const repository = repositoryIn(folder);
  repository.git('init', '--quiet', '--template=', ...options);
  repository.git('symbolic-ref', 'HEAD', 'refs/heads/main');
  repository.git('hash-object', '-t', 'tree', '-w', '--stdin');
  return repository;
}

/** A clone over `file://`, as a server would give it. */
export function aCloneOf(original: Repository, ...options: readonly string[]): Repository {
  const folder = aFolder();
  original.git('config', 'uploadpack.allowFilter', 'true');
  original.git('clone', '--quiet', '--template=', ...options, `file://${original.folder}`, folder);
  return repositoryIn(folder);
}

/** The repository that is in a folder already. */
export function repositoryIn(folder: string): Repository {
  const env = environment(folder);
  const run = (args: readonly string[], input: Buffer | string) =>
    execFileSync('git', args, { cwd: folder, env, input, encoding: 'utf8', stdio: 'pipe' }).trim();
  const tips = new Map<string, string>();
  return {
    folder,
    env,
    git: (...args) => run(args, ''),
    commit(given = {}) {
      const branch = given.branch ?? 'main';
      const tip = tips.get(branch);
      const parents = given.parents ?? (tip === undefined ? [] : [tip]);
      const sha = run(['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], contentOf(given, parents));
      run(['update-ref', `refs/heads/${branch}`, sha], '');
      tips.set(branch, sha);
      return sha;
    },
  };
}

function contentOf(given: CommitGiven, parents: readonly string[]): Buffer {
  const at = given.at ?? '2026-03-01T00:00:00Z';
  const lines = [
    `tree ${given.tree ?? TREE}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${given.author ?? 'Ann Author <ann@example.com>'} ${secondsOf(given.authored ?? at)} +0200`,
    `committer GitHub <noreply@github.com> ${secondsOf(at)} +0000`,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\n')}\n\n`), Buffer.from(given.message ?? 'Change something\n')]);
}

function secondsOf(iso: string): number {
  const milliseconds = Date.parse(iso);
  if (!Number.isFinite(milliseconds)) throw new Error(`not a moment: ${iso}`);
  return milliseconds / 1000;
}

function environment(folder: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ann Author',
    GIT_AUTHOR_EMAIL: 'ann@example.com',
    GIT_AUTHOR_DATE: '2026-03-01T00:00:00Z',
    GIT_COMMITTER_NAME: 'Carl Committer',
    GIT_COMMITTER_EMAIL: 'carl@example.com',
    GIT_COMMITTER_DATE: '2026-03-01T00:00:00Z',
    GIT_MERGE_AUTOEDIT: 'no',
  };
}
