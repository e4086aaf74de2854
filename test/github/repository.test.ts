import { describe, expect, it } from 'vitest';
import { openRepository, withBranch } from '../../src/github/repository.ts';
import { fakeRepository, pushCommits } from '../support/fake-github/builders.ts';
import type { FakeFile } from '../support/fake-github/git-state.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import { sha, UNTIL } from '../support/history.ts';
import { errorFrom } from '../support/scripted-door.ts';
import { operations, withGitHub } from './reading.ts';

const PATH = '.github/one-pizza.yml';
const SHOP = { owner: 'octo', name: 'shop' };

function shop(files: Record<string, FakeFile> = {}): FakeRepository {
  const repository = fakeRepository();
  pushCommits(repository, [fakeCommit({ oid: sha('tip'), files })]);
  pushCommits(repository, [fakeCommit({ oid: sha('release'), files: { [PATH]: 'branch: elsewhere' } })], 'release');
  return repository;
}

describe('openRepository', () => {
  it('finds names, tips, the config file and the time with one request', async () => {
    await withGitHub({ repository: shop({ [PATH]: 'window-days: 30\n' }) }, async (fake, door) => {
      expect(await openRepository(door, { owner: 'Octo', name: 'SHOP' })).toEqual({
        owner: 'octo',
        name: 'shop',
        repository: 'octo/shop',
        url: 'https://github.com/octo/shop',
        isArchived: false,
        defaultBranch: 'main',
        defaultTip: sha('tip'),
        branch: 'main',
        tip: sha('tip'),
        configFile: { path: PATH, ref: sha('tip'), text: 'window-days: 30\n' },
        startedAt: UNTIL,
      });
      expect(operations(fake)).toEqual(['Repository']);
    });
  });

  it("reads another branch's tip, and the config of the default branch all the same", async () => {
    await withGitHub({ repository: shop({ [PATH]: 'branch: release' }) }, async (_, door) => {
      const opened = await openRepository(door, { ...SHOP, branch: 'release' });
      expect(opened).toMatchObject({ branch: 'release', tip: sha('release'), defaultTip: sha('tip') });
      expect(opened.configFile).toMatchObject({ text: 'branch: release' });
    });
  });

  it('finds no config file, one of another name, and an empty one', async () => {
    await withGitHub({ repository: shop({ 'ci/pizza.yml': 'a: 1', 'empty.yml': '' }) }, async (_, door) => {
      expect((await openRepository(door, SHOP)).configFile).toBeNull();
      const textAt = async (configPath: string) => (await openRepository(door, { ...SHOP, configPath })).configFile;
      expect(await textAt('ci/pizza.yml')).toMatchObject({ text: 'a: 1' });
      expect(await textAt('empty.yml')).toMatchObject({ text: '' });
    });
  });

  it('opens an empty repository', async () => {
    await withGitHub({ repository: fakeRepository() }, async (_, door) => {
      expect(await openRepository(door, SHOP)).toMatchObject({ branch: 'main', tip: null, configFile: null });
    });
  });

  it.each([
    ['a folder', { [`${PATH}/x`]: 'a' }, `${PATH} at ${sha('tip').slice(0, 7)} is no regular file`],
    ['a symbolic link', { [PATH]: { symlink: '../secret' } }, 'is no regular file'],
    ['binary', { [PATH]: 'a\0b' }, 'is no text'],
    ['larger than 256 KiB', { [PATH]: 'x'.repeat(262_145) }, 'is larger than 256 KiB'],
    ['so large that GitHub cuts it', { [PATH]: 'x'.repeat(600_000) }, 'is larger than 256 KiB'],
  ])('hands over what is wrong with a config file that is %s', async (_, files, message) => {
    await withGitHub({ repository: shop(files) }, async (_fake, door) => {
      const { configFile } = await openRepository(door, SHOP);
      expect(configFile).toMatchObject({ name: 'ConfigError', message: expect.stringContaining(message) });
    });
  });

  it('says what to do where there is no such repository, no such branch, or no right to read', async () => {
    await withGitHub({ repository: shop() }, async (_, door) => {
      const none = await errorFrom(openRepository(door, { owner: 'octo', name: 'secret' }));
      expect(none.message).toBe(
        'There is no repository octo/secret, or the token may not see it. Check the name; for a private repository use a token that may read it (`contents: read`).',
      );
      const branch = await errorFrom(openRepository(door, { ...SHOP, branch: 'nope' }));
      expect(branch.message).toBe('There is no branch nope in octo/shop. Name a branch that is there.');
    });
    await withGitHub({ repository: shop(), permissions: { metadata: 'read' } }, async (_, door) => {
      const error = await errorFrom(openRepository(door, SHOP));
      expect(error.name).toBe('PermissionError');
      expect(error.message).toContain('`contents: read`');
    });
  });
});

describe('withBranch', () => {
  it('asks only for a branch whose tip is not known', async () => {
    await withGitHub({ repository: shop(), permissions: READ_EVERYTHING }, async (fake, door) => {
      const opened = await openRepository(door, SHOP);
      expect(await withBranch(door, opened, 'main')).toBe(opened);
      expect(operations(fake)).toEqual(['Repository']);
      expect(await withBranch(door, opened, 'release')).toMatchObject({ branch: 'release', tip: sha('release') });
      expect(operations(fake)).toEqual(['Repository', 'Branch']);
      expect((await errorFrom(withBranch(door, opened, 'x/../y'))).message).toContain('There is no branch x/../y');
    });
  });
});
