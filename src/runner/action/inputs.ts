/** What the workflow asks for under `with:`, checked before anything else happens. */
import { getInput } from '@actions/core';
import { z } from 'zod';
import type { Preset } from '../../config/settings.ts';
import { PRESETS } from '../../config/settings.ts';
import { shownValue } from '../../config/shown.ts';
import { pathInRepository } from '../../config/values.ts';
import { ConfigError } from '../../history/errors.ts';
import type { RepositoryName } from '../repository-name.ts';
import { repositoryName } from '../repository-name.ts';

/** The Action's inputs, by the names that `action.yml` gives them. */
export const INPUTS = [
  'github-token',
  'repository',
  'config-file',
  'preset',
  'comment',
  'comment-key',
  'commit-status',
  'report-dir',
  'history-file',
] as const;
export type InputName = (typeof INPUTS)[number];

/** When the verdict on a pull request is written as a comment on it. */
const COMMENT_MODES = ['always', 'on-violation', 'never'] as const;
export type CommentMode = (typeof COMMENT_MODES)[number];

/** `null`: not given, so the default holds. */
export type Inputs = {
  /** Empty where the workflow gives an empty one; the door to GitHub says what to do then. */
  readonly token: string;
  readonly repository: RepositoryName | null;
  readonly configFile: string | null;
  /** Beside the config file's own: of each guardrail's two levels the stricter one holds. */
  readonly preset: Preset | null;
  readonly comment: {
    readonly mode: CommentMode;
    /** Tells the comments of several steps apart. */
    readonly key: string;
  };
  /** Whether the verdict is written as a commit status, so that the job itself fails only if it could not judge. */
  readonly commitStatus: boolean;
  readonly reportDir: string | null;
  readonly historyFile: string | null;
};

const MAX_PATH = 1024;
const COMMENT_KEY = 'letters, digits and hyphens, 50 at most, such as api';
const ON_DISK = 'the path of a file or folder';

const pathOnDisk = z
  .string()
  .max(MAX_PATH, ON_DISK)
  .regex(/^\P{Cc}+$/u, ON_DISK);

const schema = z.strictObject({
  'github-token': z.string(),
  repository: z.nullable(repositoryName),
  'config-file': z.nullable(pathInRepository('.github/one-pizza.yml')),
  preset: z.nullable(z.enum(PRESETS, `one of ${PRESETS.join(', ')}`)),
  comment: z.nullable(z.enum(COMMENT_MODES, `one of ${COMMENT_MODES.join(', ')}`)),
  'comment-key': z.nullable(z.string().regex(/^[A-Za-z0-9-]{1,50}$/, COMMENT_KEY)),
  'commit-status': z.nullable(z.enum(['true', 'false'], 'true or false')),
  'report-dir': z.nullable(pathOnDisk),
  'history-file': z.nullable(pathOnDisk),
});

/** The inputs of the step that this process is. Throws as `inputsOf`. */
export function readInputs(): Inputs {
  return inputsOf(getInput);
}

/**
 * The inputs, as `read` gives them: an empty text means "not given". Throws one ConfigError that names every bad input,
 * what was found and what is allowed; the token is never repeated.
 */
export function inputsOf(read: (name: InputName) => string): Inputs {
  const { 'github-token': token, ...others } = Object.fromEntries(INPUTS.map((name) => [name, read(name).trim()]));
  const given = Object.fromEntries(Object.entries(others).map(([name, text]) => [name, text === '' ? null : text]));
  const parsed = schema.safeParse({ 'github-token': token, ...given });
  if (!parsed.success) throw new ConfigError(described(parsed.error.issues, given));
  const { data } = parsed;
  return {
    token: data['github-token'],
    repository: data.repository,
    configFile: data['config-file'],
    preset: data.preset,
    comment: { mode: data.comment ?? 'always', key: data['comment-key'] ?? 'default' },
    commitStatus: data['commit-status'] === 'true',
    reportDir: data['report-dir'],
    historyFile: data['history-file'],
  };
}

function described(issues: readonly z.core.$ZodIssue[], given: Readonly<Record<string, string | null>>): string {
  const lines = new Map(
    issues.map(({ path, message }) => {
      const name = String(path[0]);
      return [name, `${name}: found ${shownValue(given[name])}; allowed: ${message}.`];
    }),
  );
  return ['The inputs of the step are not valid.', ...lines.values(), 'Correct them under `with:`.'].join('\n');
}
