import { parseArgs } from 'node:util';
import { DEFAULT_SETTINGS } from '../config/defaults.ts';
import type { Overrides } from '../config/overrides.ts';
import { applyOverrides } from '../config/overrides.ts';
import { ConfigError } from '../history/errors.ts';
import type { EpochMs } from '../history/time.ts';
import type { Format } from './option-values.ts';
import { formatOf, momentOf, pathOf, quoted, repositoryOf, SEE_HELP } from './option-values.ts';
import type { RepositoryName } from './repository-name.ts';

export const COMMANDS = ['report', 'check', 'explain', 'init', 'demo'] as const;
export type Command = (typeof COMMANDS)[number];

/** What the command line asks for. */
export type Options = {
  readonly command: Command;
  /** What to explain; empty for other commands. */
  readonly subject: string;
  readonly path: string;
  /** `--repo`: read through GitHub's API; `null`: a clone or a saved history. */
  readonly repository: RepositoryName | null;
  readonly history: string | null;
  readonly config: string | null;
  readonly format: Format;
  readonly reportDir: string | null;
  readonly overrides: Overrides;
  /** `--since` and `--until`. */
  readonly since: EpochMs | null;
  readonly until: EpochMs | null;
  /** `--now`: the clock, if it is set by hand. */
  readonly now: EpochMs | null;
  readonly color: boolean;
  readonly quiet: boolean;
  /** `--enforce`: of init, a config file and workflows that let no pull request pass against the rules. */
  readonly enforce: boolean;
};

/** A wish to be told about the program instead of a report. */
export type Wish = 'help' | 'version';

const SPEC = {
  repo: { type: 'string', short: 'R' },
  history: { type: 'string' },
  config: { type: 'string' },
  format: { type: 'string' },
  'report-dir': { type: 'string' },
  'window-days': { type: 'string' },
  since: { type: 'string' },
  until: { type: 'string' },
  branch: { type: 'string' },
  now: { type: 'string' },
  'no-color': { type: 'boolean', default: false },
  quiet: { type: 'boolean', default: false },
  enforce: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

const OF_REPORTS = ['history', 'config', 'format', 'report-dir', 'window-days', 'since', 'until'] as const;

/** Reads the command line. Throws a ConfigError that says which word is off and what may stand there. */
export function optionsOf(args: readonly string[]): Options | Wish {
  const { values, positionals } = parsed(args);
  if (values.help) return 'help';
  if (values.version) return 'version';
  const { command, rest } = commandOf(positionals);
  const subject = command === 'explain' ? (rest.shift() ?? '') : '';
  if (command === 'explain' && subject === '') {
    throw new ConfigError(`explain needs to be told what: a pull request (#12), a commit or a metric. ${SEE_HELP}`);
  }
  const repository = repositoryOf(values.repo);
  if (repository !== null && (command === 'demo' || values.history !== undefined)) {
    throw new ConfigError(`--repo, --history and demo each name what to read: give one of them. ${SEE_HELP}`);
  }
  if (command === 'init') refuseForInit(values);
  else if (values.enforce) throw new ConfigError(`--enforce is an option of init alone: leave it out. ${SEE_HELP}`);
  const isNamed = command === 'demo' || values.history !== undefined || repository !== null;
  // What init writes goes to a clone, whatever it reads.
  if (rest.length > (isNamed && command !== 'init' ? 0 : 1)) {
    throw new ConfigError(`${quoted(rest.at(-1) ?? '')} is one word too many. ${SEE_HELP}`);
  }
  const since = momentOf('--since', values.since);
  const until = momentOf('--until', values.until);
  const overrides = { window: windowOf({ days: values['window-days'], since, until }), branch: values.branch };
  // What no settings could make right is said before anything is read.
  applyOverrides(DEFAULT_SETTINGS, overrides);
  return {
    command,
    subject,
    path: rest[0] ?? '.',
    repository,
    history: pathOf('--history', values.history),
    config: pathOf('--config', values.config),
    format: formatOf(values.format),
    reportDir: pathOf('--report-dir', values['report-dir']),
    overrides,
    since,
    until,
    now: momentOf('--now', values.now),
    color: !values['no-color'],
    quiet: values.quiet,
    enforce: values.enforce,
  };
}

/** Throws a ConfigError for an option that says something about a report. */
function refuseForInit(values: Readonly<Record<string, unknown>>): void {
  const [given] = OF_REPORTS.filter((name) => values[name] !== undefined);
  if (given === undefined) return;
  throw new ConfigError(`--${given} is about a report, and init gives none: leave it out. ${SEE_HELP}`);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: SPEC, allowPositionals: true, strict: true });
  } catch (error) {
    const why = error instanceof Error ? error.message.split(/\.?\n|\. /)[0] : 'The options could not be read';
    throw new ConfigError(`${why}. ${SEE_HELP}`);
  }
}

function commandOf(positionals: readonly string[]): { command: Command; rest: string[] } {
  const [first = '', ...rest] = positionals;
  const command = COMMANDS.find((each) => each === first);
  return command === undefined ? { command: 'report', rest: [...positionals] } : { command, rest };
}

function windowOf(given: {
  days: string | undefined;
  since: EpochMs | null;
  until: EpochMs | null;
}): Overrides['window'] {
  const { days, since, until } = given;
  if (days !== undefined && since !== null) {
    throw new ConfigError(`--window-days and --since both set the window's start: give one of them. ${SEE_HELP}`);
  }
  if (days !== undefined) {
    if (!/^\d{1,6}$/.test(days)) {
      throw new ConfigError(`--window-days: found ${quoted(days)}; allowed: a whole number of days. ${SEE_HELP}`);
    }
    return { days: Number(days) };
  }
  return since !== null && until !== null ? { since, until } : undefined;
}
