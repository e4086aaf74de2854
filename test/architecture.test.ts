import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsIn } from './support/lint.ts';

const SRC = join(dirname(import.meta.dirname), 'src');
const EDGES = ['github', 'git', 'file', 'runner'];
const DOORS = ['main.ts', 'index.ts', 'cli.ts'];

/** What each folder may import beside itself: files of other folders, and packages. */
const ALLOWED: Readonly<Record<string, string>> = {
  history: 'zod',
  config: 'history zod yaml',
  figures: 'd3-array jstat',
  delivery: 'history settings figures',
  metrics: 'history settings figures delivery',
  adoption: 'history settings figures delivery metrics',
  readiness: 'history settings figures delivery metrics adoption',
  guardrails: 'history settings figures delivery metrics adoption readiness',
  report: 'history config settings figures delivery metrics adoption readiness guardrails zod',
  render: 'report figures',
  init: 'history config settings delivery render yaml',
  github: 'history zod undici @actions/core @octokit/graphql node:fs node:fs/promises',
  git: 'history zod node:fs node:fs/promises',
  file: 'history zod node:fs node:fs/promises',
};
const FOLDERS = [...Object.keys(ALLOWED), 'runner'];
const PACKAGES = 'zod yaml d3-array jstat undici @actions/core @octokit/graphql node:fs node:fs/promises'.split(' ');
const PURE = FOLDERS.filter((folder) => !EDGES.includes(folder));

/** Everything a file of `from` could import, by the word that `ALLOWED` uses for it; `up` leads to `src/`. */
function targetsOf(from: string, up: string): ReadonlyMap<string, string> {
  const folders = FOLDERS.filter((folder) => folder !== from);
  return new Map([
    ...folders.map((folder): [string, string] => [folder, `${up}/${folder}/thing.ts`]),
    ...DOORS.map((door): [string, string] => [door, `${up}/${door}`]),
    ...(from === 'config' ? [] : [['settings', `${up}/config/settings.ts`] as const]),
    ...PACKAGES.map((name): [string, string] => [name, name]),
  ]);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'));
}

describe('the linter', () => {
  it('lets a folder import what its layer allows, and nothing else', () => {
    const files = new Map<string, string>();
    const expected = new Set<string>();
    for (const [from, words] of Object.entries(ALLOWED)) {
      for (const [place, up] of [
        [from, '..'],
        [`${from}/nested`, '../..'],
      ]) {
        for (const [word, target] of targetsOf(from, up ?? '')) {
          const path = `src/${place}/imports-${word.replaceAll(/[^a-z0-9]+/g, '-')}.ts`;
          files.set(path, `import { thing } from '${target}';\n\nthing();\n`);
          if (!words.split(' ').includes(word)) expected.add(path);
        }
      }
    }
    expect(new Set(restrictedIn(files))).toEqual(expected);
    // 14 folders, each flat and nested, with 14 other folders, 3 doors, the settings (none for config) and 9 packages.
    expect(files.size).toBe(14 * 2 * 27 - 2);
  });

  it('sees every way of importing', () => {
    const ways = [
      `import type { Thing } from '../git/thing.ts';\n\nexport type Mine = Thing;\n`,
      `import '../git/thing.ts';\n`,
      `export { thing } from '../git/thing.ts';\n`,
      `export const loading = import('../git/thing.ts');\n`,
      `import { thing } from '../history/../git/thing.ts';\n\nthing();\n`,
      `import { thing } from './../git/thing.ts';\n\nthing();\n`,
      `import { thing } from '../../src/git/thing.ts';\n\nthing();\n`,
      `import { readFileSync } from 'fs';\n\nreadFileSync('x');\n`,
    ];
    const files = new Map(ways.map((text, at) => [`src/delivery/way-${at}.ts`, text]));
    expect(restrictedIn(files)).toEqual([...files.keys()]);
  });

  it('keeps main.ts and its doors from packages, and everything from its doors', () => {
    const files = new Map([
      ['src/main.ts', `import { run } from './runner/run.ts';\n\nrun();\n`],
      ['src/cli.ts', `import { readFileSync } from 'node:fs';\n\nreadFileSync('x');\n`],
      ['src/runner/run.ts', `import { readFileSync } from 'node:fs';\n\nreadFileSync('x');\n`],
      ['src/runner/back.ts', `import { main } from '../main.ts';\n\nmain();\n`],
    ]);
    expect(restrictedIn(files)).toEqual(['src/cli.ts', 'src/runner/back.ts']);
  });

  it('keeps clock, chance, network, environment and locale out of the pure folders', () => {
    const globals = ['process.argv', 'fetch("x")', 'console.log(1)', 'setTimeout(() => 1, 1)', 'performance.now()'];
    const properties = ['Date.now()', 'Math.random()', '"a".localeCompare("b")', 'new Date(0).getHours()'];
    const clocks = ['new Date()', 'new Date', 'Date()'];
    const fine = ['new Date(0)', 'Date.parse("2026-01-01T00:00:00Z")', 'Math.max(1, 2)', 'new Date(0).getUTCHours()'];
    const files = new Map<string, string>();
    const expected: string[] = [];
    const add = (folder: string, code: string, rule: string | null): void => {
      const path = `src/${folder}/file-${files.size}.ts`;
      files.set(path, `export const value = ${code};\n`);
      if (rule !== null) expected.push(`${path} ${rule}`);
    };
    for (const folder of PURE) {
      for (const code of globals) add(folder, code, 'lint/style/noRestrictedGlobals');
      for (const code of properties) add(folder, code, 'lint/nursery/noJsRestrictedProperties');
      for (const code of clocks) add(folder, code, 'plugin');
      for (const code of fine) add(folder, code, null);
    }
    const rules = ['lint/style/noRestrictedGlobals', 'lint/nursery/noJsRestrictedProperties', 'plugin'];
    const found = [...findingsIn(files)].filter((each) => rules.some((rule) => each.endsWith(` ${rule}`)));
    expect(found.sort()).toEqual(expected.sort());
    expect(found).toHaveLength(PURE.length * 12);
  });

  it('refuses cycles, `any`, `!`, default exports and unused imports', () => {
    const files = new Map([
      ['src/delivery/a.ts', `import { b } from './b.ts';\n\nexport const a = (): number => b();\n`],
      ['src/delivery/b.ts', `import { a } from './a.ts';\n\nexport const b = (): number => a();\n`],
      ['src/delivery/loose.ts', `export const loose = (value: any): number => value!;\n`],
      ['src/delivery/unused.ts', `import { a } from './a.ts';\n\nexport default 1;\n`],
    ]);
    const found = findingsIn(files);
    for (const expected of [
      'src/delivery/a.ts lint/suspicious/noImportCycles',
      'src/delivery/loose.ts lint/suspicious/noExplicitAny',
      'src/delivery/loose.ts lint/style/noNonNullAssertion',
      'src/delivery/unused.ts lint/style/noDefaultExport',
      'src/delivery/unused.ts lint/correctness/noUnusedImports',
    ]) {
      expect(found).toContain(expected);
    }
  });
});

describe('the tree', () => {
  it('has no folder or door that the layers do not know', () => {
    const known = [...FOLDERS, ...DOORS];
    expect(readdirSync(SRC).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('is at most one folder deep in each layer, as far as the linter looks', () => {
    expect(filesIn(SRC).filter((path) => path.split('/').length > 3)).toEqual([]);
  });

  it('has names that say what is inside', () => {
    const vague = /(?:^|[/-])(?:utils?|helpers?|common|managers?|misc)(?:[/.-]|$)|(?:^|\/)index\./;
    expect(filesIn(SRC).filter((path) => vague.test(path) && path !== 'index.ts')).toEqual([]);
  });

  it('switches no rule off in the pure folders', () => {
    const switches = /biome-ignore|oxlint-disable|eslint-disable|@ts-(?:ignore|expect-error|nocheck)/;
    const pure = filesIn(SRC).filter((path) => PURE.includes(path.split('/')[0] ?? ''));
    expect(pure.length).toBeGreaterThan(10);
    expect(pure.filter((path) => switches.test(readFileSync(join(SRC, path), 'utf8')))).toEqual([]);
  });
});

function restrictedIn(files: ReadonlyMap<string, string>): readonly string[] {
  const rule = ' lint/style/noRestrictedImports';
  const found = [...findingsIn(files)].filter((each) => each.endsWith(rule));
  return found.map((each) => each.slice(0, -rule.length)).sort();
}
