/** One run of the Action, from its inputs to its outputs. */
import type { Door } from '../../github/door.ts';
import { openDoor } from '../../github/door.ts';
import { joining } from '../../github/joined.ts';
import type { GuardrailResult } from '../../guardrails/judge.ts';
import { closingLines } from '../../render/headline.ts';
import type { Input } from '../input.ts';
import { writeReportDir } from '../outputs.ts';
import type { Judgement } from '../subject.ts';
import { VERSION } from '../version.ts';
import { annotate } from './annotations.ts';
import { tellComment, tellCommentOfFailure } from './comment.ts';
import { eventOf } from './event.ts';
import { fail } from './failure.ts';
import { tellGaps } from './gaps.ts';
import { historyFileAt } from './history-file.ts';
import type { Inputs } from './inputs.ts';
import { readInputs } from './inputs.ts';
import type { Environment, Job } from './job.ts';
import { jobOf } from './job.ts';
import type { Outputs } from './job-outputs.ts';
import { OUTPUTS_OF_FAILURE, outputsOf, setOutputs } from './job-outputs.ts';
import { addReport } from './job-summary.ts';
import type { Log } from './log.ts';
import { openLog } from './log.ts';
import { reportFolder } from './report-folder.ts';
import { inputFromRepository } from './repository-input.ts';
import { exitWith, listenForShutdown } from './shutdown.ts';
import { tellStatus, tellStatusOfFailure } from './status.ts';
import { SYSTEM_CLOCK } from './system-clock.ts';
import { watchedDoor } from './watched-door.ts';

/** Works out the report on what was read, and what the guardrails say. */
export type Judge = (input: Input) => Judgement;

type Run = { readonly env: Environment; readonly log: Log; readonly signal: AbortSignal; readonly judge: Judge };
type Ended = { readonly outputs: Outputs; readonly code: number };

/** As in a terminal: a violated guardrail and a run that could not judge are not the same. */
const DONE = 0;
const GUARDRAIL_FAILED = 1;
const COULD_NOT_JUDGE = 2;

/**
 * Runs the Action in this process and ends it: exit code 0 with a report, 1 where a guardrail fails the build, 2 where
 * the run could not judge. Whatever happens, the outputs are set, and the summary says what is known or why nothing is.
 */
export async function act(judge: Judge): Promise<void> {
  const { env } = process;
  const log = openLog();
  const { signal, orStop } = listenForShutdown();
  try {
    const { outputs, code } = await orStop(run({ env, log, signal, judge }));
    setOutputs(outputs, log);
    exitWith(code);
  } catch (error) {
    await fail(error, { env, log });
    setOutputs(OUTPUTS_OF_FAILURE, log);
    exitWith(COULD_NOT_JUDGE);
  }
}

async function run({ env, log, signal, judge }: Run): Promise<Ended> {
  const inputs = readInputs();
  log.hide(inputs.token);
  const job = jobOf(env, inputs);
  const folder = await reportFolder(inputs.reportDir, job);
  const file = historyFileAt(inputs.historyFile, job, log);
  const door = watchedDoor(doorFor({ inputs, job }, { env, log, signal }), log, () => performance.now());
  const event = await eventOf(job, env, door);
  // What status and comment look up goes out as one request.
  const together = { door: joining(door), job, log };
  const { comment } = inputs;
  try {
    const { owner, name } = job.repository;
    const input = await log.group(`Reading ${owner}/${name}`, () =>
      inputFromRepository(door, { inputs, job, event, file, log }),
    );
    const judgement = judge(input);
    signal.throwIfAborted();
    const { report, results, conclusion } = judgement;
    await addReport(report, { env, log });
    await writeReportDir(folder, report, input);
    annotate(worthTelling(results, input), { conclusion, log });
    tellGaps(report, log);
    for (const line of closingLines(report)) log.info(line);
    log.info(`The report is in ${folder}.`);
    const [isTold] = await Promise.all([
      inputs.commitStatus && tellStatus({ event, input, judgement }, together),
      tellComment({ event, input, judgement, comment }, together),
    ]);
    const code = conclusion.failsBuild && !isTold ? GUARDRAIL_FAILED : DONE;
    return { outputs: outputsOf(report, folder), code };
  } catch (error) {
    await Promise.all([
      inputs.commitStatus && tellStatusOfFailure(event, together),
      tellCommentOfFailure({ event, comment }, together),
    ]);
    throw error;
  }
}

/** What the preset `observe` only watches stands in the summary: nobody asked to be warned of it on every run. */
function worthTelling(results: readonly GuardrailResult[], { configuration: { settings } }: Input): GuardrailResult[] {
  return results.filter(({ isFromPreset, isAbsolute }) => {
    return isAbsolute || !(isFromPreset && settings.preset === 'observe');
  });
}

function doorFor(
  { inputs, job }: { readonly inputs: Inputs; readonly job: Job },
  { env, log, signal }: Omit<Run, 'judge'>,
): Door {
  return openDoor({
    token: inputs.token,
    ...(job.apiUrl === undefined ? {} : { apiUrl: job.apiUrl }),
    userAgent: `one-pizza/${VERSION}`,
    clock: SYSTEM_CLOCK,
    log: log.info,
    environment: env,
    signal,
  });
}
