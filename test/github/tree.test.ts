import { describe, expect, it } from 'vitest';
import { readTexts, readTree } from '../../src/github/tree.ts';
import { fakeRepository } from '../support/fake-github/builders.ts';
import type { FakeFile } from '../support/fake-github/git-state.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import { sha } from '../support/history.ts';
import { operations, withGitHub } from './reading.ts';

const OCTO = { owner: 'octo', name: 'shop' };
const FILES: Readonly<Record<string, FakeFile>> = {
  'AGENTS.md': '# Rules',
  'CLAUDE.md': { symlink: 'AGENTS.md' },
  'data.bin': 'a\0b',
  'docs/large.md': 'x'.repeat(262_145),
  'docs/same.md': '# Rules',
  'empty.md': '',
};

function aWorld(files = FILES) {
  const commit = fakeCommit({ oid: sha(1), files });
  return fakeRepository({ commits: new Map([[commit.oid, commit]]), refs: new Map([['refs/heads/main', commit.oid]]) });
}

describe('the files of a commit', () => {
  it('take two requests, however many they are', async () => {
    await withGitHub({ repository: aWorld() }, async (fake, door) => {
      const tree = await readTree(door, OCTO, sha(1));
      if ('ok' in tree) throw new Error(tree.detail);
      expect(tree.truncated).toBe(false);
      expect(tree.entries.map(({ path, mode }) => `${path} ${mode}`).sort()).toEqual([
        'AGENTS.md file',
        'CLAUDE.md symlink',
        'data.bin file',
        'docs/large.md file',
        'docs/same.md file',
        'empty.md file',
      ]);
      const texts = await readTexts(door, OCTO, tree.entries);
      if ('ok' in texts) throw new Error(texts.detail);
      expect(Object.fromEntries(texts)).toEqual({
        'AGENTS.md': { text: '# Rules', truncated: false },
        'CLAUDE.md': { text: 'AGENTS.md', truncated: false },
        'data.bin': 'binary',
        'docs/large.md': 'too-large',
        'docs/same.md': { text: '# Rules', truncated: false },
        'empty.md': { text: '', truncated: false },
      });
      expect(operations(fake)).toHaveLength(2);
      expect(fake.log.map(({ points }) => points)).toEqual([1, 1]);
    });
  });

  it('are refused to a token that may not read them', async () => {
    const { contents: _, ...permissions } = READ_EVERYTHING;
    await withGitHub({ repository: aWorld(), permissions }, async (_fake, door) => {
      expect(await readTree(door, OCTO, sha(1))).toMatchObject({ ok: false, reason: 'forbidden' });
    });
  });

  it('are not asked for where none is wanted', async () => {
    await withGitHub({ repository: aWorld() }, async (fake, door) => {
      expect(await readTexts(door, OCTO, [])).toEqual(new Map());
      expect(fake.log).toEqual([]);
    });
  });
});
