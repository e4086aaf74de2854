import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configurationPage } from '../../scripts/docs-configuration.ts';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { GUARDRAILS } from '../../src/config/settings.ts';
import { spelled } from '../../src/config/spelled.ts';

const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
const [, example = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];

/** The path of every value; a level stands for its guardrail. */
function keysIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path.replace(/\.level$/, '')];
  return Object.entries(value).flatMap(([key, member]) => keysIn(member, path === '' ? key : `${path}.${key}`));
}

const KEYS = keysIn(spelled(DEFAULT_SETTINGS));

describe('docs/configuration.md', () => {
  it('is what the schema makes', () => {
    expect(page).toBe(configurationPage());
  });

  it('has a row for each key', () => {
    const rows = [...page.matchAll(/^\| `([a-z.-]+)` \| [^`|]/gm)].map(([, key]) => key);
    expect(new Set(rows)).toEqual(new Set(KEYS));
    expect(rows).toHaveLength(KEYS.length);
  });

  it.each([
    '| `deployments.tags` | names or patterns | – |',
    '| `failures.signals` | a list of one or more of `rollback`, `status`, `revert`, `hotfix`, `incident` | `[rollback, status, revert, hotfix, incident]` |',
    '| `readiness.product.slo-percent` | a number above 0, at most 100 | – |',
    "| `guardrails.dual-gate` | a level, or a mapping | the preset's |",
    '| `guardrails.dual-gate.applies-to` | one of `ai-assisted`, `all` | `ai-assisted` |',
    '| `guardrails.pr-size.max-lines` | a whole number from 1 to 100000 | `400` |',
    '| `pr-size` | `warn` | `warn` | `error` |',
    '| `guarded-files` | `warn` | `error` | `error` |',
  ])('says %s', (row) => {
    expect(page).toContain(`\n${row}`);
  });
});

describe('the example of docs/configuration.md', () => {
  it('is valid', () => {
    const settings = parseConfig({ text: example, file: 'docs/configuration.md' });
    expect(settings.guardrails.levels['toil-quota']).toEqual({ level: 'off', from: 'file' });
    expect(settings.guardrails.prSize.aiAssisted).toEqual({ maxLines: 250, maxFiles: 15 });
    expect(settings.readiness.hats.domainArchitect).toEqual(['bob', 'acme/architects']);
  });

  it('has every key, and gives every guardrail a level', () => {
    expect(keysIn(parse(example))).toEqual(expect.arrayContaining(KEYS));
    const { levels } = parseConfig({ text: example, file: 'docs/configuration.md' }).guardrails;
    expect(GUARDRAILS.filter((id) => levels[id].from !== 'file')).toEqual([]);
  });

  it('starts with where an editor finds the schema', () => {
    const schema = 'https://raw.githubusercontent.com/OWNER/one-pizza/v0/schema/config.schema.json';
    expect(example.split('\n')[0]).toBe(`# yaml-language-server: $schema=${schema}`);
  });
});
