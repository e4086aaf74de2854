/** `npm run test:only [-- <vitest arguments>]`: runs the tests and ends with the line `N passed, N failed`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './run-node.ts';
import { readTally } from './tally.ts';

const VITEST = join('node_modules', 'vitest', 'vitest.mjs');
const folder = mkdtempSync(join(tmpdir(), 'one-pizza-tests-'));
try {
  const results = join(folder, 'results.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const code = runNode(VITEST, ['run', ...reporters, ...process.argv.slice(2)]);
  const { passed, failed } = readTally(results);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = code === 0 && failed > 0 ? 1 : code;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
