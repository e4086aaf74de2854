import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openClone } from '../../src/git/clone.ts';
import { SourceError } from '../../src/history/errors.ts';
import type { Repository } from '../support/repository.ts';
import { aCloneOf, aFolder, aRepository } from '../support/repository.ts';

const open = (repository: Repository, env = {}) => openClone(repository.folder, { env: { ...repository.env, ...env } });

describe('openClone', () => {
  it('finds the clone from any folder in it', async () => {
    const repository = aRepository();
    repository.commit();
    const inner = join(repository.folder, 'src', 'deep');
    mkdirSync(inner, { recursive: true });
    const clone = await openClone(inner, { env: repository.env });
    expect(clone).toMatchObject({
      root: repository.folder,
      gitDir: join(repository.folder, '.git'),
      commonDir: join(repository.folder, '.git'),
      defaultBranch: 'main',
      isBare: false,
      isShallow: false,
      url: null,
    });
    expect(repository.folder.endsWith(`/${clone.repository}`)).toBe(true);
  });

  it('takes name and address from origin, without the credentials in its URL', async () => {
    const repository = aRepository();
    repository.git('remote', 'add', 'upstream', 'https://github.com/octo/other.git');
    repository.git('remote', 'add', 'origin', 'https://ann:ghs_secret@github.com/octo/shop.git');
    const clone = await open(repository);
    expect(clone).toMatchObject({ repository: 'octo/shop', url: 'https://github.com/octo/shop' });
    expect(JSON.stringify({ ...clone, git: null })).not.toContain('ghs_secret');
  });

  it('takes the only remote, whatever its name, and none of several', async () => {
    const repository = aRepository();
    repository.git('remote', 'add', 'upstream', 'git@github.com:octo/shop.git');
    expect(await open(repository)).toMatchObject({ repository: 'octo/shop', settings: { remote: 'upstream' } });
    repository.git('remote', 'add', 'fork', 'git@github.com:ann/shop.git');
    expect(await open(repository)).toMatchObject({ url: null, settings: { remote: null } });
  });

  it('writes out abbreviated URLs', async () => {
    const repository = aRepository();
    repository.git('config', 'url.https://github.com/.insteadOf', 'gh:');
    repository.git('remote', 'add', 'origin', 'gh:octo/shop');
    expect(await open(repository)).toMatchObject({ repository: 'octo/shop', url: 'https://github.com/octo/shop' });
  });

  it('opens a bare repository and a linked work tree', async () => {
    const original = aRepository();
    original.commit();
    const bare = aCloneOf(original, '--bare');
    expect(await open(bare)).toMatchObject({ root: bare.folder, gitDir: bare.folder, isBare: true });
    const linked = join(aFolder(), 'linked');
    original.git('worktree', 'add', '--quiet', linked, '-b', 'feature');
    expect(await openClone(linked, { env: original.env })).toMatchObject({
      root: linked,
      gitDir: join(original.folder, '.git', 'worktrees', 'linked'),
      commonDir: join(original.folder, '.git'),
      isBare: false,
    });
  });

  it('means the folder it was given, whatever a hook’s environment says', async () => {
    const [meant, other] = [aRepository(), aRepository()];
    const env = { GIT_DIR: join(other.folder, '.git'), GIT_WORK_TREE: other.folder, GIT_INDEX_FILE: '/nowhere' };
    expect((await open(meant, env)).root).toBe(meant.folder);
  });

  it.each([
    ['a folder without a repository', (folder: string) => folder, /is no git repository\. Run one-pizza in a clone/],
    ['no folder', (folder: string) => join(folder, 'nowhere'), /There is no folder .*nowhere\. Name a folder/],
  ])('says what to do about %s', async (_, pathIn, message) => {
    const folder = aFolder();
    const opened = openClone(pathIn(folder), { env: { ...process.env, GIT_CEILING_DIRECTORIES: folder } });
    await expect(opened).rejects.toThrow(SourceError);
    await expect(opened).rejects.toThrow(message);
  });

  it('says what to do about a repository of another format', async () => {
    const repository = aRepository();
    repository.git('config', 'core.repositoryFormatVersion', '99');
    await expect(open(repository)).rejects.toThrow(/Git cannot open .*: .*99.*\. Try "git status" there/);
  });

  it('says what to do about a repository of another user', async () => {
    const repository = aRepository();
    // What makes git treat every owner as another one; meant for git's own tests.
    const fake = join(aFolder(), 'git');
    writeFileSync(
      fake,
      `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec /usr/bin/env -S PATH='${process.env.PATH}' git "$@"\n`,
    );
    chmodSync(fake, 0o755);
    await expect(open(repository, { PATH: join(fake, '..') })).rejects.toThrow(
      /git config --global --add safe\.directory/,
    );
  });

  it('says so where git is missing, and never takes one from a relative PATH', async () => {
    const repository = aRepository();
    writeFileSync(join(repository.folder, 'git'), '#!/bin/sh\ntouch ran\n', { mode: 0o755 });
    const here = relative(process.cwd(), repository.folder);
    await expect(open(repository, { PATH: `.::${here}` })).rejects.toThrow(/git was not found\. Install git/);
  });
});
