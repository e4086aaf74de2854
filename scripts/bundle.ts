/** Makes what GitHub and the terminal run: one self-contained, readable file for each entry, and its licences. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { licensesOf } from './licenses.ts';
import { ROOT, runNode } from './run-node.ts';

/** Files of `src/` that become files of `dist/`. */
const ENTRIES: readonly string[] = ['cli', 'index'];

const TSC = join('node_modules', 'typescript', 'bin', 'tsc');
const NCC = join('node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');

/** Writes the bundles into `folder`, which is emptied first. Throws where a step fails. */
export function bundle(folder: string): void {
  rmSync(join(ROOT, 'lib'), { recursive: true, force: true });
  run(TSC, ['-p', 'tsconfig.build.json']);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const modules = ENTRIES.flatMap((entry) => bundleEntry(entry, folder));
  writeFileSync(join(folder, 'package.json'), '{\n  "type": "module"\n}\n');
  writeFileSync(join(folder, 'licenses.txt'), licensesOf(modules));
}

/** Writes `<entry>.js`; returns the paths of the modules in it. */
function bundleEntry(entry: string, folder: string): readonly string[] {
  const out = mkdtempSync(join(tmpdir(), 'one-pizza-bundle-'));
  try {
    const stats = join(out, 'stats.json');
    // The path of the entry is part of module ids, so it is given the same way on every machine.
    run(NCC, [
      'build',
      `lib/${entry}.js`,
      '-o',
      join(out, 'files'),
      '-C',
      '-q',
      '--target',
      'es2022',
      '--stats-out',
      stats,
    ]);
    const others = readdirSync(join(out, 'files')).filter((name) => name !== 'index.js' && name !== 'package.json');
    if (others.length > 0) throw new Error(`${entry} is expected in one file, but comes with ${others.join(', ')}`);
    const code = readFileSync(join(out, 'files', 'index.js'), 'utf8');
    const file = join(folder, `${entry}.js`);
    // Some packages come with CRLF, which Git would rewrite: the bytes built must be the bytes committed.
    writeFileSync(file, code.replaceAll('\r\n', '\n'));
    if (code.startsWith('#!')) chmodSync(file, 0o755);
    return modulesIn(readFileSync(stats, 'utf8'));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function modulesIn(stats: string): readonly string[] {
  const found = new Set<string>();
  JSON.parse(stats, (key, value: unknown) => {
    if (key === 'nameForCondition' && typeof value === 'string') found.add(value.replaceAll('\\', '/'));
    return value;
  });
  return [...found];
}

function run(script: string, args: readonly string[]): void {
  const code = runNode(script, args);
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
}
