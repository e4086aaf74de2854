import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { differencesOf } from '../../src/config/differences.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { withPreset } from '../../src/config/presets.ts';
import type { Settings } from '../../src/config/settings.ts';
import { anySettings } from '../support/any-settings.ts';

const of = (text: string): Settings => parseConfig({ text, file: 'x.yml' });

/** The differences between two config files. */
const between = (from: string, to: string): string[] => differencesOf(of(from), of(to));

const HATS = 'readiness: { hats: { domain-architect: [bob, carol] } }';

describe('the differences of two settings', () => {
  it.each([
    ['guardrails: { pr-size: error }', 'guardrails: { pr-size: off }', 'guardrails.pr-size.level: error → off'],
    [HATS, '', 'readiness.hats.domain-architect: bob, carol → (none)'],
    ['', 'branch: release/1.x', 'branch: (not set) → release/1.x'],
    ['baseline: a/b.json', '', 'baseline: a/b.json → (not set)'],
    ['window-days: 30', 'window-days: 7', 'window-days: 30 → 7'],
    ['', 'failures: { within-hours: 1.5 }', 'failures.within-hours: 24 → 1.5'],
    ['', 'deployments: { tags: [] }', 'deployments.tags: (not set) → (none)'],
    ['', 'deployments: { count-failed-attempts: true }', 'deployments.count-failed-attempts: false → true'],
    ['', 'readiness: { product: { regulated-data: false } }', 'readiness.product.regulated-data: (not set) → false'],
    ['', 'readiness: { rollback-drill: 2026-10-02 }', 'readiness.rollback-drill: (not set) → 2026-10-02'],
    [
      '',
      'guardrails: { pr-size: { ai-assisted: { max-lines: 250 } } }',
      'guardrails.pr-size.ai-assisted.max-lines: (not set) → 250',
    ],
    [
      'ai: { authors: [{ tool: Acme, login: acme-agent }] }',
      'ai: { authors: [{ tool: Acme, trailer: "Made-by: Acme" }] }',
      'ai.authors: { tool: Acme, login: acme-agent } → { tool: Acme, trailer: "Made-by: Acme" }',
    ],
  ])('%j to %j', (from, to, line) => {
    expect(between(from, to)).toEqual([line]);
  });

  it('name the preset and every level that it changes, in the order of the file', () => {
    expect(between('window-days: 30\nguardrails: { dual-gate: error }', 'preset: recommended')).toEqual([
      'window-days: 30 → 90',
      'preset: observe → recommended',
      'guardrails.dual-gate.level: error by name → error by the preset',
      'guardrails.architecture-approval.level: warn → error',
      'guardrails.guarded-files.level: warn → error',
      'guardrails.thresholds.level: warn → error',
    ]);
  });

  it('are those of what is in force, not of how it is written', () => {
    expect(between('window-days: 90', '')).toEqual([]);
    expect(differencesOf(withPreset(of('preset: strict'), 'strict'), of('preset: strict'))).toEqual([]);
  });

  it('are none between equals, and the same keys either way round', () => {
    fc.assert(
      fc.property(anySettings, anySettings, (one, other) => {
        expect(differencesOf(one, structuredClone(one))).toEqual([]);
        const keys = (lines: readonly string[]) => lines.map((line) => line.slice(0, line.indexOf(': ')));
        expect(keys(differencesOf(one, other))).toEqual(keys(differencesOf(other, one)));
      }),
    );
  });
});

/** Paths of everything that holds nothing else; lists as a whole. */
function leavesIn(value: unknown): (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[]];
  return Object.entries(value).flatMap(([key, member]) => leavesIn(member).map((path) => [key, ...path]));
}

/** Settings with another value of the same kind at a path. */
function changedAt(settings: Settings, path: readonly string[]): Settings {
  const copy = JSON.parse(JSON.stringify(settings));
  const last = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce((part, key) => part[key], copy);
  holder[last] = another(holder[last]);
  return copy;
}

function another(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return [...value, 'more'];
  if (value === 'preset') return 'file';
  if (value === 'file') return 'preset';
  return typeof value === 'string' ? `${value}x` : 'set';
}

describe('no difference is missed', () => {
  const leaves = leavesIn(DEFAULT_SETTINGS);

  it('of all that settings hold', () => {
    // 7 at the top, 5 of deployments, 7 of failures, 2 of people, 5 of ai, 15 of readiness, 11 levels, their origins, 10 options.
    expect(leaves).toHaveLength(7 + 5 + 7 + 2 + 5 + 15 + 2 * 11 + 10);
  });

  it.each(leaves.map((path) => [path.join('.'), path] as const))('at %s', (_, path) => {
    expect(differencesOf(DEFAULT_SETTINGS, changedAt(DEFAULT_SETTINGS, path))).toHaveLength(1);
  });

  it('whatever the others are', () => {
    fc.assert(
      fc.property(anySettings, fc.constantFrom(...leaves), (settings, path) => {
        expect(differencesOf(settings, changedAt(settings, path))).toHaveLength(1);
      }),
    );
  });
});

describe('values that somebody else wrote', () => {
  it('are quoted where they could pass for something else', () => {
    expect(between('', 'branch: "(not set)"')).toEqual(['branch: (not set) → "(not set)"']);
    expect(between('people: { bots: [a, b] }', 'people: { bots: ["a, b"] }')).toEqual(['people.bots: a, b → "a, b"']);
    expect(between('branch: a', 'branch: "b → a"')).toEqual(['branch: a → "b → a"']);
  });

  it('show what is invisible', () => {
    expect(between('', 'branch: "a\\u202eb\\u200b"')).toEqual(['branch: (not set) → "a\\u202eb\\u200b"']);
    expect(between('people: { bots: [alice] }', 'people: { bots: ["alice\\u2060"] }')).toEqual([
      'people.bots: alice → "alice\\u2060"',
    ]);
  });

  it('are cut where they get long', () => {
    const before = `people: { bots: [${'a'.repeat(80)}] }`;
    expect(between(before, '')).toEqual([`people.bots: ${'a'.repeat(80)} → (none)`]);
    expect(between(before.replace('[', '[b'), '')).toEqual([`people.bots: b${'a'.repeat(79)}… → (none)`]);
  });

  it('are cut at the front as well where they begin alike, so that the difference shows', () => {
    const many = Array.from({ length: 30 }, (_, index) => `bot-${index + 10}`).join(', ');
    expect(between(`people: { bots: [${many}] }`, `people: { bots: [${many}, evil] }`)).toEqual([
      'people.bots: …t-37, bot-38, bot-39 → …t-37, bot-38, bot-39, evil',
    ]);
  });

  it('never break the line nor make it long', () => {
    fc.assert(
      fc.property(anySettings, anySettings, (one, other) => {
        for (const line of differencesOf(one, other)) {
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
          const [, from = '', to = ''] = /^[a-z.-]+: (.*) → (.*)$/.exec(line) ?? [];
          expect([...`${from}${to}`].length, line).toBeLessThanOrEqual(2 * 82);
        }
      }),
    );
  });
});
