/** `node scripts/summary-picture.ts [BROWSER]`: takes the picture docs/summary.png of the demo's job summary, with Chromium. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { answer } from '../src/main.ts';
import { optionsOf } from '../src/runner/options.ts';
import { pageOf } from './markdown-page.ts';
import { ROOT } from './run-node.ts';

const WIDTH = 1_000;
const HEIGHT = 1_170;
const MAX_BYTES = 200_000;

const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
];

const options = optionsOf(['demo', '--format', 'markdown']);
if (typeof options === 'string') throw new Error('the demo is no report');
const browser = process.argv[2] ?? 'chromium';
const target = join(ROOT, 'docs', 'summary.png');
const folder = mkdtempSync(join(tmpdir(), 'one-pizza-picture-'));
try {
  const page = join(folder, 'summary.html');
  const around = { now: Date.now(), env: {}, tell: () => undefined };
  const { text } = await answer(options, around, { color: false, width: 80 });
  writeFileSync(page, pageOf(text));
  const args = [
    ...QUIET,
    `--user-data-dir=${join(folder, 'profile')}`,
    `--screenshot=${target}`,
    `--window-size=${WIDTH},${HEIGHT}`,
  ];
  const { status, error, stderr } = spawnSync(browser, [...args, pathToFileURL(page).href], { encoding: 'utf8' });
  if (error !== undefined || status !== 0) throw new Error(`${browser} took no picture: ${error?.message ?? stderr}`);
  const { size } = statSync(target);
  if (size > MAX_BYTES) throw new Error(`docs/summary.png has ${size} bytes; at most ${MAX_BYTES} are wanted`);
  console.log(`docs/summary.png: ${size} bytes`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
