/** What is said where a run could not judge: that it is the tool or its configuration which failed, why, and what to do. */
import { ConfigError, UserError } from '../../history/errors.ts';
import type { Environment } from './job.ts';
import { addFailure } from './job-summary.ts';
import type { Log } from './log.ts';
import { CancelledError } from './shutdown.ts';

const DEFECT = 'A defect in the program. Please report it with these lines:';

/** An annotation and a line of the job summary. Of a defect the log gets the trace, too. */
export async function fail(error: unknown, place: { readonly env: Environment; readonly log: Log }): Promise<void> {
  const isExpected = error instanceof UserError || error instanceof CancelledError;
  const message = isExpected ? error.message : `${DEFECT}\n${traceOf(error)}`;
  const title = error instanceof ConfigError ? 'configuration error' : 'could not judge';
  place.log.error(`One-Pizza: ${title} (this is no guardrail)`, message);
  await addFailure({ title, message }, place);
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
