import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addFailure, addReport } from '../../../src/runner/action/job-summary.ts';
import { aReport } from '../../render/reports.ts';
import { aFolder } from '../../support/folder.ts';
import { recordingLog } from './recording-log.ts';

const MEBIBYTE = 1_048_576;

function aPlace(before: string) {
  const file = join(aFolder({ summary: before }), 'summary');
  return { file, place: { env: { GITHUB_STEP_SUMMARY: file }, log: recordingLog() } };
}

describe('the job summary', () => {
  it('gets the report, after what other code of the step wrote', async () => {
    const { file, place } = aPlace('# Mine');
    await addReport(aReport(), place);
    expect(readFileSync(file, 'utf8')).toMatch(/^# Mine\n\n### One-Pizza: /);
    expect(place.log.lines).toEqual([]);
  });

  it('stays within 1 MiB, and says what was left out', async () => {
    const { file, place } = aPlace('ä'.repeat((MEBIBYTE - 16_384 - 1_500) / 2));
    await addReport(aReport(), place);
    const { size } = statSync(file);
    expect(size).toBeGreaterThan(MEBIBYTE - 16_384 - 1_500);
    expect(size).toBeLessThanOrEqual(MEBIBYTE);
    expect(readFileSync(file, 'utf8')).toMatch(/Left out to stay within the size limit/);
  });

  it('is left alone where it is full', async () => {
    const { file, place } = aPlace('x'.repeat(MEBIBYTE - 16_384));
    await addReport(aReport(), place);
    await addFailure({ title: 'could not judge', message: 'why' }, place);
    expect(statSync(file).size).toBe(MEBIBYTE - 16_384);
    expect(place.log.lines).toEqual([
      expect.stringMatching(/^notice: One-Pizza: no summary: 1032192 bytes of the summary's 1048576 are taken/),
      expect.stringMatching(/^notice: One-Pizza: no summary/),
    ]);
  });

  it('is no reason to fail: without a place for it there is a notice, and a warning where it cannot be written', async () => {
    const log = recordingLog();
    await addReport(aReport(), { env: {}, log });
    await addReport(aReport(), { env: { GITHUB_STEP_SUMMARY: aFolder({}) }, log });
    expect(log.lines).toEqual([
      expect.stringMatching(/^notice: .*The runner names no GITHUB_STEP_SUMMARY/),
      expect.stringMatching(/^warning: One-Pizza: no summary: GITHUB_STEP_SUMMARY can't be written to \([A-Z]+\)\.$/),
    ]);
  });

  it('says why there is no report, a line for each problem, and nothing of it is Markdown', async () => {
    const { file, place } = aPlace('');
    writeFileSync(file, '');
    await addFailure({ title: 'could not judge', message: 'Two problems:\n<img src=x> @octo\n**bold** #12' }, place);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^### One-Pizza: could not judge\n\n- Two problems/);
    expect(text).not.toMatch(/<img|\*\*|@octo|#12/);
    expect(text.match(/^- /gm)).toHaveLength(3);
    expect(text).toMatch(/the step failed, not the repository/);
  });
});
