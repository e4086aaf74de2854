import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { ConfigError } from '../../src/history/errors.ts';

const FILE = '.github/one-pizza.yml';

function problemsOf(text: string): string[] {
  try {
    parseConfig({ text, file: FILE });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error instanceof Error ? error.message.split('\n').slice(1, -1) : [];
  }
  return [];
}

describe('YAML that is written to do harm', () => {
  it.each([
    [
      'a tab as indentation',
      'deployments:\n\tsource: auto\n',
      [`${FILE}:2: not valid YAML: Tabs are not allowed as indentation`],
    ],
    ['a key twice', 'branch: a\nbranch: b\n', [`${FILE}:2: not valid YAML: Map keys must be unique`]],
    ['a key twice, quoted', 'branch: a\n"branch": b\n', [`${FILE}:2: not valid YAML: Map keys must be unique`]],
    [
      'what never ends, said once',
      '[[[',
      [
        `${FILE}:1: not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]`,
        `${FILE}:1: not valid YAML: Flow sequence must end with a ]`,
      ],
    ],
    ['two documents', 'branch: a\n---\nbranch: b\n', [`${FILE}:2: not valid YAML: there may be one document only`]],
    [
      'a tag of its own',
      'people:\n  bots: !!js/function x\n',
      [`${FILE}:2: not valid YAML: Unresolved tag: tag:yaml.org,2002:js/function`],
    ],
    ['a mapping as a key', '? { a: b }\n: 1\n', [`${FILE}:1: not valid YAML: a key must be plain text`]],
    [
      'an anchor that is not there',
      'branch: *main\n',
      [`${FILE}:1: not valid YAML: Unresolved alias (the anchor must be set before the alias): main`],
    ],
    ['an unknown directive', '%EVIL on\n---\nbranch: a\n', [`${FILE}:1: not valid YAML: Unknown directive %EVIL`]],
  ])('is refused: %s', (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it.each([
    ['__proto__', '__proto__: { branch: evil }\n', '__proto__: unknown key;'],
    ['constructor', 'constructor: { prototype: 1 }\n', 'constructor: unknown key;'],
    ['a nested __proto__', 'deployments: { __proto__: { source: tags } }\n', 'deployments.__proto__: unknown key;'],
    ['a number as a key', '1: a\n', '1: unknown key;'],
    ['true as a key', 'true: a\n', 'true: unknown key;'],
    ['nothing as a key', ': a\n', '[""]: unknown key;'],
  ])('is an unknown key: %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(`${FILE}:1: ${problem}`)]);
    expect(Object.hasOwn(Object.prototype, 'branch')).toBe(false);
  });

  it('merges no keys', () => {
    const problems = problemsOf('deployments: &d { source: tags }\nfailures: { <<: *d }\n');
    expect(problems).toEqual([expect.stringContaining(`${FILE}:2: failures["<<"]: unknown key;`)]);
  });

  it('stays YAML 1.2 whatever version the file asks for', () => {
    const settings = parseConfig({
      text: '%YAML 1.1\n---\nbranch: yes\npeople: { bots: [2026-01-01, 1_000] }\n',
      file: FILE,
    });
    expect([settings.branch, settings.people.bots]).toEqual(['yes', ['2026-01-01', '1_000']]);
  });

  it('keeps a date and a NUL what they are: text, and not allowed in text', () => {
    expect(parseConfig({ text: 'branch: 2026-03-01\n', file: FILE }).branch).toBe('2026-03-01');
    expect(problemsOf('branch: a\0b\n')).toEqual([expect.stringContaining(`${FILE}:1: branch: found "a\\u0000b";`)]);
  });

  it('reads a byte order mark and Windows line ends', () => {
    const text = '\uFEFFbranch: main\r\ndeployments:\r\n  source: tags\r\n  tags:\r\n    - v*\r\n';
    const settings = parseConfig({ text, file: FILE });
    expect([settings.branch, settings.deployments.source, settings.deployments.tags]).toEqual(['main', 'tags', ['v*']]);
    expect(problemsOf(text.replace('source: tags', 'source: tag'))).toEqual([
      expect.stringContaining(`${FILE}:3: deployments.source: found "tag";`),
    ]);
  });

  it('shares a list by anchor and alias', () => {
    const text = 'failures:\n  incident-labels: &l [p1]\n  hotfix: { labels: *l }\n';
    expect(parseConfig({ text, file: FILE }).failures.hotfix.labels).toEqual(['p1']);
    expect(problemsOf('people:\n  bots: &l [1]\n  ignore:\n    *l\n')).toEqual([
      expect.stringContaining(`${FILE}:2: people.bots[0]: found 1;`),
      expect.stringContaining(`${FILE}:3: people.ignore[0]: found 1;`),
    ]);
  });

  it('refuses a key that hides behind an alias', () => {
    expect(problemsOf('branch: &k branch\n? *k\n: evil\n')).toEqual([
      `${FILE}:2: not valid YAML: a key must be plain text`,
    ]);
  });

  it('survives a list that holds itself', () => {
    expect(problemsOf('people: { bots: &a [*a] }\n')).toEqual([
      expect.stringContaining(`${FILE}:1: people.bots[0]: found a list of 1;`),
    ]);
  });

  it('refuses an alias bomb', () => {
    const levels = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index, all) => {
      const before = all[index - 1];
      return `${name}: &${name} [${Array.from({ length: 9 }, () => (before === undefined ? 'x' : `*${before}`)).join(', ')}]`;
    });
    expect(problemsOf(levels.join('\n'))).toEqual([
      `${FILE}: not valid YAML: Excessive alias count indicates a resource exhaustion attack`,
    ]);
  });

  it.each([
    ['[', '['.repeat(60_000)],
    ['[]', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['{a:', '{a: '.repeat(15_000)],
    ['- ', '- '.repeat(30_000)],
    ['? ', '? '.repeat(30_000)],
    ['indentation', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('refuses endless nesting by %s', (_, text) => {
    expect(problemsOf(text)).toEqual([`${FILE}: lists and mappings are nested more than 20 deep`]);
  });

  it('refuses more keys and values than a config file can need', () => {
    const text = Array.from({ length: 6_000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(problemsOf(text)).toEqual([`${FILE}: the file holds more than 5000 keys and values`]);
  });

  it('refuses more than 64 KiB, counted in bytes', () => {
    const tooLong = [`${FILE}: the file is longer than 65536 bytes`];
    expect(problemsOf('#'.repeat(65_537))).toEqual(tooLong);
    expect(problemsOf(`#${'ä'.repeat(32_768)}`)).toEqual(tooLong);
    expect(problemsOf('#'.repeat(65_536))).toEqual([]);
  });
});
