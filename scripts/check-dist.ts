/** `npm run check:dist`: builds anew and compares with `dist/`, byte by byte; exits 1 where they differ. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { differences } from './differences.ts';
import { ROOT } from './run-node.ts';

const folder = mkdtempSync(join(tmpdir(), 'one-pizza-dist-'));
try {
  bundle(folder);
  const found = differences(join(ROOT, 'dist'), folder);
  for (const { file, what } of found) console.error(`dist/${file}: ${what}`);
  if (found.length > 0) console.error('dist/ is not what src/ builds: run `npm run build` and commit the result.');
  process.exitCode = found.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
