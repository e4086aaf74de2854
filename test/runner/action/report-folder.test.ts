import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../src/runner/action/job.ts';
import { reportFolder } from '../../../src/runner/action/report-folder.ts';
import { aFolder } from '../../support/folder.ts';

const UNTOLD = { runUrl: null, own: { runId: null, job: null }, workflow: null };

function aJob(given: Partial<Job>): Job {
  const repository = { owner: 'octo', name: 'shop' };
  return { ...UNTOLD, repository, apiUrl: undefined, event: 'push', workspace: null, temp: null, ...given };
}

describe("the report's folder", () => {
  it("is a new one in the runner's temp folder for every run", async () => {
    const temp = aFolder({});
    const one = await reportFolder(null, aJob({ temp }));
    const other = await reportFolder(null, aJob({ temp }));
    expect(one.startsWith(join(temp, 'one-pizza-'))).toBe(true);
    expect([existsSync(one), existsSync(other), one === other]).toEqual([true, true, false]);
  });

  it('is the one that is named', async () => {
    const workspace = aFolder({});
    const given = join(workspace, 'report');
    expect(await reportFolder(given, aJob({ workspace }))).toBe(given);
    expect(await reportFolder(given, aJob({ workspace, event: 'pull_request' }))).toBe(given);
  });

  it("never lies among a stranger's files where the job has rights", async () => {
    const folder = aFolder({ 'workspace/x': '' });
    const workspace = join(folder, 'workspace');
    for (const event of ['pull_request_target', 'workflow_run', 'issue_comment']) {
      const job = aJob({ workspace, event });
      await expect(reportFolder(join(workspace, 'report'), job)).rejects.toThrow(
        `on ${event} may hold anybody's files`,
      );
      expect(await reportFolder(join(folder, 'report'), job)).toBe(join(folder, 'report'));
    }
  });

  it('needs a temp folder that is there', async () => {
    const temp = join(aFolder({}), 'gone');
    await expect(reportFolder(null, aJob({ temp }))).rejects.toThrow('in RUNNER_TEMP (ENOENT). Set report-dir.');
  });
});
