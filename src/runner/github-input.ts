import type { Door } from '../github/door.ts';
import { openDoor } from '../github/door.ts';
import { openRepository, withBranch } from '../github/repository.ts';
import { readGitHub } from '../github/source.ts';
import { counted } from '../render/counted.ts';
import { SYSTEM_CLOCK } from './action/system-clock.ts';
import { issueLabelsOf, readAdoption, withAdoption } from './adoption-input.ts';
import { baselineAtGitHub } from './baseline-input.ts';
import type { Input, Surroundings } from './input.ts';
import { givenConfiguration, judgedBy } from './input.ts';
import type { Options } from './options.ts';
import { policyOf } from './policy.ts';
import { readText } from './read-text.ts';
import type { RepositoryName } from './repository-name.ts';
import { VERSION } from './version.ts';

/**
 * Reads a repository through GitHub's API with the token in GITHUB_TOKEN, judged by the config file at its default
 * branch's tip, or by `--config`. GITHUB_API_URL names another API than github.com's.
 */
export async function inputFromGitHub(
  named: RepositoryName,
  options: Options,
  { now, env, tell }: Surroundings,
): Promise<Input> {
  const door = doorFor({ env, tell });
  const { branch } = options.overrides;
  const opened = await openRepository(door, { ...named, ...(branch === undefined ? {} : { branch }) });
  const found = (await givenConfiguration(options)) ?? policyOf(opened.configFile, null);
  const { configuration, plan } = judgedBy(found, options, { seenUntil: opened.startedAt, now });
  const { settings } = configuration;
  const repository = settings.branch === null ? opened : await withBranch(door, opened, settings.branch);
  tell(`Reading ${repository.branch} of ${repository.repository} …`);
  const [{ history: read }, adoption, baseline] = await Promise.all([
    readGitHub({ door, repository, plan, issueLabels: issueLabelsOf(settings), known: null, log: tell }),
    readAdoption(door, repository, { settings, known: null }),
    baselineAtGitHub(door, repository, settings),
  ]);
  const history = withAdoption(read, adoption, door);
  tell(`Read ${readText(history)}.`);
  tell(`That took ${counted(history.requests, 'request')} and ${counted(history.points, 'point')}.`);
  return { history, configuration, plan, isHistoryRead: true, about: { kind: 'repository', baseline } };
}

/** A door to the API that GITHUB_API_URL names, with the token in GITHUB_TOKEN. Throws where they can't be used. */
export function doorFor({ env, tell }: Pick<Surroundings, 'env' | 'tell'>): Door {
  const apiUrl = env.GITHUB_API_URL ?? '';
  return openDoor({
    token: env.GITHUB_TOKEN ?? '',
    ...(apiUrl === '' ? {} : { apiUrl }),
    userAgent: `one-pizza/${VERSION}`,
    clock: SYSTEM_CLOCK,
    log: tell,
    environment: env,
  });
}
