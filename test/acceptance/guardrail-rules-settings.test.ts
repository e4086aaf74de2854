/** What the config file and the step's inputs make of the rules about a pull request, on the built Action. */
import { describe, expect, it } from 'vitest';
import { changed, guardedShop, judged } from './guarded-shop.ts';
import { long, onlyWith, withPolicy } from './ruled-shop.ts';
import { askedOf } from './worlds.ts';

describe('a rule that is off', () => {
  it('is not listed, and what only it needs is not asked', async () => {
    const asked = async (policy: string) => {
      const run = await judged(withPolicy(guardedShop({ headRefName: 'hotfix/a' }), policy));
      return { rules: Object.keys(run.rules), queries: askedOf(run.fake.log).join('\n') };
    };
    const on = await asked('preset: strict\n');
    expect(on.rules).toHaveLength(9);
    expect(on.queries).toMatch(/WorkflowTexts/);
    expect(on.queries).toMatch(/Deployments/);
    const off = await asked('guardrails: { security-checks: off, guarded-files: off, rollback-first: off }\n');
    expect(off.rules).not.toEqual(expect.arrayContaining(['security-checks']));
    expect(off.rules).toHaveLength(6);
    expect(off.queries).not.toMatch(/WorkflowTexts|Deployments/);
  });

  it('says no word about what it would have found', async () => {
    const policy = 'preset: strict\nguardrails: { pr-size: off }\n';
    const run = await judged(withPolicy(guardedShop({ files: [long('src/a.ts', 9000)] }), policy));
    expect(run.rule('pr-size')).toBeNull();
    expect(run.summary).not.toContain('9000 lines');
  });
});

describe('what can not be seen', () => {
  it.each([
    ['is a violation with on-unknown: error', 'on-unknown: error\n', 'error', [1, 'fail', '1']],
    ['is a warning at level warn all the same', 'on-unknown: error\n', 'warn', [0, 'warn', '0']],
    ['is a warning otherwise', '', 'error', [0, 'warn', '0']],
    ['is a violation where builds fail on warnings', 'fail-on: warn\n', 'warn', [1, 'fail', '1']],
    ['fails no build with fail-on: never', 'on-unknown: error\nfail-on: never\n', 'error', [0, 'warn', '1']],
  ])('%s', async (...[, keys, level, expected]) => {
    // Of 4,000 files GitHub shows one.
    const pull = { files: [changed('src/a.ts')], changedFiles: 4000 };
    const run = await judged(withPolicy(guardedShop(pull), `${keys}${onlyWith(`pr-size: ${level}`)}`));
    expect(run.rules).toEqual({ 'pr-size': `unknown ${level}` });
    expect([run.code, run.outputs.result, run.outputs.violations]).toEqual(expected);
  });
});

describe('what fails', () => {
  it.each([
    ['is a warning at level warn', '', 'warn', [0, 'warn']],
    ['fails the build at level error', '', 'error', [1, 'fail']],
    ['fails it at level warn with fail-on: warn', 'fail-on: warn\n', 'warn', [1, 'fail']],
    ['fails none with fail-on: never', 'fail-on: never\n', 'error', [0, 'warn']],
  ])('%s', async (...[, keys, level, expected]) => {
    const pull = { files: [long('src/a.ts', 401)] };
    const run = await judged(withPolicy(guardedShop(pull), `${keys}${onlyWith(`pr-size: ${level}`)}`));
    expect(run.rules).toEqual({ 'pr-size': `fail ${level}` });
    expect([run.code, run.outputs.result]).toEqual(expected);
  });

  it('fails no build by the preset observe, with fail-on: warn either', async () => {
    const pull = { files: [long('src/a.ts', 401)] };
    const run = await judged(withPolicy(guardedShop(pull), 'fail-on: warn\n'));
    expect(run.rule('pr-size')).toBe('fail warn');
    expect([run.code, run.outputs.result]).toEqual([0, 'warn']);
  });

  it.each([
    ['an approval that is missing holds the build up', '', [1, 'pending']],
    ['but not with fail-on: never', 'fail-on: never\n', [0, 'warn']],
  ])('%s', async (_, keys, expected) => {
    const pull = { files: [changed('.github/one-pizza.yml')] };
    const policy = `${keys}${onlyWith('guarded-files: error')}`;
    const run = await judged(
      withPolicy(guardedShop(pull, { files: { '.github/one-pizza.yml': `${policy}#\n` } }), policy),
    );
    expect(run.rules).toEqual({ 'guarded-files': 'pending error' });
    expect([run.code, run.outputs.result]).toEqual(expected);
  });
});

describe('the levels', () => {
  const ENFORCED = ['dual-gate', 'architecture-approval', 'guarded-files'];

  it.each<[string, string, (id: string) => string]>([
    ['observe', 'preset: observe\n', () => 'warn'],
    ['recommended', 'preset: recommended\n', (id) => (ENFORCED.includes(id) ? 'error' : 'warn')],
    ['strict', 'preset: strict\n', () => 'error'],
  ])('of the preset %s', async (_, policy, levelOf) => {
    const { rules } = await judged(withPolicy(guardedShop({}), policy));
    expect(Object.keys(rules)).toHaveLength(9);
    for (const [id, said] of Object.entries(rules)) expect([id, said.split(' ')[1]]).toEqual([id, levelOf(id)]);
  });

  it.each([
    ['the rule’s own level is stricter than the step’s preset', 'error', 'observe', 'fail error'],
    ['the step’s preset is stricter than the rule’s own level', 'warn', 'strict', 'fail error'],
    ['the step’s preset switches a rule on that is off', 'off', 'recommended', 'fail warn'],
  ])('%s', async (...[, level, preset, expected]) => {
    const repository = withPolicy(
      guardedShop({ files: [long('src/a.ts', 401)] }),
      `guardrails: { pr-size: ${level} }\n`,
    );
    expect((await judged(repository, { inputs: { preset } })).rule('pr-size')).toBe(expected);
  });
});
