import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ConfigError, SourceError } from '../../history/errors.ts';
import type { Job } from './job.ts';
import { isInWorkspace, isPrivileged } from './job.ts';

/**
 * The whole path of the folder that the report goes to: the input `report-dir`, else a new folder in the runner's temp
 * folder. Throws a ConfigError for a folder in the workspace where that may hold a stranger's files and the job has
 * rights that the stranger lacks: a link among them could lead anywhere.
 */
export async function reportFolder(given: string | null, job: Job): Promise<string> {
  if (given === null) return newFolder(job.temp ?? tmpdir());
  if (isPrivileged(job) && isInWorkspace(job, given)) {
    throw new ConfigError(
      `report-dir lies in the workspace, which on ${job.event} may hold anybody's files. Use a folder in the runner's temp folder, or leave it out.`,
    );
  }
  return resolve(given);
}

async function newFolder(parent: string): Promise<string> {
  try {
    return await mkdtemp(join(resolve(parent), 'one-pizza-'));
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
    throw new SourceError(`There is no room for the report in RUNNER_TEMP (${why}).`, 'Set report-dir.');
  }
}
