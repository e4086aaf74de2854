import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trailersOf, trailersOfCommit } from '../../src/history/trailers.ts';
import type { Repository } from '../support/repository.ts';
import { aRepository } from '../support/repository.ts';
import { MESSAGES } from './trailer-messages.ts';

/** Read by git between two messages, so that what it prints can be told apart. */
const MARK = 'X-Mark: end of message';

describe('the trailers of a message', () => {
  it('name, mailbox, key and value are told apart', () => {
    expect(trailersOf('Fix it\n\nCo-Authored-By: Claude Opus 4.6 (1M context) <noreply@anthropic.com>\n')).toEqual([
      {
        key: 'Co-Authored-By',
        value: 'Claude Opus 4.6 (1M context) <noreply@anthropic.com>',
        name: 'Claude Opus 4.6 (1M context)',
        mailbox: 'noreply@anthropic.com',
      },
    ]);
  });

  it.each<[string, string, [string | null, string | null]]>([
    ['no brackets', 'ann@example.com', [null, 'ann@example.com']],
    ['no name', '<ann@example.com>', [null, 'ann@example.com']],
    ['no mailbox', 'Ann Author', [null, null]],
    ['words behind the mailbox', 'Ann <ann@example.com> and others', [null, null]],
    ['two mailboxes', 'Ann <ann@example.com> <ann@example.org>', ['Ann <ann@example.com>', 'ann@example.org']],
    ['an id', 'Bot <1+bot[bot]@users.noreply.github.com>', ['Bot', '1+bot[bot]@users.noreply.github.com']],
    ['a sentence with an address', 'write to ann@example.com', [null, null]],
  ])('a value with %s', (_, value, expected) => {
    const [found] = trailersOf(`Fix it\n\nCo-authored-by: ${value}\n`);
    expect([found?.value, found?.name, found?.mailbox]).toEqual([value, ...expected]);
  });

  it('are only in the last paragraph', () => {
    const quoted = 'Explain trailers\n\nCo-authored-by: Claude <noreply@anthropic.com>\n\nis how they look.\n';
    expect(trailersOf(quoted)).toEqual([]);
    expect(trailersOf('Co-authored-by: Claude <noreply@anthropic.com>\n')).toEqual([]);
    expect(trailersOf('Fix it\n\nSay that\nCo-authored-by: Claude <noreply@anthropic.com>\nis a trailer\n')).toEqual(
      [],
    );
  });

  it('of a stored message stand below a line of dashes too', () => {
    const message = 'Bump it\n\nSome text\n---\nupdated: it\n...\n\nSigned-off-by: Ann <ann@example.com>\n';
    expect(trailersOf(message)).toEqual([]);
    expect(trailersOfCommit(message).map(({ mailbox }) => mailbox)).toEqual(['ann@example.com']);
  });

  it('are those that git finds in a text', () => {
    const messages = MESSAGES.filter(canParse);
    expect(messages.length).toBeGreaterThan(400);
    const expected = parsedByGit(aRepository(), messages);
    expect(messages.map((message) => printed(trailersOf(message)))).toEqual(expected);
    // The messages are no good if most of them have none.
    expect(expected.filter((lines) => lines.length > 0).length).toBeGreaterThan(100);
  });

  it('are those that git finds in stored commits', () => {
    const repository = aRepository();
    expect(MESSAGES.map((message) => printed(trailersOfCommit(message)))).toEqual(loggedByGit(repository, MESSAGES));
  });

  it('are those that git finds in whatever is put together of their parts', () => {
    const repository = aRepository();
    const line = fc.constantFrom(
      ...[
        '',
        ' ',
        'Title',
        'Key: value',
        'Signed-off-by: A <a@b.c>',
        '  folded',
        '\tfolded',
        'no trailer',
        '# comment',
      ],
      ...[
        '---',
        '--- x',
        'Conflicts:',
        'Key : v',
        ': v',
        'Two words: v',
        '(cherry picked from commit abc)',
        'K:',
        '\r',
      ],
      ...['# ------------------------ >8 ------------------------', 'Ünï: v', 'a-1:b', 'x: y\r', '----------'],
    );
    const messages = fc
      .sample(fc.array(line, { minLength: 1, maxLength: 12 }), { numRuns: 400, seed: 7 })
      .map((lines) => `${lines.join('\n')}\n`);
    const parsed = messages.filter(canParse);
    expect(parsed.map((message) => printed(trailersOf(message)))).toEqual(parsedByGit(repository, parsed));
    expect(messages.map((message) => printed(trailersOfCommit(message)))).toEqual(loggedByGit(repository, messages));
  });

  it.each([
    ['spaces', `Fix\n\nKey${' '.repeat(200_000)}x\n`],
    ['letters', `Fix\n\n${'a'.repeat(200_000)}\n`],
    ['brackets', `Fix\n\nKey: ${'<'.repeat(200_000)}>\n`],
    ['at signs', `Fix\n\nKey: ${'a@'.repeat(100_000)}\n`],
    ['folded lines', `Fix\n\nKey: v\n${' x\n'.repeat(30_000)}`],
    ['blank folds', `Fix\n\nKey: v\n${' \n'.repeat(100_000)}`],
    ['lines', `Fix\n\n${'Key: v\n'.repeat(50_000)}`],
  ])('takes little time for many %s', (_, message) => {
    const start = performance.now();
    trailersOf(message);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});

/** Git up to 2.39 at least never ends on a cut below a patch. */
function canParse(message: string): boolean {
  const patch = message.search(/^---\s/m);
  return patch < 0 || !/^# -{24} >8 -{24}$/m.test(message.slice(patch));
}

function printed(trailers: readonly { readonly key: string; readonly value: string }[]): readonly string[] {
  return trailers.map(({ key, value }) => `${key}: ${value}`);
}

function parsedByGit(repository: Repository, messages: readonly string[]): readonly (readonly string[])[] {
  const folder = join(repository.folder, 'messages');
  mkdirSync(folder);
  const mark = join(folder, 'mark');
  writeFileSync(mark, `Mark\n\n${MARK}\n`);
  const files = messages.flatMap((message, at) => {
    const file = join(folder, `${at}`);
    writeFileSync(file, message);
    return [file, mark];
  });
  return cutAt(MARK, runGit(repository, ['interpret-trailers', '--parse', ...files]), messages.length);
}

function loggedByGit(repository: Repository, messages: readonly string[]): readonly (readonly string[])[] {
  const stream = messages.map((message, at) => {
    const bytes = Buffer.byteLength(message);
    return `commit refs/heads/main\ncommitter A <a@b.c> ${1_700_000_000 + at} +0000\ndata ${bytes}\n${message}\n`;
  });
  execFileSync('git', ['fast-import', '--quiet', '--force'], {
    cwd: repository.folder,
    env: repository.env,
    input: stream.join(''),
    timeout: 20_000,
  });
  const format = `--format=%(trailers:only,unfold)${MARK}`;
  return cutAt(MARK, runGit(repository, ['log', '--reverse', format, 'main']), messages.length);
}

function runGit(repository: Repository, args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: repository.folder,
    env: repository.env,
    encoding: 'utf8',
    maxBuffer: 1e8,
    timeout: 20_000,
  });
}

/** What stands before each mark, without white space at its end: a value may be empty. */
function cutAt(mark: string, output: string, count: number): readonly (readonly string[])[] {
  const parts = output.split(`${mark}\n`).slice(0, -1);
  expect(parts).toHaveLength(count);
  return parts.map((part) => part.split('\n').slice(0, -1));
}
