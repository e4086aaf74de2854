/** What happens when the job is cancelled: the runner sends SIGINT, 7.5 seconds later SIGTERM, 2.5 later it kills. */

/** The job was cancelled, or the machine is going down. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor(signal: string) {
    super(`The run was stopped (${signal}) before it was done. Run it again; nothing was written by halves.`);
  }
}

export type Shutdown = {
  /** Aborted with a CancelledError once the process is told to stop. */
  readonly signal: AbortSignal;
  /** Waits for work, but no longer than until the process is told to stop; then it rejects with the CancelledError. */
  readonly orStop: <T>(work: Promise<T>) => Promise<T>;
};

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Listens for the signals that end a process, from now on. */
export function listenForShutdown(): Shutdown {
  const controller = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    for (const name of SIGNALS) {
      process.on(name, () => {
        const error = new CancelledError(name);
        controller.abort(error);
        reject(error);
      });
    }
  });
  // Nobody may be waiting when it comes.
  stopped.catch(() => undefined);
  return { signal: controller.signal, orStop: (work) => Promise.race([work, stopped]) };
}

/** Ends the process once what was written to standard output is out; open connections don't hold it up. */
export function exitWith(code: number): void {
  process.exitCode = code;
  process.stdout.write('', () => process.exit(code));
}
