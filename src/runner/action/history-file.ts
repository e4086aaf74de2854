/** The file that carries what was read from one run to the next. It may be missing or bad: then everything is read. */
import { access } from 'node:fs/promises';
import { readSavedHistory } from '../../file/read-saved-history.ts';
import { writeSavedHistory } from '../../file/write-saved-history.ts';
import { UserError } from '../../history/errors.ts';
import type { SavedHistory } from '../../history/format.ts';
import type { Job } from './job.ts';
import { isInWorkspace, mayHoldStrangersFiles } from './job.ts';
import type { Log } from './log.ts';

export type HistoryFile = {
  /** What an earlier run left behind; `null`: nothing that can be used, which a notice explains. */
  readonly read: () => Promise<SavedHistory | null>;
  /** Replaces the file. A warning where it can't be written: the report does not depend on it. */
  readonly write: (saved: SavedHistory) => Promise<void>;
};

const TITLE = 'One-Pizza: history-file ignored';

const NO_FILE: HistoryFile = { read: async () => null, write: async () => undefined };

/**
 * The file of the input `history-file`; nothing is read or written where `path` is `null`. On events of pull requests a
 * file in the workspace is left alone: whoever opened the pull request may have made it.
 */
export function historyFileAt(path: string | null, job: Job, log: Log): HistoryFile {
  if (path === null) return NO_FILE;
  if (mayHoldStrangersFiles(job) && isInWorkspace(job, path)) {
    const why = `On ${job.event} a file in the workspace may be anybody's. Use a path in the runner's temp folder.`;
    log.notice(TITLE, why);
    return NO_FILE;
  }
  return { read: () => read(path, log), write: (saved) => write(path, saved, log) };
}

async function read(path: string, log: Log): Promise<SavedHistory | null> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    log.info('No history file yet: everything is read.');
    return null;
  }
  try {
    return await readSavedHistory(path);
  } catch (error) {
    const why = error instanceof UserError ? error.message : 'It can not be read.';
    log.notice(TITLE, `${why} This run reads everything anew and replaces it.`);
    return null;
  }
}

async function write(path: string, saved: SavedHistory, log: Log): Promise<void> {
  try {
    await writeSavedHistory(path, saved);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
    log.warning(
      'One-Pizza: history-file not written',
      `It can't be written (${why}), so the next run reads everything.`,
    );
  }
}
