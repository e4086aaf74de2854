import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FakeRepository } from '../support/fake-github/state.ts';
import { runAction, runnerFolder } from '../support/run-action.ts';
import { commandsIn } from '../support/workflow-commands.ts';
import { aGitHub, annotationsOf, caseRepository, expectHarmless, withFile } from './worlds.ts';

const HOSTILE =
  '\n::set-output name=result::forged\r::error::forged\u2028##[set-output name=result]forged <img src=x> @octo';

/** The worked-out repository with names that want to be something else. */
function hostileRepository(): FakeRepository {
  const repository = caseRepository('rollback');
  for (const pull of repository.pullRequests) {
    pull.title += HOSTILE;
    pull.body += HOSTILE;
    pull.headRefName = `x${HOSTILE}`;
    pull.labels = [`label${HOSTILE}`];
    pull.author = { __typename: 'User', login: `alice${HOSTILE}` };
  }
  for (const deployment of repository.deployments) deployment.environment = `production ${HOSTILE}`;
  for (const [oid, commit] of repository.commits) {
    repository.commits.set(oid, { ...commit, message: `${HOSTILE}${commit.message}` });
  }
  return repository;
}

function expectNothingForged(text: string): void {
  expect(text).not.toMatch(/^\s*::set-output/m);
  expect(text).not.toMatch(/##\[/);
  expect(text).not.toMatch(/<img/);
}

describe('hostile names', () => {
  it('forge no command, output, mention or tag, and change no figure', async () => {
    const fake = await aGitHub(hostileRepository());
    const run = await runAction(fake, { env: { RUNNER_DEBUG: '1' } });
    expectHarmless(fake, run);
    expect(run.outputs).toMatchObject({ result: 'warn', 'lead-time-hours': '4', 'deployments-per-week': '0.3111' });
    expect(Object.values(run.outputs).join(' ')).not.toContain('forged');
    expectNothingForged(run.stdout);
    // They are shown: environments, and the deployments named after them.
    expect(run.summary).toContain('forged');
    expectNothingForged(run.summary);
    expect(run.summary).not.toMatch(/@octo/);
    // Data, as it is; but somebody may print it.
    expect(commandsIn(readFileSync(run.outputs['report-json'] ?? '', 'utf8'))).toEqual([]);
    expectNothingForged(readFileSync(run.outputs['report-html'] ?? '', 'utf8'));
  });

  it('forge nothing in an error', async () => {
    const repository = caseRepository('rollback');
    withFile(repository, '.github/one-pizza.yml', `branch: ${JSON.stringify(HOSTILE.trim())}\n"##[error]x": 1\n`);
    const fake = await aGitHub(repository);
    const run = await runAction(fake);
    expectHarmless(fake, run);
    expect([run.code, run.outputs.result, annotationsOf(run).length]).toEqual([2, 'error', 1]);
    expectNothingForged(run.stdout);
    expectNothingForged(run.summary);
  });

  it('forge nothing in a gap', async () => {
    const repository = caseRepository('rollback');
    withFile(
      repository,
      '.github/one-pizza.yml',
      `deployments: { workflows: ['x ##[set-output name=result]forged.yml'] }\n`,
    );
    const fake = await aGitHub(repository);
    const run = await runAction(fake);
    expectHarmless(fake, run);
    expectNothingForged(run.stdout);
    expectNothingForged(run.summary);
    expect(run.outputs.result).not.toContain('forged');
  });
});

describe('the token', () => {
  it('goes to the API and stays out of every file', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const folder = runnerFolder();
    const history = join(folder, 'temp', 'history.ndjson');
    const run = await runAction(fake, { folder, inputs: { 'history-file': history } });
    expectHarmless(fake, run);
    const files = ['report-json', 'report-html'].map((name) => run.outputs[name] ?? '');
    for (const file of [...files, history]) expect(readFileSync(file, 'utf8')).not.toContain(fake.token);
  });

  it('follows no redirect to another host', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const elsewhere = await aGitHub(caseRepository('rollback'));
    const reply = { status: 307, headers: { location: elsewhere.graphqlUrl } };
    fake.fault({ when: () => true, reply, times: Number.POSITIVE_INFINITY });
    const run = await runAction(fake);
    expectHarmless(fake, run);
    expect([run.code, run.outputs.result, elsewhere.log]).toEqual([2, 'error', []]);
    expect(annotationsOf(run)[0]).toContain('which must not get the token');
  });
});
