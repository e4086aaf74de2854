import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Repository } from '../support/repository.ts';
import { aFolder, aRepository } from '../support/repository.ts';
import { historyOf } from './history-of.ts';

/** Squashes `(#1)` to `(#count)`, an hour apart, each with a tag. */
function aRepositoryOf(count: number): Repository {
  const repository = aRepository();
  const commits = Array.from({ length: count }, (_, at) => {
    const message = `Change number ${at + 1} (#${at + 1})\n\nWhy it was changed, and how.\n`;
    const who = `Ann <ann@example.com> ${1_740_000_000 + at * 3600} +0000`;
    const commit = `commit refs/heads/main\nmark :${at + 1}\ncommitter ${who}\ndata ${message.length}\n${message}`;
    return `${commit}\nreset refs/tags/v${at + 1}\nfrom :${at + 1}\n\n`;
  });
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: repository.folder,
    env: repository.env,
    input: commits.join(''),
  });
  repository.git('pack-refs', '--all');
  return repository;
}

/** How often git is started to read a repository. */
async function startsFor(repository: Repository): Promise<number> {
  const folder = aFolder();
  const list = join(folder, 'starts');
  const program = `#!/bin/sh\necho started >> '${list}'\nPATH='${repository.env.PATH}' exec git "$@"\n`;
  writeFileSync(join(folder, 'git'), program, { mode: 0o755 });
  await historyOf({ ...repository, env: { ...repository.env, PATH: folder } });
  return readFileSync(list, 'utf8').trim().split('\n').length;
}

describe('reading a clone', () => {
  it('takes seconds for 10,000 commits', async () => {
    const repository = aRepositoryOf(10_000);
    const started = performance.now();
    const { commits, pullRequests, tags } = await historyOf(repository);
    expect(performance.now() - started).toBeLessThan(5000);
    expect([commits.length, pullRequests.length, tags.length]).toEqual([10_000, 10_000, 10_000]);
    expect(pullRequests.at(-1)).toMatchObject({ number: 10_000, title: 'Change number 10000' });
  }, 30_000);

  it('starts git as often for one commit as for hundreds', async () => {
    const few = await startsFor(aRepositoryOf(1));
    expect(few).toBeLessThanOrEqual(15);
    expect(await startsFor(aRepositoryOf(300))).toBe(few);
  });
});
