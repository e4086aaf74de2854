import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import type { ConfigKey } from '../../src/config/key-tree.ts';
import { configKeys } from '../../src/config/key-tree.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { spelled } from '../../src/config/spelled.ts';
import { configText } from '../../src/init/config-text.ts';
import { EXAMPLES } from '../../src/init/examples.ts';
import type { Fitted } from '../../src/init/fitted.ts';

const FILE = '.github/one-pizza.yml';
const EXAMPLE_FILE = new URL('../../scripts/config-example.yml', import.meta.url);

function settingsIn(text: string) {
  return parseConfig({ text, file: FILE });
}

/** The text with every key in force: the `#` right before one is taken away. */
function uncommented(text: string): string {
  return text.replace(/^( *)#(?=[a-z])/gm, '$1');
}

function valueAt(value: unknown, path: string): unknown {
  const mapping = z.record(z.string(), z.unknown());
  return path.split('.').reduce<unknown>((within, name) => mapping.parse(within)[name], value);
}

function leavesOf(keys: readonly ConfigKey[]): readonly ConfigKey[] {
  return keys.flatMap((key) => (key.inner.length === 0 ? [key] : leavesOf(key.inner)));
}

const LEAVES = leavesOf(configKeys());
const NOT_SET = LEAVES.filter(({ path }) => valueAt(spelled(DEFAULT_SETTINGS), path) === null);

describe('the config file', () => {
  it('means the defaults where nothing was fitted', () => {
    expect(settingsIn(configText([]))).toEqual(DEFAULT_SETTINGS);
  });

  it('starts with where an editor finds the schema, as the documented example does', () => {
    const [first] = configText([]).split('\n');
    expect(first).toBe(readFileSync(EXAMPLE_FILE, 'utf8').split('\n')[0]);
    expect(first).toMatch(/^# yaml-language-server: \$schema=https:\/\/.*\/schema\/config\.schema\.json$/);
  });

  it('is valid with every key in force, each at its default or at an example', () => {
    const text = uncommented(configText([]));
    settingsIn(text);
    const whole: unknown = parse(text);
    const expected = LEAVES.map(({ path }) => [path, valueAt(spelled(DEFAULT_SETTINGS), path) ?? EXAMPLES.get(path)]);
    expect(LEAVES.map(({ path }) => [path, valueAt(whole, path)])).toEqual(expected);
  });

  it('says of every key what the schema says, right above it', () => {
    const lines = configText([]).split('\n');
    const sections = configKeys().filter(({ inner }) => inner.length > 0);
    for (const { name, meaning } of [...LEAVES, ...sections]) {
      const at = lines.findIndex(
        (line, index) => line.trim().startsWith(`#${name}:`) && lines[index - 1]?.trim() === `# ${meaning}`,
      );
      expect([name, at > 0, meaning.length > 10]).toEqual([name, true, true]);
    }
  });

  it('has the examples of the documentation for keys that nothing is set for, and for no others', () => {
    expect([...EXAMPLES.keys()].sort()).toEqual(NOT_SET.map(({ path }) => path).sort());
    const documented: unknown = parse(readFileSync(EXAMPLE_FILE, 'utf8'));
    expect([...EXAMPLES]).toEqual([...EXAMPLES.keys()].map((path) => [path, valueAt(documented, path)]));
  });

  it('has what was fitted in force, with what was seen', () => {
    const text = configText([
      { path: 'deployments.source', value: 'deployments', seen: '31 successful deployments to `eu`' },
      { path: 'failures.hotfix.labels', value: ['hotfix', 'Hot fix'], seen: '2 pull requests labelled `Hot fix`' },
    ]);
    expect(text).toContain('\n  # Seen: 31 successful deployments to `eu`.\n  source: deployments\n');
    expect(text).toContain('\n  hotfix:\n');
    expect(text).toContain('\n  #environments: ');
    const { deployments, failures } = DEFAULT_SETTINGS;
    expect(settingsIn(text)).toEqual({
      ...DEFAULT_SETTINGS,
      deployments: { ...deployments, source: 'deployments' },
      failures: { ...failures, hotfix: { ...failures.hotfix, labels: ['hotfix', 'Hot fix'] } },
    });
  });

  const LISTS = ['deployments.environments', 'deployments.workflows', 'failures.hotfix.branches'] as const;
  const hostile = fc.oneof(
    fc.constantFrom(
      'null',
      '1',
      'a: b',
      '- x',
      '# no',
      "'",
      '"',
      '{',
      'x #y',
      '\u2028',
      '!!js',
      '&a',
      '*a',
      ' p ',
      'ä',
    ),
    fc.string({ minLength: 1, maxLength: 90, unit: 'grapheme' }).filter((name) => /^[^\p{Cc}\p{Cs}]+$/u.test(name)),
  );

  it('reads back what was fitted, whatever the names and what was seen hold', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LISTS),
        fc.array(hostile, { minLength: 1, maxLength: 5 }),
        fc.string(),
        (path, value, seen) => {
          const fitted: Fitted[] = [{ path, value, seen: `${seen}\nwindow-days: 1\r\u2028preset: strict` }];
          const settings = settingsIn(configText(fitted));
          expect(valueAt(spelled(settings), path)).toEqual(value);
          expect([settings.windowDays, settings.preset]).toEqual([90, 'observe']);
          settingsIn(uncommented(configText(fitted)));
        },
      ),
    );
  });
});
