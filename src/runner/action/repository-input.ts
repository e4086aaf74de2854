/** What the job judges: policy, pull request and history through the API, never from the disk. */
import type { Configuration } from '../../config/configuration.ts';
import type { Door } from '../../github/door.ts';
import type { OpenedRepository } from '../../github/repository.ts';
import { CONFIG_PATH, openRepository, withBranch } from '../../github/repository.ts';
import { ConfigError } from '../../history/errors.ts';
import { baselineAtGitHub } from '../baseline-input.ts';
import type { Policy } from '../dry-run.ts';
import type { About, Input } from '../input.ts';
import { policyOf } from '../policy.ts';
import type { PullRequestRead } from '../pull-request-input.ts';
import { readPullRequest } from '../pull-request-input.ts';
import { needsDelivery } from '../subject.ts';
import type { RunEvent } from './event.ts';
import type { HistoryFile } from './history-file.ts';
import { historyForJob } from './history-input.ts';
import type { Inputs } from './inputs.ts';
import type { Job } from './job.ts';
import type { Log } from './log.ts';
import { repairedBy } from './repair.ts';

export type Asked = {
  readonly inputs: Inputs;
  readonly job: Job;
  readonly event: RunEvent;
  readonly file: HistoryFile;
  readonly log: Log;
};

/**
 * Reads what the event is about as of now by GitHub's clock, judged by the config file at the tip of the default branch.
 * Throws UserErrors where it can't be read at all, and where the config file is not valid, unless the event is about the
 * pull request that mends it.
 */
export async function inputFromRepository(door: Door, asked: Asked): Promise<Input> {
  const { inputs, job, event, log } = asked;
  const configPath = inputs.configFile ?? CONFIG_PATH;
  const opened = await openRepository(door, { ...job.repository, configPath });
  const found = configurationIn(opened, inputs);
  if (found instanceof ConfigError && event.kind !== 'pull-request') throw found;
  const valid = found instanceof ConfigError ? null : found;
  const policy = { configuration: valid, configPath, isNamed: inputs.configFile !== null, preset: inputs.preset };
  const pullRequest = await pullRequestOf(door, opened, { ...asked, policy });
  const configuration = found instanceof ConfigError ? repairedBy(pullRequest, found) : found;
  const { settings } = configuration;
  const repository = settings.branch === null ? opened : await withBranch(door, opened, settings.branch);
  tellWhat(repository, configuration, log);
  const isHistoryFresh = pullRequest !== null && needsDelivery(pullRequest.seen, settings);
  const history = await historyForJob(door, repository, { ...asked, configuration, isHistoryFresh });
  const about: About =
    event.kind === 'repository'
      ? { kind: 'repository', baseline: await baselineAtGitHub(door, repository, settings) }
      : event.kind === 'pull-request' && pullRequest !== null
        ? { kind: 'pull-request', seen: pullRequest.seen, isHistoryFresh }
        : { kind: event.kind === 'none' ? 'none' : 'unknown', because: 'because' in event ? event.because : '' };
  return { ...history, configuration, about };
}

async function pullRequestOf(
  door: Door,
  opened: OpenedRepository,
  { event, job, policy }: Asked & { readonly policy: Policy },
): Promise<PullRequestRead | null> {
  if (event.kind !== 'pull-request') return null;
  const { number, headSha } = event;
  const { own, workflow } = job;
  return readPullRequest(door, opened, { event: { number, headSha, own, workflow }, policy });
}

/** The policy, or what is wrong with it. */
function configurationIn(opened: OpenedRepository, inputs: Inputs): Configuration | ConfigError {
  const { configFile, repository, defaultBranch } = opened;
  if (configFile === null && inputs.configFile !== null) {
    return new ConfigError(
      `There is no file ${inputs.configFile} at the tip of ${defaultBranch} in ${repository}. Commit it there, or leave out config-file.`,
    );
  }
  try {
    return policyOf(configFile, inputs.preset);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

function tellWhat({ repository, branch, isArchived }: OpenedRepository, { path, ref }: Configuration, log: Log): void {
  log.info(`Branch ${branch} of ${repository}${isArchived ? ', which is archived' : ''}.`);
  log.info(path === null ? 'No config file: defaults.' : `Config file ${path} of commit ${(ref ?? '').slice(0, 7)}.`);
}
