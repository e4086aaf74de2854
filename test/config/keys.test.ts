import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { ConfigError } from '../../src/history/errors.ts';

const FILE = '.github/one-pizza.yml';
const TODO = 'Correct the file; a key that is left out takes its default.';

function errorOf(...lines: readonly string[]): string {
  try {
    parseConfig({ text: `${lines.join('\n')}\n`, file: FILE });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return error instanceof Error ? error.message : '';
  }
  throw new Error('the configuration was accepted');
}

const NAME = 'text of 1 to 200 characters, without control characters';
const NAMES = 'a list of at most 100 names or patterns (`*` any text, `?` one character)';

/** Each key with values that are fine, and values that are not with what the error says of them. */
const KEYS: readonly (readonly [
  key: string,
  good: readonly string[],
  bad: readonly (readonly [string, string])[],
  allowed: string,
])[] = [
  ...(
    [
      ['window-days', 365],
      ['minimum-sample', 1000],
      ['failures.revert-within-days', 90],
    ] as const
  ).map(
    ([key, most]) =>
      [
        key,
        ['1', `${most}`, '0x1F', '1e1'],
        [
          ['0', '0'],
          ['-1', '-1'],
          [`${most + 1}`, `${most + 1}`],
          ['1.5', '1.5'],
          ['"30"', '"30"'],
          ['.nan', 'NaN'],
          ['.inf', 'Infinity'],
          ['1e300', '1e+300'],
          ['yes', '"yes"'],
          ['true', 'true'],
          ['', 'nothing'],
          ['[1]', 'a list of 1'],
        ],
        `a whole number from 1 to ${most}`,
      ] as const,
  ),
  [
    'failures.within-hours',
    ['1', '168', '1.5'],
    [
      ['0.99', '0.99'],
      ['168.1', '168.1'],
      ['.nan', 'NaN'],
      ['"24"', '"24"'],
      ['', 'nothing'],
    ],
    'a number from 1 to 168',
  ],
  [
    'branch',
    ['main', '"main"', 'release/1.x', '"1.0"', 'yes', '2026-01-01', 'b'.repeat(200), 'größe'],
    [
      ['""', '""'],
      ['1.0', '1'],
      ['true', 'true'],
      ['', 'nothing'],
      ['[main]', 'a list of 1'],
      ['{ name: main }', 'a mapping'],
      ['"a\\0b"', '"a\\u0000b"'],
      ['"a\\nb"', '"a\\nb"'],
      ['"a\\ud800b"', '"a\\ud800b"'],
      ['"a\\x85b"', '"a\\u0085b"'],
      ['b'.repeat(201), `"${'b'.repeat(60)}…"`],
    ],
    NAME,
  ],
  [
    'deployments.source',
    ['auto', 'deployments', 'workflows', 'releases', 'tags', 'merges'],
    [
      ['Auto', '"Auto"'],
      ['[auto]', 'a list of 1'],
      ['', 'nothing'],
    ],
    'one of auto, deployments, workflows, releases, tags, merges',
  ],
  [
    'deployments.count-failed-attempts',
    ['true', 'false'],
    [
      ['yes', '"yes"'],
      ['1', '1'],
      ['"true"', '"true"'],
      ['', 'nothing'],
    ],
    'true or false',
  ],
  [
    'failures.signals',
    ['[]', '[rollback, status, revert, hotfix, incident]'],
    [
      ['revert', '"revert"'],
      ['', 'nothing'],
      [`[${'revert,'.repeat(101)}]`, 'a list of 101'],
    ],
    'a list of rollback, status, revert, hotfix, incident',
  ],
  ...[
    'deployments.environments',
    'deployments.workflows',
    'deployments.tags',
    'failures.hotfix.labels',
    'failures.hotfix.branches',
    'failures.hotfix.titles',
    'failures.incident-labels',
    'people.bots',
    'people.ignore',
    'ai.reviewers',
    'ai.labels.assisted',
    'ai.labels.not-assisted',
  ].map(
    (key) =>
      [
        key,
        ['[]', '[a]', '["*", "a b/?"]', `[${'a,'.repeat(100)}]`],
        [
          ['a', '"a"'],
          ['', 'nothing'],
          ['{ a: b }', 'a mapping'],
          [`[${'a,'.repeat(101)}]`, 'a list of 101'],
        ],
        NAMES,
      ] as const,
  ),
  [
    'ai.rule-files',
    ['[]', '[{ tool: Acme, glob: ACME.md }]', '[{ tool: Acme, glob: "**/*.acme" }, { tool: B, glob: b }]'],
    [
      ['ACME.md', '"ACME.md"'],
      ['', 'nothing'],
      [`[${'{ tool: A, glob: a },'.repeat(101)}]`, 'a list of 101'],
    ],
    'a list of at most 100 mappings with keys of: tool, glob',
  ],
  [
    'ai.authors',
    [
      '[]',
      ...[
        'login: acme-agent',
        'email: agent@acme.example',
        'branch: acme/*',
        'trailer: "Made-by: Acme"',
        'label: acme',
      ].map((how) => `[{ tool: Acme, ${how} }]`),
    ],
    [
      ['acme-agent', '"acme-agent"'],
      ['', 'nothing'],
    ],
    'a list of at most 100 mappings with tool and one of login, email, branch, trailer, label',
  ],
];

/** `failures.hotfix.labels` and `x` as a file: each section on a line of its own. */
function fileWith(path: string, value: string): string[] {
  const keys = path.split('.');
  return keys.map((key, depth) => `${' '.repeat(depth)}${key}:${depth === keys.length - 1 ? ` ${value}` : ''}`);
}

describe.each(KEYS)('the key %s', (...[key, good, bad, allowed]) => {
  it.each(good)('takes %s', (value) => {
    expect(() => parseConfig({ text: fileWith(key, value).join('\n'), file: FILE })).not.toThrow();
  });

  it.each(bad)('refuses %s', (value, found) => {
    expect(errorOf(...fileWith(key, value)).split('\n')).toEqual([
      'The configuration is not valid (1 problem):',
      `${FILE}:${key.split('.').length}: ${key}: found ${found}; allowed: ${allowed}`,
      TODO,
    ]);
  });
});

describe.each(['deployments.tags', 'failures.hotfix.titles', 'people.ignore'])('a name in %s', (key) => {
  it.each([
    ['1', '1'],
    ['""', '""'],
    ['null', 'nothing'],
    ['[a]', 'a list of 1'],
    ['"\\x7f"', '"\\u007f"'],
  ])('is not %s', (value, found) => {
    expect(errorOf(...fileWith(key, `[ok, ${value}]`))).toContain(`: ${key}[1]: found ${found}; allowed: ${NAME}\n`);
  });
});

describe('the lists of ai', () => {
  const AUTHOR = 'a mapping with tool and one of login, email, branch, trailer, label';

  it.each([
    ['authors: [{ tool: Acme }]', `ai.authors[0]: found a mapping; allowed: ${AUTHOR}`],
    ['authors: [{ login: acme }]', `ai.authors[0]: found a mapping; allowed: ${AUTHOR}`],
    ['authors: [{ tool: A, login: a, label: b }]', `ai.authors[0]: found a mapping; allowed: ${AUTHOR}`],
    ['authors: [{ tool: A, login: a }, acme]', `ai.authors[1]: found "acme"; allowed: ${AUTHOR}`],
    ['rule-files: [{ tool: A }]', `ai.rule-files[0].glob: found nothing; allowed: ${NAME}`],
    ['rule-files: [{ tool: A, glob: "" }]', `ai.rule-files[0].glob: found ""; allowed: ${NAME}`],
    [
      'rule-files: [{ tool: A, glob: a, globe: a }]',
      'ai.rule-files[0].globe: unknown key, did you mean `glob`?; allowed: tool, glob',
    ],
    ['rule-files: [A]', 'ai.rule-files[0]: found "A"; allowed: a mapping with keys of: tool, glob'],
    [
      'labels: { notAssisted: [a] }',
      'ai.labels.notAssisted: unknown key, did you mean `not-assisted`?; allowed: assisted, not-assisted',
    ],
  ])('refuse %s', (line, problem) => {
    expect(errorOf('ai:', `  ${line}`).split('\n')).toEqual([
      'The configuration is not valid (1 problem):',
      `${FILE}:2: ${problem}`,
      TODO,
    ]);
  });
});
