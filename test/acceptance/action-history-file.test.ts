import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runAction, runnerFolder } from '../support/run-action.ts';
import { aGitHub, annotationsOf, caseRepository, expectHarmless } from './worlds.ts';

const TITLE = 'notice: One-Pizza: history-file ignored: ';
const HAND_MADE = {
  'lead-time-hours': '4',
  'deployments-per-week': '0.3111',
  'change-fail-rate': '0.25',
  complete: 'true',
};

function aFile(): { folder: string; inputs: { 'history-file': string }; path: string } {
  const folder = runnerFolder();
  const path = join(folder, 'temp', 'kept', 'history.ndjson.gz');
  return { folder, inputs: { 'history-file': path }, path };
}

describe('the history file', () => {
  it('leaves a few requests to the next run, which says the same', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const { inputs } = aFile();
    const cold = await runAction(fake, { inputs });
    const asked = fake.log.length;
    const warm = await runAction(fake, { inputs });
    expectHarmless(fake, warm);
    expect([cold.code, warm.code, annotationsOf(warm)]).toEqual([0, 0, []]);
    expect(fake.log.length - asked).toBeLessThanOrEqual(6);
    expect(warm.stdout).not.toMatch(/everything/);
    expect(cold.outputs).toMatchObject(HAND_MADE);
    expect(warm.outputs).toMatchObject(HAND_MADE);
    const withoutCost = (text: string): string => text.replace(/\*\*Cost.*/, '');
    expect(withoutCost(warm.summary)).toBe(withoutCost(cold.summary));
  });

  it.each([
    ['damaged', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at > 200 ? byte ^ 0xff : byte)))],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['no history', () => Buffer.from('{"kind":"header","version":"##[error]"}\n')],
  ])('is ignored with a notice and replaced where it is %s', async (_, spoil) => {
    const fake = await aGitHub(caseRepository('rollback'));
    const { inputs, path } = aFile();
    await runAction(fake, { inputs });
    const good = readFileSync(path);
    writeFileSync(path, spoil(good));
    const run = await runAction(fake, { inputs });
    expectHarmless(fake, run);
    expect(run.outputs).toMatchObject({ ...HAND_MADE, result: 'warn' });
    expect(annotationsOf(run)).toEqual([
      expect.stringMatching(new RegExp(`^${TITLE}history.ndjson.gz .*reads everything anew`)),
    ]);
    expect(readFileSync(path).equals(good)).toBe(true);
  });

  it('of another repository is ignored with a notice', async () => {
    const other = caseRepository('two-incidents');
    other.name = 'other';
    const { inputs } = aFile();
    await runAction(await aGitHub(other), { inputs });
    const fake = await aGitHub(caseRepository('rollback'));
    const run = await runAction(fake, { inputs });
    expect(run.outputs).toMatchObject(HAND_MADE);
    expect(annotationsOf(run)).toEqual([
      `${TITLE}It is the history of acme/other, not of acme/shop. This run reads everything anew and replaces it.`,
    ]);
  });

  it("is ignored on a pull request's event where it lies in the workspace", async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const folder = runnerFolder();
    const path = join(folder, 'workspace', 'history.ndjson.gz');
    writeFileSync(path, 'untouched');
    const run = await runAction(fake, {
      folder,
      event: 'pull_request',
      inputs: { 'history-file': 'history.ndjson.gz' },
    });
    expect(run.outputs).toMatchObject({ result: 'warn', 'lead-time-hours': '', complete: 'false' });
    expect(annotationsOf(run)[0]).toContain(`${TITLE}On pull_request a file in the workspace`);
    expect(readFileSync(path, 'utf8')).toBe('untouched');
  });
});
