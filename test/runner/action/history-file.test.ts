import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { historyFileAt } from '../../../src/runner/action/history-file.ts';
import type { Job } from '../../../src/runner/action/job.ts';
import { demoHistory } from '../../../src/runner/demo/demo-history.ts';
import { aFolder } from '../../support/folder.ts';
import { recordingLog } from './recording-log.ts';

const TITLE = 'notice: One-Pizza: history-file ignored: ';
const AGAIN = ' This run reads everything anew and replaces it.';

const UNTOLD = { runUrl: null, own: { runId: null, job: null }, workflow: null };

function aJob(given: Partial<Job> = {}): Job {
  const repository = { owner: 'octo', name: 'shop' };
  return { ...UNTOLD, repository, apiUrl: undefined, event: 'schedule', workspace: null, temp: null, ...given };
}

describe('the history file', () => {
  it('gives back what was written', async () => {
    const path = join(aFolder({}), 'new', 'history.ndjson.gz');
    const log = recordingLog();
    const file = historyFileAt(path, aJob(), log);
    expect(await file.read()).toBeNull();
    const saved = { ...demoHistory(), watermark: Date.parse('2026-01-01T00:00:00Z') };
    await file.write(saved);
    expect(await file.read()).toEqual(saved);
    expect(log.lines).toEqual(['info: No history file yet: everything is read.']);
  });

  it('is nothing where none is named', async () => {
    const log = recordingLog();
    const file = historyFileAt(null, aJob(), log);
    await file.write(demoHistory());
    expect(await file.read()).toBeNull();
    expect(log.lines).toEqual([]);
  });

  it.each([
    ['empty', '', 'history.ndjson.gz is empty: it holds no history. Read the history anew.'],
    ['of another version', '{"kind":"header","version":99}\n', 'history.ndjson.gz line 1: '],
    ['no history', 'hello\n', 'history.ndjson.gz line 1: '],
  ])('is ignored with a notice where it is %s', async (_, text, why) => {
    const path = join(aFolder({ 'history.ndjson.gz': text }), 'history.ndjson.gz');
    const log = recordingLog();
    expect(await historyFileAt(path, aJob(), log).read()).toBeNull();
    expect(log.lines).toEqual([expect.stringContaining(`${TITLE}${why}`)]);
    expect(log.lines[0]).toContain(AGAIN);
  });

  it('is ignored with a notice where it is cut off', async () => {
    const path = join(aFolder({}), 'history.ndjson.gz');
    const log = recordingLog();
    const file = historyFileAt(path, aJob(), log);
    await file.write(demoHistory());
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length / 2));
    expect(await file.read()).toBeNull();
    expect(log.lines).toEqual([
      `${TITLE}history.ndjson.gz is cut off: the end is missing. Read the history anew.${AGAIN}`,
    ]);
  });

  it.each(['pull_request', 'pull_request_target', 'workflow_run', 'merge_group'])(
    'in the workspace is neither read nor written on %s',
    async (event) => {
      const workspace = aFolder({ 'history.ndjson.gz': 'untouched' });
      const path = join(workspace, 'history.ndjson.gz');
      const log = recordingLog();
      const file = historyFileAt(path, aJob({ event, workspace }), log);
      expect(await file.read()).toBeNull();
      await file.write(demoHistory());
      expect(readFileSync(path, 'utf8')).toBe('untouched');
      expect(log.lines).toEqual([
        expect.stringContaining(`${TITLE}On ${event} a file in the workspace may be anybody's.`),
      ]);
    },
  );

  it('outside the workspace is used on pull requests too', async () => {
    const folder = aFolder({ 'workspace/x': '' });
    const path = join(folder, 'history.ndjson.gz');
    const job = aJob({ event: 'pull_request', workspace: join(folder, 'workspace') });
    const file = historyFileAt(path, job, recordingLog());
    await file.write(demoHistory());
    expect((await file.read())?.history.repository).toBe(demoHistory().history.repository);
  });

  it('that cannot be written is a warning', async () => {
    const log = recordingLog();
    const path = join(aFolder({ file: '' }), 'file', 'history.ndjson.gz');
    await historyFileAt(path, aJob(), log).write(demoHistory());
    expect(log.lines).toEqual([
      expect.stringMatching(/^warning: One-Pizza: history-file not written: .*\((?:EEXIST|ENOTDIR|ENOENT)\)/),
    ]);
  });
});
