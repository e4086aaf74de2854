import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BAD_GATEWAY } from '../support/fake-github/known-faults.ts';
import type { ActionRun } from '../support/run-action.ts';
import { runAction, runnerFolder } from '../support/run-action.ts';
import { aGitHub, annotationsOf, askedOf, caseRepository, expectHarmless } from './worlds.ts';

const HAND_MADE = {
  'lead-time-hours': '4',
  'deployments-per-week': '0.3111',
  'change-fail-rate': '0.25',
  'rework-rate': '0.25',
};

function expectNothingWrong(run: ActionRun): void {
  for (const [name, value] of Object.entries(HAND_MADE))
    expect([name, ['', value]]).toEqual([name, expect.arrayContaining([run.outputs[name]])]);
}

describe('a GitHub that fails', () => {
  it('now and then is asked again', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    fake.fault({ when: ({ operation }) => operation === 'Deployments', reply: BAD_GATEWAY });
    fake.fault({ when: ({ operation }) => operation === 'PullRequestIndex', reply: 'reset' });
    const run = await runAction(fake);
    expectHarmless(fake, run);
    expect(run.outputs).toMatchObject({ ...HAND_MADE, result: 'warn', complete: 'true' });
    expect(fake.log).toHaveLength(14);
    expect(run.stdout).toMatch(/^Deployments: GitHub answered 502; trying again in [\d.]+ s\.$/m);
  });

  it('all the time ends the run with what to do', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    fake.fault({ when: () => true, reply: BAD_GATEWAY, times: Number.POSITIVE_INFINITY });
    const run = await runAction(fake);
    expectHarmless(fake, run);
    expect([run.code, run.outputs.result]).toEqual([2, 'error']);
    expect(new Set(askedOf(fake.log))).toEqual(new Set(['POST /graphql Repository 502']));
    expect(annotationsOf(run)).toEqual([expect.stringContaining('GitHub answered 502')]);
  });

  it('with its rate limit half way leaves gaps, and the next run goes on from there', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    // 15 % of the thousand are left to others; two requests more are allowed.
    fake.world.graphql.used = 1_000 - 150 - 3;
    const folder = runnerFolder();
    const inputs = { 'history-file': join(folder, 'temp', 'history.ndjson.gz') };
    const run = await runAction(fake, { folder, inputs });
    expectHarmless(fake, run);
    expect([run.code, run.outputs.result, run.outputs.complete]).toEqual([0, 'warn', 'false']);
    expectNothingWrong(run);
    expect(annotationsOf(run).join('\n')).toMatch(
      /kept for the repository's other workflows until 2026-04-01T01:00:00Z/,
    );
    expect(fake.log.length).toBeLessThan(9);
    fake.world.graphql.used = 0;
    const next = await runAction(fake, { inputs });
    expect(next.outputs).toMatchObject({ ...HAND_MADE, complete: 'true' });
  });
});

describe('a job that is cancelled', () => {
  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    'by %s says so at once',
    async (signal) => {
      const fake = await aGitHub(caseRepository('rollback'));
      fake.fault({ when: ({ operation }) => operation?.startsWith('PullRequestDetails') === true, reply: 'hang' });
      const folder = runnerFolder();
      const history = join(folder, 'temp', 'history.ndjson.gz');
      const run = await runAction(fake, {
        folder,
        inputs: { 'history-file': history },
        stopWhen: (stdout) => (stdout.includes('Reading 3 pull requests') ? signal : null),
      });
      expectHarmless(fake, run);
      expect([run.code, run.outputs.result, run.outputs['report-json']]).toEqual([2, 'error', '']);
      expect(run.stopMs).toBeLessThan(2_000);
      expect(annotationsOf(run).at(-1)).toContain(`The run was stopped (${signal}) before it was done.`);
      expect(run.summary).toMatch(/^### One-Pizza: could not judge\n/);
      expect(existsSync(history)).toBe(false);
      expect(readdirSync(join(folder, 'temp')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    },
  );
});
