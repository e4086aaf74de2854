import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { errorOf, FILE, TODO } from './config-error.ts';

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
      ['guardrails.pr-size.max-lines', 100_000],
      ['guardrails.pr-size.max-files', 100_000],
      ['guardrails.pr-size.ai-assisted.max-lines', 100_000],
      ['guardrails.pr-size.ai-assisted.max-files', 100_000],
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
  ...['readiness.shippers', 'readiness.one-pizza-size'].map(
    (key) =>
      [
        key,
        ['1', '50'],
        [
          ['0', '0'],
          ['51', '51'],
          ['2.5', '2.5'],
        ],
        'a whole number from 1 to 50',
      ] as const,
  ),
  ...['readiness.evidence-percent', 'readiness.toil.quota-percent'].map(
    (key) =>
      [
        key,
        ['0', '12.5', '100'],
        [
          ['-0.1', '-0.1'],
          ['100.1', '100.1'],
          ['80%', '"80%"'],
        ],
        'a number from 0 to 100',
      ] as const,
  ),
  [
    'readiness.product.slo-percent',
    ['0.001', '99.95', '100'],
    [
      ['0', '0'],
      ['-1', '-1'],
      ['100.1', '100.1'],
      ['.nan', 'NaN'],
      ['99.9%', '"99.9%"'],
    ],
    'a number above 0, at most 100',
  ],
  [
    'readiness.pager.alerts-per-week',
    ['0', '4.5', '1000'],
    [
      ['-0.5', '-0.5'],
      ['.inf', 'Infinity'],
      ['few', '"few"'],
    ],
    'a number, 0 or more',
  ],
  ...['readiness.product.as-of', 'readiness.pager.as-of', 'readiness.rollback-drill'].map(
    (key) =>
      [
        key,
        ['2026-11-01', '"2026-11-01"', '2024-02-29', '2000-02-29', '2026-12-31'],
        [
          ['2026-02-31', '"2026-02-31"'],
          ['2026-02-29', '"2026-02-29"'],
          ['1900-02-29', '"1900-02-29"'],
          ['2026-13-01', '"2026-13-01"'],
          ['2026-00-10', '"2026-00-10"'],
          ['2026-11-1', '"2026-11-1"'],
          ['26-11-01', '"26-11-01"'],
          ['2026-11-01T00:00:00Z', '"2026-11-01T00:00:00Z"'],
          ['"2026-11-01 "', '"2026-11-01 "'],
          ['20261101', '20261101'],
          ['today', '"today"'],
          ['', 'nothing'],
        ],
        'a calendar day as YYYY-MM-DD',
      ] as const,
  ),
  ...(
    [
      ['preset', ['observe', 'recommended', 'strict']],
      ['fail-on', ['error', 'warn', 'never']],
      ['on-unknown', ['warn', 'error']],
      ['guardrails.dual-gate.applies-to', ['ai-assisted', 'all']],
    ] as const
  ).map(
    ([key, words]) =>
      [
        key,
        words,
        [
          ['off', '"off"'],
          ['Error', '"Error"'],
          ['true', 'true'],
          ['[warn]', 'a list of 1'],
          ['', 'nothing'],
        ],
        `one of ${words.join(', ')}`,
      ] as const,
  ),
  [
    'baseline',
    ['b.json', '.github/one-pizza-baseline.json', 'a..b/c.json', '"with space/b.json"', '..b', 'a'.repeat(1024)],
    [
      ['../b.json', '"../b.json"'],
      ['a/../b.json', '"a/../b.json"'],
      ['a/..', '"a/.."'],
      ['./b.json', '"./b.json"'],
      ['/etc/passwd', '"/etc/passwd"'],
      ['a//b.json', '"a//b.json"'],
      ['a/', '"a/"'],
      ['"a\\\\b.json"', '"a\\\\b.json"'],
      ['"a\\n/../b.json"', '"a\\n/../b.json"'],
      ['"a\\u2028/../b.json"', '"a\\u2028/../b.json"'],
      ['""', '""'],
      ['', 'nothing'],
      ['a'.repeat(1025), `"${'a'.repeat(60)}…"`],
    ],
    'a path from the root of the repository, such as .github/one-pizza-baseline.json',
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
    ['auto', 'deployments', 'releases', 'tags', 'merges'],
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
    ['[status]', '[rollback, status, revert, hotfix, incident]'],
    [
      ['revert', '"revert"'],
      ['', 'nothing'],
      ['[]', 'a list of 0'],
      [`[${'revert,'.repeat(101)}]`, 'a list of 101'],
    ],
    'a list of one or more of rollback, status, revert, hotfix, incident',
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
    'readiness.pager.alert-labels',
    'readiness.toil.labels',
    'readiness.hats.architecture-paths',
    'guardrails.pr-evidence.sections',
    'guardrails.security-checks.checks',
    'guardrails.pr-size.generated',
    'guardrails.rollback-first.labels',
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
  ...(
    [
      ['readiness.hats.tech-lead', 'logins'],
      ['readiness.hats.domain-architect', 'logins or teams'],
    ] as const
  ).map(
    ([key, what]) =>
      [
        key,
        ['[]', '[alice]', '["@alice", acme_x-1, "robot[bot]"]', `[${'a,'.repeat(100)}]`],
        [
          ['alice', '"alice"'],
          ['', 'nothing'],
          [`[${'a,'.repeat(101)}]`, 'a list of 101'],
        ],
        `a list of at most 100 ${what}`,
      ] as const,
  ),
  [
    'guardrails.thresholds.expect',
    ['[]', '["lead-time.p75 <= 48h", "change-fail-rate <= 15%"]'],
    [
      ['lead-time.p75 <= 48h', '"lead-time.p75 <= 48h"'],
      [`[${'a,'.repeat(101)}]`, 'a list of 101'],
    ],
    'a list of at most 100 expectations, such as "lead-time.p75 <= 48h"',
  ],
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

describe('the people of the hats', () => {
  const LOGIN = 'a login, such as alice';
  const OWNER = 'a login or a team, such as alice or acme/architects';

  it.each([
    ['tech-lead', 'acme/architects', LOGIN],
    ['tech-lead', '@', LOGIN],
    ['tech-lead', '@@alice', LOGIN],
    ['tech-lead', 'al*', LOGIN],
    ['tech-lead', 'Alice Smith', LOGIN],
    ['domain-architect', 'acme/', OWNER],
    ['domain-architect', '@acme/core/team', OWNER],
    ['domain-architect', 'alice@acme.example', OWNER],
    ['domain-architect', '*', OWNER],
  ])('are no %s %s', (hat, name, allowed) => {
    expect(errorOf(...fileWith(`readiness.hats.${hat}`, `["${name}"]`)).split('\n')[1]).toBe(
      `${FILE}:3: readiness.hats.${hat}[0]: found "${name}"; allowed: ${allowed}`,
    );
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
