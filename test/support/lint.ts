import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const ROOT = dirname(dirname(import.meta.dirname));
const BIOME = join(ROOT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
const CONFIGURATION = ['biome.json', '.gitignore', 'scripts/no-clock.grit'];

const reply = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
});

/**
 * Lints files (path → text) in a folder of their own with the project's configuration, all in one run; returns
 * `<path> <rule>` for each finding.
 */
export function findingsIn(files: ReadonlyMap<string, string>): ReadonlySet<string> {
  const folder = mkdtempSync(join(tmpdir(), 'one-pizza-lint-'));
  try {
    for (const file of CONFIGURATION) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      copyFileSync(join(ROOT, file), join(folder, file));
    }
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { stdout } = spawnSync(process.execPath, [BIOME, 'lint', '--max-diagnostics=none', '--reporter=json'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    const { diagnostics } = reply.parse(JSON.parse(stdout));
    return new Set(diagnostics.map(({ category, location }) => `${location.path.replaceAll('\\', '/')} ${category}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
