import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSavedHistory } from '../../src/file/read-saved-history.ts';
import { writeSavedHistory } from '../../src/file/write-saved-history.ts';
import { SourceError } from '../../src/history/errors.ts';
import type { SavedHistory } from '../../src/history/format.ts';
import { linesOf } from '../../src/history/format.ts';
import { windowEnding } from '../../src/history/time.ts';
import { aHistory, aMainLine, aPullRequest, UNTIL } from '../support/history.ts';

const SAVED: SavedHistory = {
  history: aHistory({
    commits: aMainLine(['2026-01-01', '2026-01-02']).toReversed(),
    tip: null,
    pullRequests: Array.from({ length: 40 }, (_, at) => aPullRequest({ number: at + 1, title: 'Größe → 大きさ 🍕' })),
  }),
  watermark: UNTIL,
  window: windowEnding(UNTIL, 90),
  configuration: { path: '.github/one-pizza.yml', ref: null, settings: { windowDays: 90 } },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'one-pizza-'));
});
afterAll(() => rm(folder, { recursive: true }));

const fileOf = (name: string) => join(folder, name);

async function problemWith(content: Uint8Array | string, limits?: { file: number; line: number }): Promise<string> {
  const path = fileOf('bad.ndjson.gz');
  await writeFile(path, content);
  const problem: unknown = await readSavedHistory(path, limits).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(SourceError);
  return problem instanceof Error ? problem.message : '';
}

const text = () => `${[...linesOf(SAVED)].join('\n')}\n`;

describe('a saved history', () => {
  it.each(['history.ndjson.gz', 'history.ndjson', 'new/folder/history.ndjson.gz'])(
    'comes back from %s',
    async (name) => {
      await writeSavedHistory(fileOf(name), SAVED);
      const read = await readSavedHistory(fileOf(name));
      expect(read).toEqual({
        ...SAVED,
        history: { ...SAVED.history, commits: aMainLine(['2026-01-01', '2026-01-02']) },
      });
    },
  );

  it('is compressed where its name says so, and read by what it is', async () => {
    await writeSavedHistory(fileOf('a.gz'), SAVED);
    await writeSavedHistory(fileOf('a.ndjson'), SAVED);
    expect(gunzipSync(await readFile(fileOf('a.gz'))).toString()).toBe(text());
    expect(await readFile(fileOf('a.ndjson'), 'utf8')).toBe(text());
    await writeFile(fileOf('plain.gz'), text());
    expect(await readSavedHistory(fileOf('plain.gz'))).toEqual(await readSavedHistory(fileOf('a.gz')));
  });

  it('is the same bytes every time, with no time in them', async () => {
    await writeSavedHistory(fileOf('one.gz'), SAVED);
    await writeSavedHistory(fileOf('two.gz'), SAVED);
    const bytes = await readFile(fileOf('one.gz'));
    expect(bytes.equals(await readFile(fileOf('two.gz')))).toBe(true);
    expect([...bytes.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
  });

  it('reads several gzip members, Windows line ends and a last line without an end', async () => {
    const [first = '', ...rest] = [...linesOf(SAVED)];
    const members = Buffer.concat([gzipSync(`${first}\r\n`), gzipSync(rest.join('\r\n'))]);
    await writeFile(fileOf('members.gz'), members);
    const { history } = await readSavedHistory(fileOf('members.gz'));
    expect(history.pullRequests).toEqual(SAVED.history.pullRequests);
  });

  it('reads lines longer than a piece of the file, and pieces that cut a character', async () => {
    const title = `x${'é'.repeat(400_000)}`;
    const history = aHistory({ pullRequests: [aPullRequest({ title }), aPullRequest({ number: 2, title })] });
    await writeSavedHistory(fileOf('long.ndjson'), { ...SAVED, history });
    expect((await readSavedHistory(fileOf('long.ndjson'))).history.pullRequests.map((each) => each.title)).toEqual([
      title,
      title,
    ]);
  });

  it('replaces a file only when the new one is whole', async () => {
    const path = join(folder, 'atomic', 'history.ndjson.gz');
    await writeSavedHistory(path, SAVED);
    const before = await readFile(path);
    const broken = { ...SAVED, history: { ...SAVED.history, seenUntil: Number.NaN } };
    await expect(writeSavedHistory(path, broken)).rejects.toThrow();
    expect((await readFile(path)).equals(before)).toBe(true);
    expect(await readdir(join(folder, 'atomic'))).toEqual(['history.ndjson.gz']);
  });
});

describe('a file that is none', () => {
  it('says so where there is no file', async () => {
    await expect(readSavedHistory(fileOf('nowhere.gz'))).rejects.toThrow(
      'nowhere.gz: there is no such file. Check the path.',
    );
    await expect(readSavedHistory(folder)).rejects.toThrow('is a folder');
  });

  it('says that it is cut off, wherever it is', async () => {
    const whole = gzipSync(text());
    for (const length of [2, 9, 200, whole.length - 9, whole.length - 1]) {
      expect(await problemWith(whole.subarray(0, length)), `${length} bytes`).toBe(
        'bad.ndjson.gz is cut off: the end is missing. Read the history anew.',
      );
    }
  });

  it('says that it is damaged', async () => {
    const damaged = gzipSync(text());
    damaged.fill(0xff, 100, 140);
    expect(await problemWith(damaged)).toMatch(/^bad\.ndjson\.gz is damaged \(.+\)\. Read the history anew\.$/);
    const wrongSum = gzipSync(text());
    wrongSum.writeUInt32LE(1, wrongSum.length - 8);
    expect(await problemWith(wrongSum)).toContain('is damaged (incorrect data check)');
  });

  it.each([
    ['empty', '', 'bad.ndjson.gz is empty'],
    ['empty inside', gzipSync(''), 'bad.ndjson.gz is empty'],
    ['a zip', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x0a, 0x00]), 'line 1: is no JSON'],
    ['zeros', Buffer.alloc(1000), 'line 1: is no JSON'],
    ['a foreign JSON', '{\n  "name": "one-pizza"\n}\n', 'line 1: is no JSON'],
    ['another foreign JSON', '{"name":"one-pizza"}', 'line 1: expected a header'],
  ])('says what is wrong with one that is %s', async (_, content, problem) => {
    expect(await problemWith(content)).toContain(problem);
  });

  it('stops at a line of 20 MB', async () => {
    const [header = ''] = linesOf(SAVED);
    const huge = `${header}\n{"kind":"issue","title":"${'x'.repeat(20_000_000)}"}\n`;
    expect(await problemWith(gzipSync(huge))).toBe('bad.ndjson.gz line 2: longer than 16 MiB. Read the history anew.');
  });

  it('stops where it unpacks to more than it may, however small it is', async () => {
    const bomb = gzipSync('\n'.repeat(5_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    expect(await problemWith(bomb, { file: 2_097_152, line: 1024 })).toMatch(
      /^bad\.ndjson\.gz holds more than 2 MiB\./,
    );
  });
});
