/**
 * Makes the history that `one-pizza demo` reports on, from the archived one: `node scripts/demo-history.ts`.
 * It is embedded as text, so that the bundle is one file that works wherever it lies.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { planOf } from '../src/config/plan.ts';
import { settingsFromSaved } from '../src/config/saved.ts';
import { readSavedHistory } from '../src/file/read-saved-history.ts';
import type { SavedHistory } from '../src/history/format.ts';
import { linesOf } from '../src/history/format.ts';
import { prune } from '../src/history/prune.ts';
import { ROOT } from './run-node.ts';

const SOURCE = join(ROOT, 'test/fixtures/cfrg-vdaf/history.ndjson.gz');
const TARGET = join(ROOT, 'src/runner/demo/embedded-history.ts');

/** A saved history with only what the figures of its window need. */
export function cutToWindow(saved: SavedHistory): SavedHistory {
  const settings = settingsFromSaved(saved.configuration.settings, 'history.ndjson.gz');
  return { ...saved, history: prune(saved.history, planOf(settings, saved.window)) };
}

if (import.meta.main) {
  const lines = [...linesOf(cutToWindow(await readSavedHistory(SOURCE)))];
  const packed = gzipSync(`${lines.join('\n')}\n`, { level: 9 }).toString('base64');
  const text = `/** Made by scripts/demo-history.ts: a saved history, gzip in Base64. */
export const EMBEDDED_HISTORY =
  '${packed}';
`;
  writeFileSync(TARGET, text);
}
