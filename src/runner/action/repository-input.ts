/** The repository at GitHub as the input of a report: config file and history through the API, never from the disk. */
import type { Configuration } from '../../config/configuration.ts';
import { configurationOf } from '../../config/configuration.ts';
import type { Door } from '../../github/door.ts';
import { openDoor } from '../../github/door.ts';
import type { OpenedRepository } from '../../github/repository.ts';
import { openRepository, withBranch } from '../../github/repository.ts';
import { readGitHub } from '../../github/source.ts';
import { ConfigError } from '../../history/errors.ts';
import { readAdoption, tracingPlan, withAdoption } from '../adoption-input.ts';
import type { Input } from '../input.ts';
import { readPullRequest } from '../pull-request-input.ts';
import { VERSION } from '../version.ts';
import { pullRequestOfEvent } from './event-pull-request.ts';
import type { HistoryFile } from './history-file.ts';
import type { Inputs } from './inputs.ts';
import type { Environment, Job } from './job.ts';
import { knownHistory } from './known-history.ts';
import type { Log } from './log.ts';
import { SYSTEM_CLOCK } from './system-clock.ts';
import { costText, watchedDoor } from './watched-door.ts';

type Asked = {
  readonly inputs: Inputs;
  readonly job: Job;
  readonly file: HistoryFile;
  readonly env: Environment;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/**
 * Reads the job's repository as of now by GitHub's clock, judged by the config file at the tip of its default branch.
 * Goes on from the history file where that fits, and replaces it. Throws UserErrors where it can't be read at all.
 */
export async function inputFromRepository(asked: Asked): Promise<Input> {
  const { inputs, job, file, env, log } = asked;
  const door = watchedDoor(doorFor(asked), log, () => performance.now());
  const configPath = inputs.configFile === null ? {} : { configPath: inputs.configFile };
  const opened = await openRepository(door, { ...job.repository, ...configPath });
  const configuration = configurationIn(opened, inputs);
  const { settings } = configuration;
  const repository = settings.branch === null ? opened : await withBranch(door, opened, settings.branch);
  tellWhat(repository, configuration, log);
  const plan = tracingPlan(settings, { until: repository.startedAt });
  const { incidentLabels: issueLabels } = settings.failures;
  const known = knownHistory(await file.read(), repository, log);
  const event = await pullRequestOfEvent(job, { env, log });
  const [{ history: read, ...state }, adoption, pullRequest] = await Promise.all([
    readGitHub({ door, repository, plan, issueLabels, known, log: log.info }),
    readAdoption(door, repository, { settings, known: known?.saved ?? null }),
    event === null ? null : readPullRequest(door, repository, { event, settings }),
  ]);
  const history = withAdoption(read, adoption, door);
  const { pullRequests, commits, deployments } = history;
  log.info(
    `At hand: ${pullRequests.length} pull requests, ${commits.length} commits, ${deployments.length} deployments.`,
  );
  log.info(`${costText(door)}.`);
  const { path, ref } = configuration;
  const { isIncremental: _, ...base } = state;
  await file.write({ history, ...base, window: plan.window, configuration: { path, ref, settings } });
  return { history, configuration, plan, ...(pullRequest === null ? {} : { pullRequest }) };
}

function doorFor({ inputs, job, env, log, signal }: Asked): Door {
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

function configurationIn({ configFile, repository, defaultBranch }: OpenedRepository, inputs: Inputs): Configuration {
  if (configFile === null && inputs.configFile !== null) {
    throw new ConfigError(
      `There is no file ${inputs.configFile} at the tip of ${defaultBranch} in ${repository}. Commit it there, or leave out config-file.`,
    );
  }
  return configurationOf(configFile);
}

function tellWhat({ repository, branch, isArchived }: OpenedRepository, { path, ref }: Configuration, log: Log): void {
  log.info(`Branch ${branch} of ${repository}${isArchived ? ', which is archived' : ''}.`);
  log.info(path === null ? 'No config file: defaults.' : `Config file ${path} of commit ${(ref ?? '').slice(0, 7)}.`);
}
