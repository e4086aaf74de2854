/** One run of the Action, from its inputs to its outputs. */
import { headline } from '../../render/headline.ts';
import type { Report } from '../../report/report.ts';
import type { Input } from '../input.ts';
import { writeReportDir } from '../outputs.ts';
import { fail } from './failure.ts';
import { tellGaps } from './gaps.ts';
import { historyFileAt } from './history-file.ts';
import { readInputs } from './inputs.ts';
import type { Environment } from './job.ts';
import { jobOf } from './job.ts';
import type { Outputs } from './job-outputs.ts';
import { OUTPUTS_OF_FAILURE, outputsOf, setOutputs } from './job-outputs.ts';
import { addReport } from './job-summary.ts';
import type { Log } from './log.ts';
import { openLog } from './log.ts';
import { reportFolder } from './report-folder.ts';
import { inputFromRepository } from './repository-input.ts';
import { exitWith, listenForShutdown } from './shutdown.ts';

/** Works out the report on what was read. */
export type Judge = (input: Input) => Report;

type Run = { readonly env: Environment; readonly log: Log; readonly signal: AbortSignal; readonly judge: Judge };

const DONE = 0;
const COULD_NOT_JUDGE = 1;

/**
 * Runs the Action in this process and ends it: exit code 0 with a report, 1 without. Whatever happens, the outputs are
 * set, and the summary says what is known or why nothing is.
 */
export async function act(judge: Judge): Promise<void> {
  const { env } = process;
  const log = openLog();
  const { signal, orStop } = listenForShutdown();
  try {
    setOutputs(await orStop(report({ env, log, signal, judge })), log);
    exitWith(DONE);
  } catch (error) {
    await fail(error, { env, log });
    setOutputs(OUTPUTS_OF_FAILURE, log);
    exitWith(COULD_NOT_JUDGE);
  }
}

async function report({ env, log, signal, judge }: Run): Promise<Outputs> {
  const inputs = readInputs();
  log.hide(inputs.token);
  const job = jobOf(env, inputs);
  const folder = await reportFolder(inputs.reportDir, job);
  const file = historyFileAt(inputs.historyFile, job, log);
  const { owner, name } = job.repository;
  const input = await log.group(`Reading ${owner}/${name}`, () =>
    inputFromRepository({ inputs, job, file, env, log, signal }),
  );
  const found = judge(input);
  signal.throwIfAborted();
  await addReport(found, { env, log });
  await writeReportDir(folder, found, input);
  tellGaps(found, log);
  log.info(headline(found));
  log.info(`The report is in ${folder}.`);
  return outputsOf(found, folder);
}
