import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Repository } from '../support/repository.ts';
import { aRepository } from '../support/repository.ts';
import { historyOf } from './history-of.ts';

async function headlineOf(message: string | Buffer): Promise<string | undefined> {
  const repository = aRepository();
  repository.commit({ message: 'Before (#1)\n' });
  repository.commit({ message });
  const { commits, pullRequests } = await historyOf(repository);
  // Whatever a message holds, it stays one commit and makes no other.
  expect(commits).toHaveLength(2);
  expect(pullRequests.map(({ number }) => number)).toEqual([1]);
  return commits[0]?.headline;
}

function write(repository: Repository, headers: string, message = 'Strange\n'): void {
  const content = `tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n${headers}\n\n${message}`;
  writeFileSync(join(repository.folder, 'commit'), content);
  const sha = repository.git('hash-object', '-t', 'commit', '-w', '--literally', 'commit');
  repository.git('update-ref', 'refs/heads/main', sha);
}

describe('hostile messages', () => {
  it.each([
    ['cut at a NUL, as git has it', 'Hidden\0 (#666)\n', 'Hidden'],
    ['without any text', '', ''],
    ['of white space only', '\n \t\n\n', ''],
    ['that begin with blank lines', '\n\n  Indented \nMerge pull request #666 from o/b\n', 'Indented'],
    ['with line ends of Windows', 'Fix it\r\n\r\nBody (#666)\r\n', 'Fix it'],
    ['that look like the next record', `Fix\n\n${'a'.repeat(40)}\n\n1\n1\nEve\neve@example.com\nTwo (#666)`, 'Fix'],
    ['of one endless line', `${'x'.repeat(2_000_000)} (#666)`, 'x'.repeat(1024)],
    ['with endless white space', `x${' '.repeat(200_000)}(#666)`, 'x'],
    ['with invalid UTF-8', Buffer.from([0x46, 0xff, 0xc3, 0x28, 0x0a]), 'F\uFFFD\uFFFD('],
    ['with control and direction characters', '\u001b[31mred\u202E\n', '\u001b[31mred\u202E'],
  ])('%s', async (_, message, headline) => {
    expect(await headlineOf(message)).toBe(headline);
  });

  it('of megabytes are read in bounded time, and only their first 64 KiB', async () => {
    const repository = aRepository();
    const reverts = `This reverts commit ${'a'.repeat(40)}.`;
    for (const filler of ['.', 'a.', ' ', 'reverts ', '#1', 'https://', 'a/']) {
      const body = filler.repeat(Math.ceil(1_000_000 / filler.length));
      repository.commit({ message: `Long\n\n${body}\n${reverts}\n` });
    }
    const started = performance.now();
    const { commits } = await historyOf(repository);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(commits).toHaveLength(7);
    expect(commits.flatMap((each) => each.reverts).filter((each) => 'sha' in each)).toEqual([]);
  });

  it('in another encoding are recoded', async () => {
    const repository = aRepository();
    const head = `tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor J\u00f6rg <j@example.com> 1772323200 +0000\n`;
    const rest = 'committer J\u00f6rg <j@example.com> 1772323200 +0000\nencoding ISO-8859-1\n\nGr\u00fc\u00dfe\n';
    writeFileSync(join(repository.folder, 'commit'), Buffer.from(head + rest, 'latin1'));
    const sha = repository.git('hash-object', '-t', 'commit', '-w', '--literally', 'commit');
    repository.git('update-ref', 'refs/heads/main', sha);
    expect((await historyOf(repository)).commits).toMatchObject([
      { headline: 'Gr\u00fc\u00dfe', author: { login: 'J\u00f6rg' } },
    ]);
  });
});

describe('hostile commits', () => {
  it.each([
    ['an absurd date', 'author A <a> 99999999999999999999 +0000', '2026-03-01T00:00:00Z'],
    ['no date', 'author A <a>', '2026-03-01T00:00:00Z'],
    ['a date before 1970', 'author A <a> -86400 +0000', '2026-03-01T00:00:00Z'],
    ['a date of its own', 'author A <a> 1772236800 +1400', '2026-02-28T00:00:00Z'],
  ])('authored with %s', async (_, author, authored) => {
    const repository = aRepository();
    write(repository, `${author}\ncommitter C <c> 1772323200 +0000`);
    expect((await historyOf(repository)).commits).toMatchObject([
      { authoredAt: Date.parse(authored), committedAt: Date.parse('2026-03-01T00:00:00Z') },
    ]);
  });

  it('without an author have none', async () => {
    const repository = aRepository();
    write(repository, 'author  <> 1772323200 +0000\ncommitter C <c> 1772323200 +0000');
    expect((await historyOf(repository)).commits).toMatchObject([{ author: null }]);
  });
});

describe('a hostile clone', () => {
  it('runs nothing and changes no output by its configuration', async () => {
    const repository = aRepository();
    const proof = join(repository.folder, 'proof');
    const program = join(repository.folder, 'program');
    writeFileSync(program, `#!/bin/sh\ntouch '${proof}'\ncat\n`, { mode: 0o755 });
    const person = 'Ann <ann@example.com> 1772323200 +0000';
    const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----';
    write(repository, `author ${person}\ncommitter ${person}\n${signature}`, 'Gr\u00fc\u00dfe (#1)\n');
    writeFileSync(join(repository.folder, '.mailmap'), 'Eve <eve@example.com> <ann@example.com>\n');
    const expected = (await historyOf(repository)).commits;
    for (const [name, value] of [
      ['core.fsmonitor', program],
      ['core.pager', program],
      ['core.sshCommand', program],
      ['pager.log', program],
      ['gpg.program', program],
      ['log.showSignature', 'true'],
      ['diff.external', program],
      ['alias.log', `!${program}`],
      ['alias.rev-parse', `!${program}`],
      ['color.ui', 'always'],
      ['format.pretty', 'raw'],
      ['i18n.logOutputEncoding', 'ISO-8859-1'],
      ['log.mailmap', 'true'],
      ['log.diffMerges', 'first-parent'],
      ['log.follow', 'true'],
      ['mailmap.file', join(repository.folder, '.mailmap')],
      ['notes.displayRef', '*'],
    ] as const) {
      repository.git('config', name, value);
    }
    repository.git('notes', 'add', '-m', 'a note', 'main');
    expect((await historyOf(repository)).commits).toEqual(expected);
    expect(expected).toMatchObject([{ headline: 'Gr\u00fc\u00dfe (#1)', author: { login: 'Ann' } }]);
    expect(existsSync(proof)).toBe(false);
  });

  it('cannot replace or graft its history', async () => {
    const repository = aRepository();
    const first = repository.commit({ message: 'First\n' });
    const second = repository.commit({ message: 'Second\n' });
    const fake = repository.commit({ branch: 'fake', parents: [], message: 'Fake (#666)\n' });
    repository.git('replace', second, fake);
    mkdirSync(join(repository.folder, '.git', 'info'), { recursive: true });
    writeFileSync(join(repository.folder, '.git', 'info', 'grafts'), `${second} ${fake}\n`);
    const { commits } = await historyOf(repository);
    expect(commits.map(({ sha, parents }) => [sha, parents])).toEqual([
      [second, [first]],
      [first, []],
    ]);
  });

  it('with a missing commit is an error, not a shorter history', async () => {
    const repository = aRepository();
    const first = repository.commit();
    repository.commit();
    rmSync(join(repository.folder, '.git', 'objects', first.slice(0, 2), first.slice(2)));
    await expect(historyOf(repository)).rejects.toThrow(/git log failed .* Check the clone with "git fsck/s);
  });

  it('is left as it was', async () => {
    const repository = aRepository();
    repository.commit();
    const config = readFileSync(join(repository.folder, '.git', 'config'), 'utf8');
    await historyOf(repository);
    expect(readFileSync(join(repository.folder, '.git', 'config'), 'utf8')).toBe(config);
    expect(existsSync(join(repository.folder, '.git', 'FETCH_HEAD'))).toBe(false);
  });
});
