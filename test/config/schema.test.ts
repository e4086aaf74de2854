import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configFile, settingsOf } from '../../src/config/schema.ts';
import { DEFAULT_SETTINGS } from '../../src/config/settings.ts';

const schema = z.toJSONSchema(configFile, { io: 'input' });

/** Every key of a JSON Schema with its description. */
function descriptionsIn(node: unknown, path = ''): (readonly [string, unknown])[] {
  if (typeof node !== 'object' || node === null || !('properties' in node)) return [];
  const properties: Record<string, unknown> = { ...Object(node.properties) };
  return Object.entries(properties).flatMap(([key, member]) => [
    [`${path}${key}`, Object(member).description] as const,
    ...descriptionsIn(member, `${path}${key}.`),
  ]);
}

describe('the schema of the config file', () => {
  it('knows the keys that there are by now, and describes each in one sentence', () => {
    const descriptions = descriptionsIn(schema);
    expect(descriptions.map(([key]) => key)).toEqual([
      'window-days',
      'minimum-sample',
      'branch',
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
    ]);
    for (const [key, description] of descriptions) expect(description, key).toMatch(/^[A-Z][^\n]{9,}\.$/);
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
    { preset: 'observe' },
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
    const editor = new Ajv2020({ strict: true }).compile(schema);
    expect(editor(value)).toBe(configFile.safeParse(value).success);
  });

  it('makes the defaults of nothing', () => {
    expect(settingsOf({})).toEqual(DEFAULT_SETTINGS);
  });
});
