import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openClone } from '../../src/git/clone.ts';
import { fileAt } from '../../src/git/file-at.ts';
import type { Repository } from '../support/repository.ts';
import { aCloneOf, aRepository } from '../support/repository.ts';

const PATH = '.github/one-pizza.yml';

async function read(repository: Repository, path = PATH) {
  const sha = repository.git('rev-parse', 'HEAD');
  const { bytes, differsOnDisk } = await fileAt(await openClone(repository.folder, { env: repository.env }), sha, path);
  return { text: bytes === null ? null : Buffer.from(bytes).toString(), differsOnDisk };
}

function aRepositoryWith(text: string): { repository: Repository; onDisk: string } {
  const repository = aRepository();
  const onDisk = join(repository.folder, PATH);
  mkdirSync(join(repository.folder, '.github'));
  writeFileSync(onDisk, text);
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message=configure');
  return { repository, onDisk };
}

describe('fileAt', () => {
  it('reads the committed file and says whether the copy on disk was edited', async () => {
    const { repository, onDisk } = aRepositoryWith('window-days: 30\n');
    expect(await read(repository)).toEqual({ text: 'window-days: 30\n', differsOnDisk: false });
    writeFileSync(onDisk, 'window-days: 30\r\n');
    expect(await read(repository)).toEqual({ text: 'window-days: 30\n', differsOnDisk: false });
    writeFileSync(onDisk, 'window-days: 60\n');
    expect(await read(repository)).toEqual({ text: 'window-days: 30\n', differsOnDisk: true });
    rmSync(onDisk);
    expect(await read(repository)).toEqual({ text: 'window-days: 30\n', differsOnDisk: false });
  });

  it('is absent where the commit has none, even if there is one on disk', async () => {
    const { repository } = aRepositoryWith('window-days: 30\n');
    expect(await read(repository, '.github/other.yml')).toEqual({ text: null, differsOnDisk: false });
    writeFileSync(join(repository.folder, 'new.yml'), '');
    expect(await read(repository, 'new.yml')).toEqual({ text: null, differsOnDisk: true });
    const clone = await openClone(repository.folder, { env: repository.env });
    expect(await fileAt(clone, null, PATH)).toEqual({ bytes: null, differsOnDisk: true });
  });

  it('refuses what is no regular file', async () => {
    const { repository } = aRepositoryWith('window-days: 30\n');
    symlinkSync(PATH, join(repository.folder, 'link.yml'));
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message=link');
    await expect(read(repository, 'link.yml')).rejects.toThrow('link.yml is no regular file at');
    await expect(read(repository, '.github')).rejects.toThrow('.github is no regular file at');
  });

  it('reads 256 KiB and no more', async () => {
    expect((await read(aRepositoryWith('#'.repeat(262_144)).repository)).text).toHaveLength(262_144);
    await expect(read(aRepositoryWith('#'.repeat(262_145)).repository)).rejects.toThrow('larger than 256 KiB');
  });

  it.each(['--filter=blob:none', '--filter=tree:0'])('fetches nothing into a partial clone (%s)', async (filter) => {
    const { repository } = aRepositoryWith('window-days: 30\n');
    const bare = aCloneOf(repository, '--bare', filter);
    const before = bare.git('count-objects', '-v');
    await expect(read(bare)).rejects.toThrow(/was left out of this partial clone\. Fetch it with: git cat-file -e/);
    expect(bare.git('count-objects', '-v')).toBe(before);
    // The fix that is offered is true.
    bare.git('cat-file', '-e', `HEAD:${PATH}`);
    expect((await read(bare)).text).toBe('window-days: 30\n');
  });
});
