/** The values of the command line's options, each from the text that was given. */
import { ConfigError } from '../history/errors.ts';
import type { EpochMs } from '../history/time.ts';
import type { RepositoryName } from './repository-name.ts';
import { repositoryNameIn } from './repository-name.ts';

export const FORMATS = ['text', 'markdown', 'json', 'html'] as const;
export type Format = (typeof FORMATS)[number];

/** Ends what is said about a command line that can't be understood. */
export const SEE_HELP = 'See one-pizza --help.';

/** A repository at GitHub; `null`: not given. Throws a ConfigError that says what may stand there, as the others do. */
export function repositoryOf(given: string | undefined): RepositoryName | null {
  if (given === undefined) return null;
  const named = repositoryNameIn(given);
  if (named !== null) return named;
  throw new ConfigError(`--repo: found ${quoted(given)}; allowed: OWNER/REPO, such as octo/shop. ${SEE_HELP}`);
}

/** A path; `null`: not given. An empty one, as of a variable that is not set, names nothing. */
export function pathOf(option: string, given: string | undefined): string | null {
  if (given === '') throw new ConfigError(`${option}: found ""; allowed: a path. Give one, or leave the option out.`);
  return given ?? null;
}

/** How the report is printed: by default as text. */
export function formatOf(given: string | undefined): Format {
  const format = FORMATS.find((each) => each === (given ?? 'text'));
  if (format !== undefined) return format;
  throw new ConfigError(`--format: found ${quoted(given ?? '')}; allowed: ${FORMATS.join(', ')}. ${SEE_HELP}`);
}

const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** A day, from its midnight in UTC, or a moment; `null`: not given. */
export function momentOf(option: string, given: string | undefined): EpochMs | null {
  if (given === undefined) return null;
  const at = DATE.test(given) ? Date.parse(given) : Number.NaN;
  // Date.parse takes 31 February for 3 March.
  const isReal =
    Number.isFinite(at) && new Date(`${given.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(given.slice(0, 10));
  if (isReal) return at;
  throw new ConfigError(
    `${option}: found ${quoted(given)}; allowed: a date or moment such as 2026-11-22 or 2026-11-22T10:00:00Z. ${SEE_HELP}`,
  );
}

/** Text as it was given, cut to 80 characters, for a message. */
export function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}
