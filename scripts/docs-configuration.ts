/** Writes `docs/configuration.md` from the schema of the config file: `node scripts/docs-configuration.ts`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { DEFAULT_SETTINGS } from '../src/config/defaults.ts';
import { mappingIn } from '../src/config/key-tree.ts';
import { levelsOf } from '../src/config/presets.ts';
import { configFile } from '../src/config/schema.ts';
import { GUARDRAILS, PRESETS } from '../src/config/settings.ts';
import { spelled } from '../src/config/spelled.ts';
import { ROOT } from './run-node.ts';

const TARGET = join(ROOT, 'docs', 'configuration.md');

const INTRODUCTION = `\`.github/one-pizza.yml\` at the tip of the default branch, or the file that the input \`config-file\` names. It is read there
on every event, so that no pull request changes how it is judged. Every key is optional; without the file each is at its
default. A file that is not valid fails the step, with the line, the key, what was found and what is allowed. An unknown
key is an error, too: a mistyped limit would else loosen a guardrail in silence.`;

const EXAMPLE = `Every key there is, with the values of some team; leave out what you do not need. With the first line an editor checks
the file as you write it (\`OWNER\` as in the [README](../README.md)).`;

const VALUES = `- **Names or patterns** are a list of at most 100. \`*\` is any text, \`?\` one character, in any case.
- **Days** are written as in \`2026-11-01\`, and are days in UTC.
- A list takes the place of the default one; it does not add to it.
- **–** as a default: nothing is set.`;

const PRESET =
  'Each guardrail has a level: `off`, `warn` or `error`. The preset gives it to those that the file does not name:';

const STRICTNESS = `The file may name a preset, and so may the step's input \`preset\`. If both do, each guardrail has the stricter of two levels:
the one that the file gives it, by name or by its preset, and the one of the input's preset. So the input tightens and
never loosens: under any preset of its own a guardrail that the file switches off is at least a warning.

\`fail-on\` says what fails the build:

- \`error\`: guardrails at \`error\` that are violated, or that wait for an approval or a check.
- \`warn\`: warnings, too, but for those of levels that the preset \`observe\` gave.
- \`never\`: only a pull request that would make the config file invalid.

\`on-unknown\` says what becomes of a guardrail at \`error\` that can't be judged: a warning (\`warn\`), or a violation
(\`error\`).`;

const NOTES: ReadonlyMap<string, string> = new Map([
  ['ai', 'What they mean for the figures: [ai-adoption.md](ai-adoption.md).'],
  [
    'readiness',
    'What is declared holds for a while only: give it the day, and declare it anew from time to time. What each check asks: [readiness.md](readiness.md).',
  ],
  [
    'guardrails',
    'Each is a level (`pr-size: error`), or a mapping with `level` and its options. A mapping without `level` leaves the level ' +
      'to the preset. When each is violated: [guardrails.md](guardrails.md).',
  ],
]);

/** A key of the config file: what it may hold, its default and its meaning, as Markdown. */
export type Row = {
  readonly key: string;
  readonly allowed: string;
  readonly fallback: string;
  readonly meaning: string;
};
type Section = { readonly key: string; readonly meaning: string; readonly rows: readonly Row[] };

/** The text of `docs/configuration.md`. */
export function configurationPage(): string {
  const defaults: Readonly<Record<string, unknown>> = spelled(DEFAULT_SETTINGS);
  const all = Object.entries(configFile.shape).map(([key, member]) => ({
    key,
    meaning: member.description ?? '',
    rows: rowsOf(member, key, defaults[key]),
  }));
  const sections = all.filter(({ key, rows }) => rows[0]?.key !== key);
  const alone = all.flatMap(({ key, rows }) => rows.filter((row) => row.key === key));
  return `# Configuration

<!-- Made by scripts/docs-configuration.ts from src/config; change the schema, not this file. -->

${INTRODUCTION}

## Example

${EXAMPLE}

\`\`\`yaml
${readFileSync(join(import.meta.dirname, 'config-example.yml'), 'utf8')}\`\`\`

## Presets

${PRESET}

${presetTable()}

${STRICTNESS}

## Keys

${VALUES}

${keyTable(alone)}

${sections.map(sectionText).join('\n\n')}
`;
}

/** The rows of the keys below a key of the config file, and of itself: `guardrails.pr-size`. */
export function rowsBelow(key: string): readonly Row[] {
  const [top = ''] = key.split('.');
  const found = Object.entries(configFile.shape).find(([name]) => name === top);
  const defaults: Readonly<Record<string, unknown>> = spelled(DEFAULT_SETTINGS);
  const rows = found === undefined ? [] : rowsOf(found[1], top, defaults[top]);
  return rows.filter((row) => row.key === key || row.key.startsWith(`${key}.`));
}

function presetTable(): string {
  const rows = GUARDRAILS.map((id) => {
    const levels = PRESETS.map((preset) => `\`${levelsOf(preset)[id].level}\``);
    return `| \`${id}\` | ${levels.join(' | ')} |`;
  });
  const names = PRESETS.map((preset) => `\`${preset}\``);
  return [`| guardrail | ${names.join(' | ')} |`, `|---|${'---|'.repeat(names.length)}`, ...rows].join('\n');
}

function sectionText({ key, meaning, rows }: Section): string {
  const note = NOTES.get(key);
  return `### ${key}\n\n${note === undefined ? meaning : `${meaning} ${note}`}\n\n${keyTable(rows)}`;
}

/** A table of keys. */
export function keyTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => `| \`${row.key}\` | ${row.allowed} | ${row.fallback} | ${row.meaning} |`);
  return ['| key | allowed | default | meaning |', '|---|---|---|---|', ...lines].join('\n');
}

/** A row for each key that holds a value, and for each guardrail, whose level is its value. */
function rowsOf(schema: unknown, key: string, fallback: unknown): Row[] {
  if (!(schema instanceof z.ZodOptional)) return [];
  const value: unknown = schema.unwrap();
  const mapping = mappingIn(value);
  const meaning = schema.description ?? '';
  const own = { key, allowed: allowedBy(value), fallback: shownDefault(fallback), meaning };
  if (mapping === null) return [own];
  const defaults = new Map<string, unknown>(isMapping(fallback) ? Object.entries(fallback) : []);
  const inner = Object.entries(mapping.shape).filter(([name]) => name !== 'level');
  return [
    ...(mapping === value ? [] : [{ ...own, allowed: 'a level, or a mapping', fallback: "the preset's" }]),
    ...inner.flatMap(([name, member]) => rowsOf(member, `${key}.${name}`, defaults.get(name))),
  ];
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an error says that is allowed. */
function allowedBy(schema: unknown): string {
  const issues = schema instanceof z.ZodType ? schema.safeParse(Symbol('none')).error?.issues : undefined;
  const allowed = issues?.[0]?.message ?? '';
  if (allowed.startsWith('a list of at most 100 names or patterns')) return 'names or patterns';
  const [, lead = '', words] = /^(one of|a list of one or more of) ((?:[a-z-]+, )+[a-z-]+)$/.exec(allowed) ?? [];
  return words === undefined
    ? allowed
    : `${lead} ${words
        .split(', ')
        .map((word) => `\`${word}\``)
        .join(', ')}`;
}

function shownDefault(value: unknown): string {
  if (value === null) return '–';
  const text = stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 });
  return `\`${text.trim()}\``;
}

if (import.meta.main) {
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, configurationPage());
}
