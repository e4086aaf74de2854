import { describe, expect, it } from 'vitest';
import type { PermissionName } from '../support/fake-github/permissions.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { ActionRun } from '../support/run-action.ts';
import { runAction, runnerFolder } from '../support/run-action.ts';
import { aGitHub, annotationsOf, askedOf, caseRepository, expectHarmless, withFile } from './worlds.ts';

const TITLE = 'error: One-Pizza: could not judge (this is no guardrail)';
const CONFIGURATION = 'error: One-Pizza: configuration error (this is no guardrail)';
const NO_FIGURE = 'No figure was judged: the step failed, not the repository.';

function without(name: PermissionName) {
  return Object.fromEntries(Object.entries(READ_EVERYTHING).filter(([each]) => each !== name));
}

function expectFailure(run: ActionRun, why: string | RegExp, title = TITLE): void {
  expect([run.code, run.stderr]).toEqual([2, '']);
  const expected = typeof why === 'string' ? `${title}: ${why}` : expect.stringMatching(why);
  expect(annotationsOf(run)).toEqual([expected]);
  const { result, ...others } = run.outputs;
  expect([result, ...new Set(Object.values(others))]).toEqual(['error', '']);
  expect(Object.keys(others)).toHaveLength(13);
  expect(run.summary).toMatch(
    title === TITLE ? /^### One-Pizza: could not judge\n/ : /^### One-Pizza: configuration error\n/,
  );
  expect(run.summary).toContain(NO_FIGURE);
}

describe('a token that may not read a part', () => {
  it.each([
    [
      'deployments',
      ['deployments-per-week', 'lead-time-hours', 'change-fail-rate', 'recovery-time-hours', 'rework-rate'],
    ],
    ['pull-requests', ['lead-time-hours']],
  ] as const)('leaves a gap with its fix, and no wrong number: %s', async (name, unknown) => {
    const fake = await aGitHub(caseRepository('rollback'), { permissions: without(name) });
    const run = await runAction(fake);
    expectHarmless(fake, run);
    expect([run.code, run.outputs.result, run.outputs.complete]).toEqual([0, 'warn', 'false']);
    const notices = annotationsOf(run);
    expect(notices.length).toBeGreaterThan(0);
    expect(notices[0]).toMatch(/^notice: One-Pizza: not everything could be read: /);
    expect(notices.join('\n')).toContain(`\`${name}: read\``);
    expect(run.summary).toMatch(new RegExp(`<code>${name}&#58; read</code>`));
    for (const output of unknown) expect([output, run.outputs[output]]).toEqual([output, '']);
    const known = { 'deployments-per-week': '0.3111', 'lead-time-hours': '4', 'rework-rate': '0.25' };
    for (const [output, value] of Object.entries(known)) expect(['', value]).toContain(run.outputs[output]);
  });

  it('calls the change fail rate a lower bound where incidents cannot be seen', async () => {
    const fake = await aGitHub(caseRepository('two-incidents'), { permissions: without('issues') });
    const run = await runAction(fake);
    expectHarmless(fake, run);
    // 1 of 2 with its incidents seen: test/fixtures/cases/two-incidents/expected.json.
    expect(run.outputs).toMatchObject({
      result: 'warn',
      complete: 'false',
      'change-fail-rate': '0',
      'rework-rate': '0',
    });
    expect(annotationsOf(run).join('\n')).toContain('`issues: read`');
    expect(run.summary).toContain('**at least 0 %**');
  });

  it('reads deployments without the list of environments', async () => {
    const fake = await aGitHub(caseRepository('rollback'), { permissions: without('actions') });
    const run = await runAction(fake);
    expect(run.outputs).toMatchObject({ result: 'warn', 'lead-time-hours': '4', 'deployments-per-week': '0.3111' });
  });
});

describe('a run that cannot judge', () => {
  it('says that the token is bad', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const run = await runAction(fake, { inputs: { 'github-token': 'ghp_expired' } });
    const fix =
      'It may have expired or belong to another host: set a valid one (github-token, or GITHUB_TOKEN in a terminal).';
    expectFailure(run, `GitHub does not accept the token (401). ${fix}`);
    expect(askedOf(fake.log)).toEqual(['POST /graphql Repository 401']);
    expect(run.stdout.match(/ghp_expired/g)).toHaveLength(1);
  });

  it('says that there is no token', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const run = await runAction(fake, { inputs: { 'github-token': '' } });
    expectFailure(run, /^error: .*GitHub is read with a token, and there is none\. Set github-token/);
    expect(fake.log).toEqual([]);
  });

  it('says that the repository is not there, or not shown', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const run = await runAction(fake, { inputs: { repository: 'acme/secret' } });
    const fix = 'Check the name; for a private repository use a token that may read it (`contents: read`).';
    expectFailure(run, `There is no repository acme/secret, or the token may not see it. ${fix}`);
  });

  it('says which permission the repository itself needs', async () => {
    const fake = await aGitHub(caseRepository('rollback'), { permissions: without('contents') });
    const run = await runAction(fake);
    expect([run.code, run.outputs.result]).toEqual([2, 'error']);
    expect(annotationsOf(run)).toEqual([expect.stringContaining('`contents: read`')]);
  });

  it('says that the named config file is not there', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const folder = runnerFolder();
    const run = await runAction(fake, { folder, inputs: { 'config-file': 'README.md' } });
    expectFailure(
      run,
      'There is no file README.md at the tip of main in acme/shop. Commit it there, or leave out config-file.',
      CONFIGURATION,
    );
  });

  it('says what is wrong in the config file, and where', async () => {
    const repository = caseRepository('rollback');
    withFile(repository, '.github/one-pizza.yml', 'window-day: 30\nbranch: 12\n');
    const run = await runAction(await aGitHub(repository));
    expect([run.code, run.outputs.result]).toEqual([2, 'error']);
    const [error = ''] = annotationsOf(run);
    expect(error).toContain('The configuration is not valid (2 problems):\n.github/one-pizza.yml:1: ');
    expect(error).toContain('did you mean `window-days`?');
    expect(run.summary.match(/^- /gm)).toHaveLength(4);
  });

  it('names every bad input before it asks for anything', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const run = await runAction(fake, { inputs: { repository: 'shop', 'config-file': '../x' } });
    expectFailure(
      run,
      [
        'The inputs of the step are not valid.',
        'repository: found "shop"; allowed: OWNER/REPO, such as octo/shop.',
        'config-file: found "../x"; allowed: a path from the root of the repository, such as .github/one-pizza.yml.',
        'Correct them under `with:`.',
      ].join('\n'),
      CONFIGURATION,
    );
    expect(fake.log).toEqual([]);
  });

  it("does not write among a stranger's files", async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const run = await runAction(fake, { event: 'pull_request_target', inputs: { 'report-dir': 'report' } });
    expect([run.code, run.outputs.result, fake.log]).toEqual([2, 'error', []]);
    expect(annotationsOf(run)[0]).toContain('on pull_request_target may hold anybody');
  });
});
