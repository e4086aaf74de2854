/** `node scripts/summary-picture.ts [BROWSER]`: takes the picture docs/summary.png of the demo's job summary, with Chromium. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { planOf } from '../src/config/plan.ts';
import { settingsFromSaved } from '../src/config/saved.ts';
import { judged } from '../src/main.ts';
import { summaryMarkdown } from '../src/render/summary.ts';
import { demoHistory } from '../src/runner/demo/demo-history.ts';
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

const browser = process.argv[2] ?? 'chromium';
const target = join(ROOT, 'docs', 'summary.png');
const folder = mkdtempSync(join(tmpdir(), 'one-pizza-picture-'));
try {
  const page = join(folder, 'summary.html');
  writeFileSync(page, pageOf(demoSummary()));
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

function demoSummary(): string {
  const { history, window, configuration } = demoHistory();
  const settings = settingsFromSaved(configuration.settings, 'the demo history');
  const input = { history, configuration: { ...configuration, settings }, plan: planOf(settings, window) };
  const about = { kind: 'repository', baseline: null } as const;
  return summaryMarkdown(judged({ ...input, isHistoryRead: true, about }, window.until).report);
}
