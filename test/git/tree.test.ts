import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openClone } from '../../src/git/clone.ts';
import { readTexts, readTree } from '../../src/git/tree.ts';
import type { Repository } from '../support/repository.ts';
import { aCloneOf, aRepository } from '../support/repository.ts';

const LARGE = 262_145;

/** A repository with a file of every kind; what is on the disk is not what was committed. */
function aFullRepository(): Repository {
  const repository = aRepository();
  const write = (path: string, content: string | Buffer) => writeFileSync(join(repository.folder, path), content);
  write('AGENTS.md', '# Rules\n');
  write('ä\nb.md', 'odd');
  write('data.bin', Buffer.from([1, 0, 2]));
  write('large.md', 'x'.repeat(LARGE));
  write('empty.md', '');
  symlinkSync('AGENTS.md', join(repository.folder, 'CLAUDE.md'));
  repository.git('add', '--all');
  const user = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
  repository.git(...user, 'commit', '--quiet', '--message', 'Begin');
  write('AGENTS.md', '# Edited\n');
  return repository;
}

async function filesOf(repository: Repository) {
  const clone = await openClone(repository.folder, { env: repository.env });
  const tree = await readTree(clone, repository.git('rev-parse', 'HEAD'));
  return { tree, texts: await readTexts(clone, tree.entries) };
}

describe('the files of a commit', () => {
  it('are listed with kind and size, whatever they are called', async () => {
    const { tree } = await filesOf(aFullRepository());
    expect(tree.truncated).toBe(false);
    expect(tree.entries.map(({ path, mode, size }) => [path, mode, size])).toEqual([
      ['AGENTS.md', 'file', 8],
      ['CLAUDE.md', 'symlink', 9],
      ['data.bin', 'file', 3],
      ['empty.md', 'file', 0],
      ['large.md', 'file', LARGE],
      ['ä\nb.md', 'file', 3],
    ]);
  });

  it('are read as they were committed: texts, targets of links, and why there is no text', async () => {
    const { texts } = await filesOf(aFullRepository());
    expect(texts instanceof Map ? Object.fromEntries(texts) : texts).toEqual({
      'AGENTS.md': { text: '# Rules\n', truncated: false },
      'CLAUDE.md': { text: 'AGENTS.md', truncated: false },
      'data.bin': 'binary',
      'empty.md': { text: '', truncated: false },
      'large.md': 'too-large',
      'ä\nb.md': { text: 'odd', truncated: false },
    });
  });

  it('are listed and not fetched where a partial clone lacks them', async () => {
    const original = aFullRepository();
    const { tree, texts } = await filesOf(aCloneOf(original, '--filter=blob:none', '--no-checkout'));
    expect(tree.entries).toHaveLength(6);
    expect(texts).toMatchObject({ detail: expect.stringContaining('partial clone') });
  });
});
