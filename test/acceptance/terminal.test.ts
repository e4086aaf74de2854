import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Repository } from '../support/repository.ts';
import { aFolder, aRepository } from '../support/repository.ts';
import type { TerminalRun } from '../support/run-terminal.ts';
import { runTerminal } from '../support/run-terminal.ts';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));
const NOW = '2026-04-01T00:00:00Z';

/** `one-pizza ARGS`, with the fixtures at hand. */
function onePizza(
  args: readonly string[],
  options: { readonly cwd?: string; readonly cli?: string } = {},
): Promise<TerminalRun> {
  return runTerminal(args, { cwd: FIXTURES, ...options });
}

/**
 * A seed and three releases on main, their tags lightweight. #1, a merge: authored 1 March, tagged 3 March: 48 h. #2, a
 * squash: authored 4 March, tagged 6 March: 48 h. #3 reverts #2: authored at midnight, tagged at noon on 8 March: 12 h.
 * So v1.2 failed, 1 of 3 deployments in the window, and recovered after 60 h.
 */
function aShop(): Repository {
  const shop = aRepository();
  const start = shop.commit({ at: '2025-12-01T00:00:00Z', message: 'Start\n' });
  const feature = shop.commit({ at: '2026-03-01T00:00:00Z', branch: 'feature', parents: [start] });
  const releases = [
    [start, 'v1.0'],
    [
      shop.commit({
        at: '2026-03-03T00:00:00Z',
        parents: [start, feature],
        message: 'Merge pull request #1 from octo/feature\n\nAdd search\n',
      }),
      'v1.1',
    ],
    [shop.commit({ authored: '2026-03-04T00:00:00Z', at: '2026-03-06T00:00:00Z', message: 'Speed up (#2)\n' }), 'v1.2'],
    [
      shop.commit({
        authored: '2026-03-08T00:00:00Z',
        at: '2026-03-08T12:00:00Z',
        message: 'Revert "Speed up (#2)" (#3)\n',
      }),
      'v1.3',
    ],
  ] as const;
  for (const [commit, name] of releases) shop.git('tag', name, commit);
  return shop;
}

const figures = z.object({
  generatedAt: z.string(),
  window: z.object({ since: z.string(), until: z.string() }),
  delivery: z.object({
    deployments: z.object({ current: z.object({ count: z.number() }) }),
    leadTime: z.object({ current: z.object({ n: z.number(), p50: z.number(), p75: z.number() }) }),
    changeFailRate: z.object({ current: z.object({ count: z.number(), total: z.number(), atLeast: z.boolean() }) }),
    recoveryTime: z.object({ current: z.object({ p50: z.number().nullable(), open: z.number() }) }),
    failures: z.array(z.object({ deployment: z.string(), signals: z.array(z.object({ evidence: z.string() })) })),
  }),
});

describe('one-pizza in a clone', () => {
  it('reports the figures that the history holds', async () => {
    const { code, out, err } = await onePizza([aShop().folder, '--format', 'json', '--quiet']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { delivery, window } = figures.parse(JSON.parse(out));
    // The second after the newest commit, which lies before the clock.
    expect(window.until).toBe('2026-03-08T12:00:01Z');
    expect(delivery).toMatchObject({
      deployments: { current: { count: 3 } },
      leadTime: { current: { n: 3, p50: 48, p75: 48 } },
      changeFailRate: { current: { count: 1, total: 3, atLeast: true } },
      recoveryTime: { current: { p50: 60, open: 0 } },
      failures: [{ deployment: 'v1.2', signals: [{ evidence: '#3' }] }],
    });
  });

  it('judges the window that it is asked for, and names what was not seen of it', async () => {
    const { folder } = aShop();
    const early = await onePizza([folder, '--format', 'json', '--quiet', '--until', '2026-03-08T12:00:00Z']);
    // v1.3 succeeds exactly at the end of this window, which is not in it any more; neither is the revert.
    expect(figures.parse(JSON.parse(early.out)).delivery).toMatchObject({
      deployments: { current: { count: 2 } },
      leadTime: { current: { n: 2, p50: 48 } },
      failures: [],
    });
    const { out } = await onePizza([folder, '--format', 'json', '--quiet', '--until', '2026-03-09']);
    expect(out).toContain('the time from 2026-03-08T12:00:01Z to 2026-03-09T00:00:00Z');
    const late = await onePizza([folder, '--quiet', '--now', NOW]);
    expect(late.out).toMatch(/leave\s+out\s+`--now`/);
  });

  it('prints the report only, and tells on standard error what it does', async () => {
    const { out, err } = await onePizza([], { cwd: aShop().folder });
    expect(err).toMatch(/^Reading main of /);
    expect(out).toContain('Change lead time');
    expect(out).not.toContain('\u001b');
  });

  it('replays what it saved, byte for byte', async () => {
    const { folder } = aShop();
    const [first, second] = [join(aFolder(), 'a'), join(aFolder(), 'b')];
    await onePizza([folder, '--report-dir', first, '--quiet', '--now', NOW]);
    const saved = join(first, 'history.ndjson.gz');
    const replay = await onePizza(['--history', saved, '--report-dir', second, '--quiet', '--now', NOW]);
    expect(replay.code).toBe(0);
    for (const file of ['report.json', 'report.html', 'summary.md', 'badge-lead-time.svg', 'history.ndjson.gz']) {
      expect(readFileSync(join(second, file)).equals(readFileSync(join(first, file))), file).toBe(true);
    }
  });

  it('explains a change, a deployment and a metric', async () => {
    const { folder } = aShop();
    const asked = ['explain', '#2', folder, '--until', '2026-03-09', '--quiet'];
    const change = await onePizza(asked);
    expect(change.code).toBe(0);
    expect(change.out).toContain('v1.2');
    expect((await onePizza(asked.with(1, 'v1.2'))).out).toContain('#3');
    expect((await onePizza(asked.with(1, 'lead-time'))).out).toContain('#1');
  });

  it('ends with 2 where there is nothing of the name to explain, and says what can be asked about', async () => {
    const { folder } = aShop();
    const { code, out, err } = await onePizza(['explain', '#9', folder, '--quiet']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Nothing that was read is called "#9"');
  });

  it('reads the config at the tip, not the one that is being edited', async () => {
    const { folder, git } = aShop();
    const path = '.github/one-pizza.yml';
    git('reset', '--hard');
    cpSync(join(FIXTURES, 'config'), join(folder, '.github'), { recursive: true });
    git('add', path);
    git('commit', '--message', 'Configure');
    writeFileSync(join(folder, path), 'window-days: 7\n');
    const { out, err } = await onePizza([folder, '--format', 'json']);
    expect(err).toMatch(/Using the config of main@[0-9a-f]{7}; pass --config .* for your edited copy\./);
    expect(JSON.parse(out)).toMatchObject({ window: { days: 30 }, provenance: { configuration: { path } } });
    const edited = await onePizza([folder, '--format', 'json', '--config', join(folder, path)]);
    expect(JSON.parse(edited.out)).toMatchObject({ window: { days: 7 } });
  });
});

describe('one-pizza elsewhere', () => {
  it('shows its demo from nothing but dist, on the demo’s own clock', async () => {
    const alone = aFolder();
    cpSync(DIST, alone, { recursive: true });
    const { code, out, err } = await onePizza(['demo'], { cli: join(alone, 'cli.js'), cwd: alone });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    // As worked out by test/fixtures/figures.py: a median of 555.69 h = 23.2 d over 164 changes.
    expect(out).toMatch(/Change lead time.*23\.2 d/);
    expect(out).toContain('n 164');
    expect(out).toContain('2023-11-06');
  });

  it('says what is wrong and what to do, with exit code 2', async () => {
    const nowhere = aFolder();
    const wrong: [string[], RegExp][] = [
      [[nowhere], /clone/],
      [[join(nowhere, 'missing')], /no folder/],
      [['--histroy', 'x'], /histroy.*--help/s],
      [['--format', 'pdf'], /"pdf".*text, markdown, json, html/],
      [['--window-days', '0'], /--window-days: found 0/],
      [['--since', '2026-02-30'], /--since: found "2026-02-30"/],
      [['--since', '2026-02-01', '--window-days', '3'], /one of them/],
      [['demo', '--since', '2030-01-01'], /not before/],
      [['explain'], /#12/],
      [['--history', join(nowhere, 'none.gz')], /none\.gz/],
      [['demo', '--config', join(nowhere, 'none.yml')], /none\.yml/],
      [['one', 'two'], /too many/],
    ];
    for (const [args, message] of wrong) {
      const { code, out, err } = await onePizza(args, { cwd: nowhere });
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
      expect(err).toMatch(/^one-pizza: /m);
      expect(err).toMatch(message);
      expect(err).not.toContain('    at ');
    }
  });

  it('knows its name and its version', async () => {
    expect((await onePizza(['--help'])).out).toContain('one-pizza explain');
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(DIST, '../package.json'), 'utf8')));
    expect((await onePizza(['--version'])).out).toBe(`${version}\n`);
  });

  it('stops quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [join(DIST, 'cli.js'), 'demo', '--format', 'html']);
    child.stdout.destroy();
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
