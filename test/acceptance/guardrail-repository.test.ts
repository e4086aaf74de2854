/** What the built Action says of a repository's own rules, and what follows from that for the build. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MS_PER_HOUR } from '../../src/history/time.ts';
import type { Shipping } from '../guardrails/shipping.ts';
import { shipping, times } from '../guardrails/shipping.ts';
import type { Fault } from '../support/fake-github/faults.ts';
import { repositoryFrom } from '../support/fake-github/from-history.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import type { Files } from './guarded-shop.ts';
import { CONFIG, judged } from './guarded-shop.ts';
import { withFile } from './worlds.ts';

/**
 * 20 changes, ten of 10 hours and ten of 100: p50 55 h, at 95 % between 10 and 100. 20 deployments, 4 of which failed:
 * 20 %, with a Wilson interval from 8.066 to 41.602 %.
 */
const MIXED: Shipping = { hours: [...times(10, 10), ...times(10, 100)], failed: 4 };
const SCHEDULED = { event: 'schedule', payload: {} } as const;
const QUIET = 'rule-files: off, rule-file-truth: off, toil-quota: off';

function shop(config: string, now = MIXED, before: Shipping = { hours: [] }): FakeRepository {
  const repository = repositoryFrom(shipping(now, before).history);
  withFile(repository, CONFIG, config);
  return repository;
}

/** The thresholds alone; `level` is the rule's, `more` further lines of the file. */
function expecting(texts: readonly string[], { level = 'level: error, ', more = '' } = {}): string {
  const list = texts.map((text) => `"${text}"`).join(', ');
  return `${more}guardrails: { ${QUIET}, thresholds: { ${level}expect: [${list}] } }\n`;
}

describe('thresholds', () => {
  const [HOLDS, FAILS, UNCLEAR] = [['lead-time <= 60h'], ['lead-time <= 9h'], ['lead-time <= 48h']];
  const ofPreset = (more: string) => ({ level: '', more });

  it.each([
    { config: expecting(HOLDS), rule: 'pass error', code: 0, outputs: ['pass', '0', '0'] },
    { config: expecting(FAILS), rule: 'fail error', code: 1, outputs: ['fail', '1', '0'] },
    { config: expecting(UNCLEAR), rule: 'unknown error', code: 0, outputs: ['warn', '0', '1'] },
    { config: expecting(['pickup <= 4h']), rule: 'unknown error', code: 0, outputs: ['warn', '0', '1'] },
    { config: expecting([]), rule: 'skipped error', code: 0, outputs: ['pass', '0', '0'] },
    {
      config: expecting(UNCLEAR, { more: 'on-unknown: error\n' }),
      rule: 'unknown error',
      code: 1,
      outputs: ['fail', '1', '0'],
    },
    { config: expecting(FAILS, { level: 'level: warn, ' }), rule: 'fail warn', code: 0, outputs: ['warn', '0', '1'] },
    {
      config: expecting(FAILS, { level: 'level: warn, ', more: 'fail-on: warn\n' }),
      rule: 'fail warn',
      code: 1,
      outputs: ['fail', '1', '0'],
    },
    {
      config: expecting(FAILS, { more: 'fail-on: never\n' }),
      rule: 'fail error',
      code: 0,
      outputs: ['warn', '1', '0'],
    },
    { config: expecting(FAILS, { level: 'level: off, ' }), rule: null, code: 0, outputs: ['pass', '0', '0'] },
    // What the preset observe sets breaks no build, however strict the rest is.
    { config: expecting(FAILS, ofPreset('')), rule: 'fail warn', code: 0, outputs: ['warn', '0', '1'] },
    { config: expecting(FAILS, ofPreset('fail-on: warn\n')), rule: 'fail warn', code: 0, outputs: ['warn', '0', '1'] },
    {
      config: expecting(UNCLEAR, ofPreset('fail-on: warn\non-unknown: error\n')),
      rule: 'unknown warn',
      code: 0,
      outputs: ['warn', '0', '1'],
    },
    {
      config: expecting(FAILS, ofPreset('preset: recommended\n')),
      rule: 'fail error',
      code: 1,
      outputs: ['fail', '1', '0'],
    },
    {
      config: expecting(FAILS, ofPreset('preset: strict\n')),
      rule: 'fail error',
      code: 1,
      outputs: ['fail', '1', '0'],
    },
  ])('of $config are $rule', async ({ config, rule, code, outputs }) => {
    const run = await judged(shop(config), SCHEDULED);
    const { result, violations, warnings, readiness } = run.outputs;
    expect([run.rule('thresholds'), run.code, [result, violations, warnings]]).toEqual([rule, code, outputs]);
    expect(readiness).toBe('not-yet');
    // No rule about pull requests was judged, and that is said.
    expect(run.rule('dual-gate')).toBeNull();
    expect(run.summary).toContain('Guardrails about pull requests are not judged here');
  });

  it.each(['schedule', 'push', 'workflow_dispatch'])('are judged on %s', async (event) => {
    const run = await judged(shop(expecting(FAILS)), { event, payload: { ref: 'refs/heads/main' } });
    expect([run.code, run.outputs.result, run.rule('thresholds')]).toEqual([1, 'fail', 'fail error']);
    expect(run.said('thresholds')).toContain('lead-time <= 9h: 55.0 h (95 % 10.0–100.0), fails');
  });

  it('say of few data how many there are, and that counts take part all the same', async () => {
    const run = await judged(
      shop(expecting(['lead-time <= 48h', 'lead-time.n >= 9']), { hours: times(9, 100) }),
      SCHEDULED,
    );
    expect(run.rule('thresholds')).toBe('unknown error');
    expect(run.said('thresholds')).toContain('lead-time <= 48h: not known, few data (n 9)');
    expect(run.said('thresholds')).toContain('lead-time.n >= 9: 9, holds');
  });

  it.each([
    { text: 'change-fail-rate <= 50%', rule: 'unknown error', says: "not clear: some failures can't be seen" },
    { text: 'change-fail-rate <= 5%', rule: 'fail error', says: 'at least 20.0 % (95 % 8.1–41.6), fails' },
    { text: 'change-fail-rate >= 10%', rule: 'pass error', says: 'at least 20.0 % (95 % 8.1–41.6), holds' },
    { text: 'recovery-time.n <= 4', rule: 'unknown error', says: "at least 4, not clear: some failures can't be seen" },
  ])('of a rate without the issues: $text is $rule', async ({ text, rule, says }) => {
    // With an incident, so that there is a label whose issues have to be read.
    const repository = shop(expecting([text]), { hours: times(20, 10), failed: 1 });
    // Four statuses went bad an hour after their success; the first deployment is the seed.
    for (const { statuses } of repository.deployments.slice(1, 5)) {
      const [first] = statuses;
      if (first !== undefined) statuses.push({ ...first, state: 'FAILURE', createdAt: first.createdAt + MS_PER_HOUR });
    }
    const { issues, ...permissions } = READ_EVERYTHING;
    expect(issues).toBe('read');
    const run = await judged(repository, { ...SCHEDULED, github: { permissions } });
    expect([run.rule('thresholds'), run.outputs.complete]).toEqual([rule, 'false']);
    expect(run.said('thresholds')).toContain(says);
  });

  it.each([
    { text: 'lead-time change <= +10h', rule: 'pass error', says: '+10.0 h (95 % +10.0 to +10.0), holds' },
    { text: 'lead-time change <= +5h', rule: 'fail error', says: '+10.0 h (95 % +10.0 to +10.0), fails' },
    { text: 'lead-time change <= +50%', rule: 'pass error', says: '+50.0 % (95 % +50.0 to +50.0), holds' },
    { text: 'lead-time change from baseline <= +9h', rule: 'unknown error', says: 'no baseline is configured' },
  ])('of a change from 20 to 30 hours: $text is $rule', async ({ text, rule, says }) => {
    const run = await judged(shop(expecting([text]), { hours: times(20, 30) }, { hours: times(20, 20) }), SCHEDULED);
    expect(run.rule('thresholds')).toBe(rule);
    expect(run.said('thresholds')).toContain(says);
  });

  it.each([
    { text: 'lead-time change from baseline <= +10h', rule: 'pass error' },
    { text: 'lead-time change from baseline <= +9h', rule: 'fail error' },
  ])('of a change from a baseline of 20 hours to 30: $text is $rule', async ({ text, rule }) => {
    const earlier = await judged(shop('', { hours: times(20, 20) }), SCHEDULED);
    const more = 'baseline: .github/baseline.json\n';
    const repository = shop(expecting([text], { more }), { hours: times(20, 30) });
    withFile(repository, '.github/baseline.json', readFileSync(earlier.outputs['report-json'] ?? '', 'utf8'));
    expect((await judged(repository, SCHEDULED)).rule('thresholds')).toBe(rule);
  });

  it('that can not be understood are a configuration error that points at the character', async () => {
    const run = await judged(shop(expecting(['lead-time <= 60h', 'lead-time.p57 <= 48h'])), SCHEDULED);
    expect([run.code, run.outputs.result, run.outputs.violations]).toEqual([2, 'error', '']);
    const [error] = run.commands.filter(({ name }) => name === 'error');
    expect(error?.properties.title).toMatch(/^One-Pizza: configuration error/);
    const text = (error?.data ?? '').split('\n');
    expect(text).toContainEqual(expect.stringContaining(`${CONFIG}:1: guardrails.thresholds.expect[1]: found "p57"`));
    const line = text.indexOf('  lead-time.p57 <= 48h');
    // Under the p of p57, behind two spaces and "lead-time.".
    expect(text[line + 1]).toBe(`${' '.repeat(12)}^`);
  });
});

describe('toil-quota', () => {
  const config = 'guardrails: { rule-files: off, rule-file-truth: off, toil-quota: error }\n';

  it.each([
    { toil: 4, rule: 'pass error', code: 0, says: 'Toil is 20.0 % (95 % 8.1–41.6) of the work, 4 of 20' },
    // 25 % lie between 11.2 and 46.9.
    { toil: 5, rule: 'unknown error', code: 0, says: 'whether it is above is not clear' },
    // 40 % lie between 21.9 and 61.3.
    { toil: 8, rule: 'fail error', code: 1, says: 'Toil is 40.0 % (95 % 21.9–61.3) of the work, 8 of 20' },
    { toil: 0, rule: 'unknown error', code: 0, says: 'Nothing is labelled toil' },
  ])('of 20 % with $toil of 20 is $rule', async ({ toil, rule, code, says }) => {
    const repository = shop(config);
    for (const pull of repository.pullRequests.slice(0, toil)) pull.labels = ['toil'];
    const run = await judged(repository, SCHEDULED);
    expect([run.rule('toil-quota'), run.code]).toEqual([rule, code]);
    expect(run.said('toil-quota')).toContain(says);
  });
});

describe('rule files', () => {
  const config = 'guardrails: { rule-files: error, rule-file-truth: error, toil-quota: off }\n';
  const noTree: Fault = {
    when: ({ path }) => path.includes('/git/trees/'),
    reply: { status: 403, body: {} },
    times: 99,
  };

  it.each<{ what: string; files: Files; fault?: Fault; rules: readonly string[]; code: number }>([
    { what: 'that a tool loads', files: { 'AGENTS.md': '# Testing\n' }, rules: ['pass error', 'pass error'], code: 0 },
    { what: 'that are not there', files: {}, rules: ['fail error', 'skipped error'], code: 1 },
    {
      what: 'that miss their name',
      files: { 'agents.md': '# Testing\n' },
      rules: ['fail error', 'pass error'],
      code: 1,
    },
    {
      what: 'that say what is not so',
      files: { 'AGENTS.md': '# Testing\n\nRun `npm run gone`.\n', 'package.json': '{"scripts":{}}' },
      rules: ['pass error', 'fail error'],
      code: 1,
    },
    {
      what: 'that are too long to check',
      files: { 'AGENTS.md': `# Testing\n${'Run it.\n'.repeat(100_000)}` },
      rules: ['pass error', 'unknown error'],
      code: 0,
    },
    { what: 'that can not be read', files: {}, fault: noTree, rules: ['unknown error', 'unknown error'], code: 0 },
  ])('$what: $rules', async ({ files, fault, rules, code }) => {
    const repository = shop(config);
    for (const [path, text] of Object.entries(files)) if (typeof text === 'string') withFile(repository, path, text);
    const run = await judged(repository, fault === undefined ? SCHEDULED : { ...SCHEDULED, fault });
    expect([run.rule('rule-files'), run.rule('rule-file-truth')]).toEqual(rules);
    expect(run.code).toBe(code);
  });
});
