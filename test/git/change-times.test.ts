import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readChangeTimes } from '../../src/git/change-times.ts';
import { openClone } from '../../src/git/clone.ts';
import type { Repository } from '../support/repository.ts';
import { aCloneOf, aRepository } from '../support/repository.ts';

/** `AGENTS.md` on the 1st and the 3rd of March, `rules [1].md` on the 2nd, each by a commit of its own. */
function aHistoryOfRules(): Repository {
  const repository = aRepository();
  const commit = (path: string, text: string, day: number) => {
    writeFileSync(join(repository.folder, path), text);
    repository.git('add', '--all');
    const seconds = Date.UTC(2026, 2, day) / 1000;
    const author = `Ann <ann@example.com> ${seconds} +0000`;
    const tree = repository.git('write-tree');
    const parent = repository.git('for-each-ref', '--format=%(objectname)', 'refs/heads/main');
    repository.git('-c', 'user.name=Ann', 'update-ref', 'refs/heads/main', made(repository, { tree, parent, author }));
  };
  commit('AGENTS.md', 'one', 1);
  commit('rules [1].md', 'one', 2);
  commit('AGENTS.md', 'two', 3);
  return repository;
}

function made({ folder, git }: Repository, of: { tree: string; parent: string; author: string }): string {
  const parents = of.parent === '' ? '' : `parent ${of.parent}\n`;
  writeFileSync(
    join(folder, '.git', 'draft'),
    `tree ${of.tree}\n${parents}author ${of.author}\ncommitter ${of.author}\n\nRules\n`,
  );
  return git('hash-object', '-t', 'commit', '-w', join(folder, '.git', 'draft'));
}

describe('readChangeTimes', () => {
  const day = (number: number) => Date.UTC(2026, 2, number);
  const timesIn = async (repository: Repository) => {
    const clone = await openClone(repository.folder, { env: repository.env });
    const tip = repository.git('rev-parse', 'HEAD');
    return readChangeTimes(clone, tip, ['AGENTS.md', 'rules [1].md', 'CLAUDE.md']);
  };

  it('tells the first and the last commit to each path, and nothing of a path that never was', async () => {
    expect(await timesIn(aHistoryOfRules())).toEqual(
      new Map([
        ['AGENTS.md', { firstChange: day(1), lastChange: day(3) }],
        ['rules [1].md', { firstChange: day(2), lastChange: day(2) }],
      ]),
    );
  });

  it('does not guess in a shallow clone', async () => {
    expect(await timesIn(aCloneOf(aHistoryOfRules(), '--depth', '1'))).toEqual(new Map());
  });
});
