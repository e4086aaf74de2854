import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { configFile, settingsOf } from '../../src/config/schema.ts';
import { spelled } from '../../src/config/spelled.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/config.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ strict: true });
addFormats.default(ajv);
const fits = ajv.compile(schema);

type Keyword = { readonly description?: unknown; readonly default?: unknown };

/** Every key of a JSON Schema with what it says of it. */
function keysIn(node: unknown, path = ''): (readonly [key: string, says: Keyword])[] {
  const { properties = {}, anyOf = [] } = Object(node);
  const members = Object.entries(properties).flatMap(([key, member]) => [
    [`${path}${key}`, Object(member)] as const,
    ...keysIn(member, `${path}${key}.`),
  ]);
  return [...members, ...[...anyOf].flatMap((each) => keysIn(each, path))];
}

/** What the defaults say of a key: the value, or `undefined` where nothing is set or it is a mapping. */
function defaultAt(key: string): unknown {
  const value = key.split('.').reduce((part, name) => Object(part)[name], Object(spelled(DEFAULT_SETTINGS)));
  return typeof value === 'object' && !Array.isArray(value) ? undefined : value;
}

describe('the schema of the config file', () => {
  it('knows the keys that there are by now, and describes each in one sentence', () => {
    const keys = keysIn(schema);
    expect(keys.map(([key]) => key)).toEqual([
      'window-days',
      'minimum-sample',
      'branch',
      'preset',
      'fail-on',
      'on-unknown',
      'deployments',
      'deployments.source',
      'deployments.environments',
      'deployments.workflows',
      'deployments.tags',
      'deployments.count-failed-attempts',
      'failures',
      'failures.signals',
      'failures.within-hours',
      'failures.revert-within-days',
      'failures.hotfix',
      'failures.hotfix.labels',
      'failures.hotfix.branches',
      'failures.hotfix.titles',
      'failures.incident-labels',
      'people',
      'people.bots',
      'people.ignore',
      'ai',
      'ai.rule-files',
      'ai.authors',
      'ai.reviewers',
      'ai.labels',
      'ai.labels.assisted',
      'ai.labels.not-assisted',
      'readiness',
      'readiness.product',
      'readiness.product.slo-percent',
      'readiness.product.regulated-data',
      'readiness.product.as-of',
      'readiness.pager',
      'readiness.pager.alert-labels',
      'readiness.pager.alerts-per-week',
      'readiness.pager.as-of',
      'readiness.rollback-drill',
      'readiness.shippers',
      'readiness.evidence-percent',
      'readiness.toil',
      'readiness.toil.labels',
      'readiness.toil.quota-percent',
      'readiness.one-pizza-size',
      'readiness.hats',
      'readiness.hats.tech-lead',
      'readiness.hats.domain-architect',
      'readiness.hats.architecture-paths',
      'guardrails',
      'guardrails.dual-gate',
      'guardrails.dual-gate.level',
      'guardrails.dual-gate.applies-to',
      'guardrails.pr-evidence',
      'guardrails.pr-evidence.level',
      'guardrails.pr-evidence.sections',
      'guardrails.security-checks',
      'guardrails.security-checks.level',
      'guardrails.security-checks.checks',
      'guardrails.pr-size',
      'guardrails.pr-size.level',
      'guardrails.pr-size.max-lines',
      'guardrails.pr-size.max-files',
      'guardrails.pr-size.ai-assisted',
      'guardrails.pr-size.ai-assisted.max-lines',
      'guardrails.pr-size.ai-assisted.max-files',
      'guardrails.pr-size.generated',
      'guardrails.architecture-approval',
      'guardrails.architecture-approval.level',
      'guardrails.rollback-first',
      'guardrails.rollback-first.level',
      'guardrails.rollback-first.labels',
      'guardrails.guarded-files',
      'guardrails.guarded-files.level',
      'guardrails.rule-files',
      'guardrails.rule-files.level',
      'guardrails.rule-file-truth',
      'guardrails.rule-file-truth.level',
      'guardrails.toil-quota',
      'guardrails.toil-quota.level',
      'guardrails.thresholds',
      'guardrails.thresholds.level',
      'guardrails.thresholds.expect',
      'baseline',
    ]);
    for (const [key, { description }] of keys) expect(description, key).toMatch(/^[A-Z][^\n]{9,}\.$/);
  });

  it('tells the default of every key that has one, but of levels, which are the preset’s', () => {
    for (const [key, { default: told }] of keysIn(schema)) {
      expect(told, key).toEqual(key.endsWith('.level') ? undefined : defaultAt(key));
    }
  });

  it.each([
    {},
    { 'window-days': 1, 'minimum-sample': 1000, branch: 'main' },
    { deployments: { source: 'tags', tags: ['v*'], 'count-failed-attempts': true } },
    { failures: { signals: ['revert'], 'within-hours': 1.5, hotfix: { titles: [] } } },
    { 'window-days': 0 },
    { 'window-days': 366 },
    { 'window-days': 1.5 },
    { 'minimum-sample': 1001 },
    { branch: '' },
    { branch: 'a\nb' },
    { branch: 'x'.repeat(201) },
    { branch: null },
    { preset: 'observe', 'fail-on': 'never', 'on-unknown': 'error', baseline: 'a/b.json' },
    { preset: 'lax' },
    { 'fail-on': 'always' },
    { baseline: '../b.json' },
    { readiness: { product: { 'slo-percent': 99.9, 'regulated-data': false, 'as-of': '2026-11-01' } } },
    { readiness: { product: { 'slo-percent': 0 } } },
    { readiness: { product: { 'as-of': '2026-02-31' } } },
    { readiness: { 'rollback-drill': '2025-02-29' } },
    { readiness: { shippers: 51 } },
    { readiness: { pager: { 'alerts-per-week': -1 } } },
    { readiness: { hats: { 'tech-lead': ['@alice'], 'domain-architect': ['acme/architects', 'bob'] } } },
    { readiness: { hats: { 'tech-lead': ['acme/architects'] } } },
    { guardrails: { 'dual-gate': 'error', 'pr-size': { level: 'off', 'max-lines': 10 } } },
    {
      guardrails: {
        'pr-size': { 'ai-assisted': { 'max-lines': 10 } },
        thresholds: { expect: ['lead-time.p75 <= 48h'] },
      },
    },
    { guardrails: { 'dual-gate': 'eror' } },
    { guardrails: { 'dual-gate': { levle: 'error' } } },
    { guardrails: { 'dual-gate': { 'max-lines': 10 } } },
    { guardrails: { 'pr-size': { 'max-lines': 0 } } },
    { guardrails: { thresholds: { expect: [''] } } },
    { guardrails: { dualgate: 'error' } },
    { deployments: { environment: [] } },
    { deployments: { source: 'cloud' } },
    { deployments: { workflows: Array.from({ length: 101 }, () => 'a') } },
    { failures: { 'within-hours': 168.5 } },
    { failures: { 'revert-within-days': 91 } },
    { failures: { signals: ['none'] } },
    { people: { bots: 'a' } },
    { ai: { authors: [{ tool: 'A', email: 'a@b.example' }], 'rule-files': [{ tool: 'A', glob: 'a' }] } },
    { ai: { authors: [{ tool: 'A' }] } },
    { ai: { authors: [{ tool: 'A', login: 'a', branch: 'b' }] } },
    { ai: { 'rule-files': [{ glob: 'a' }] } },
    { ai: { labels: { assisted: 'a' } } },
    [],
  ])('says the same to an editor as to the program: %j', (value) => {
    expect(fits(value)).toBe(configFile.safeParse(value).success);
  });

  it('makes the defaults of nothing', () => {
    expect(settingsOf({})).toEqual(DEFAULT_SETTINGS);
  });
});
