/** The one pull request that may pass while the config file is not valid: the one that only mends it. */
import type { Configuration } from '../../config/configuration.ts';
import { guardedFiles } from '../../guardrails/guarded-files.ts';
import { ConfigError } from '../../history/errors.ts';
import type { PullRequestRead } from '../pull-request-input.ts';
import { pullRequestSubject } from '../subject.ts';

const HOW =
  'A pull request that changes nothing but this file, makes it valid and is approved by its code owner can pass.';

/**
 * The configuration that a pull request brings, if it changes nothing but the config file, makes it valid, and one of
 * the file's code owners approves. Otherwise throws `error`, with how to mend it.
 */
export function repairedBy(read: PullRequestRead | null, error: ConfigError): Configuration {
  const configuration = read?.headConfiguration ?? null;
  if (read === null || configuration === null || read.seen.facts === null)
    throw new ConfigError(`${error.message}\n${HOW}`);
  const { facts, configPath } = read.seen;
  const isOnlyThat =
    facts.files !== null &&
    facts.files.length === 1 &&
    facts.files.every(({ path, previousPath }) => path === configPath && previousPath === null);
  const { settings } = configuration;
  const subject = pullRequestSubject({ ...read.seen, facts }, { settings, delivery: null });
  const isApproved = isOnlyThat && guardedFiles.ofPullRequest?.(subject, settings).status === 'pass';
  if (!isApproved) throw new ConfigError(`${error.message}\n${HOW}`);
  return configuration;
}
