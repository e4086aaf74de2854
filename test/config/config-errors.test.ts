import { describe, expect, it } from 'vitest';
import { errorOf, FILE, TODO } from './config-error.ts';

describe('the error of a config file', () => {
  it('names file, line, path, what was found and what is allowed, for all problems at once', () => {
    const message = errorOf(
      'window-days: 0',
      'deployments:',
      '  source: release',
      '  enviroments: [prod]',
      'failures:',
      '  signals: [revert, rollbacks]',
      '  hotfix:',
      '    labels:',
      '      - hotfix',
      '      - ""',
      'people: [acme-robot]',
    );
    expect(message.split('\n')).toEqual([
      'The configuration is not valid (6 problems):',
      `${FILE}:1: window-days: found 0; allowed: a whole number from 1 to 365`,
      `${FILE}:3: deployments.source: found "release"; allowed: one of auto, deployments, workflows, releases, tags, merges`,
      `${FILE}:4: deployments.enviroments: unknown key, did you mean \`environments\`?; allowed: source, environments, workflows, tags, count-failed-attempts`,
      `${FILE}:6: failures.signals[1]: found "rollbacks"; allowed: one of rollback, status, revert, hotfix, incident`,
      `${FILE}:10: failures.hotfix.labels[1]: found ""; allowed: text of 1 to 200 characters, without control characters`,
      `${FILE}:11: people: found a list of 1; allowed: a mapping with keys of: bots, ignore`,
      TODO,
    ]);
  });

  it.each([
    ['- a\n- b', 'found a list of 2'],
    ['main', 'found "main"'],
    ['42', 'found 42'],
    ['false', 'found false'],
  ])('refuses %j at the top', (text, found) => {
    expect(errorOf(text)).toBe(
      [
        'The configuration is not valid (1 problem):',
        `${FILE}:1: ${found}; allowed: a mapping with keys of: window-days, minimum-sample, branch, preset, fail-on, on-unknown, deployments, failures, people, ai, readiness, guardrails, baseline`,
        TODO,
      ].join('\n'),
    );
  });

  it.each([
    ['components: {}', 'components: unknown key; allowed: window-days'],
    ['presets: strict', 'presets: unknown key, did you mean `preset`?;'],
    ['hats: {}', 'hats: unknown key, did you mean `readiness.hats`?;'],
    ['dual-gate: error', 'dual-gate: unknown key, did you mean `guardrails.dual-gate`?;'],
    ['window_days: 3', 'window_days: unknown key, did you mean `window-days`?;'],
    ['windowDays: 3', 'windowDays: unknown key, did you mean `window-days`?;'],
    ['environments: [a]', 'environments: unknown key, did you mean `deployments.environments`?;'],
    ['deployments: { tag: [a] }', 'deployments.tag: unknown key, did you mean `tags`?;'],
    ['failures: { hotfix: { lables: [a] } }', 'failures.hotfix.lables: unknown key, did you mean `labels`?;'],
    ['"\\x1b[31m evil": 1', '["\\u001b[31m evil"]: unknown key; allowed:'],
  ])('of %j is about the key', (text, expected) => {
    expect(errorOf(text)).toContain(`${FILE}:1: ${expected}`);
  });

  it.each([
    'work-types: {}',
    'targets: {}',
    'ai: { adopted-on: 2026-03-01 }',
    'ai: { cost: {} }',
    'ai: { sentiment: {} }',
  ])('of %j is that there is no such key yet', (line) => {
    expect(errorOf(line)).toContain(': unknown key; allowed: ');
  });

  it('shows what was found on one line, short, with nothing invisible', () => {
    expect(errorOf('deployments:', '  source: "a\\tb\\n\\u202e\\"\\x07"')).toContain(
      `${FILE}:2: deployments.source: found "a\\tb\\n\\u202e\\"\\u0007"; allowed:`,
    );
    expect(errorOf(`deployments: { source: ${'x'.repeat(500)} }`)).toContain(`found "${'x'.repeat(60)}…"; allowed:`);
  });

  it('counts what it does not list', () => {
    const message = errorOf(...Array.from({ length: 30 }, (_, index) => `key-${index}: 1`));
    expect(message).toContain('(30 problems)');
    expect(message.split('\n')).toHaveLength(1 + 20 + 2);
    expect(message.split('\n').slice(-2)).toEqual(['… and 10 more', TODO]);
  });
});
