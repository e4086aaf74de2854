/** The repository that is read: what it is called now, its branches' tips, and its config file. */
import { z } from 'zod';
import { sha } from '../history/commit.ts';
import type { ConfigError } from '../history/errors.ts';
import { SourceError } from '../history/errors.ts';
import type { EpochMs } from '../history/time.ts';
import { errorOf } from './answers.ts';
import type { Door } from './door.ts';
import { PermissionError, UpstreamError } from './errors.ts';
import { BRANCH, REPOSITORY } from './queries/repository.ts';
import type { ConfigFile } from './repository-file.ts';
import { configFileOf, treeEntry } from './repository-file.ts';

export type OpenedRepository = {
  readonly owner: string;
  readonly name: string;
  /** `owner/name`, as GitHub spells it today: a renamed repository answers to its old name too. */
  readonly repository: string;
  readonly url: string;
  readonly isArchived: boolean;
  readonly defaultBranch: string;
  /** `null`: the repository is empty. */
  readonly defaultTip: string | null;
  /** The delivery branch. */
  readonly branch: string;
  readonly tip: string | null;
  /** At the default branch's tip; `null`: there is none. An error: what is there is no plain text file. */
  readonly configFile: ConfigFile | ConfigError | null;
  /** GitHub's clock when the reading began. */
  readonly startedAt: EpochMs;
};

/** Where the config file is unless another is named. */
export const CONFIG_PATH = '.github/one-pizza.yml';

/** The name that GitHub gives to a first branch: an empty repository has none yet. */
const FIRST_BRANCH = 'main';

const tip = z.object({ target: z.object({ oid: sha }) });

const reply = z.object({
  repository: z.object({
    nameWithOwner: z.string(),
    url: z.string(),
    isArchived: z.boolean(),
    defaultBranchRef: z
      .object({ name: z.string(), target: z.object({ oid: sha, file: treeEntry.nullish() }) })
      .nullable(),
    ref: tip.nullish(),
  }),
});

const branchReply = z.object({ repository: z.object({ ref: tip.nullable() }) });

/**
 * Opens `owner/name` with one request. `branch` is the delivery branch, by default the default branch; `configPath` the
 * config file, by default `.github/one-pizza.yml`. Throws where there is no such repository or branch, and where the
 * token may not see them.
 */
export async function openRepository(
  door: Door,
  given: { readonly owner: string; readonly name: string; readonly branch?: string; readonly configPath?: string },
): Promise<OpenedRepository> {
  const { owner, name, branch = null, configPath: path = CONFIG_PATH } = given;
  const file = 'repository.defaultBranchRef.target.file';
  const answer = await door.graphql({
    name: 'Repository',
    isOfOne: true,
    document: REPOSITORY,
    variables: { owner, name, path, branch: `refs/heads/${branch ?? ''}`, isNamed: branch !== null },
    schema: reply,
    optionalPaths: [file],
  });
  if (!answer.ok && answer.reason === 'not-found') throw noSuchRepository(`${owner}/${name}`);
  if (!answer.ok) throw errorOf(answer);
  const refused = answer.problems.find(({ type }) => type === 'FORBIDDEN');
  if (refused !== undefined) throw new PermissionError(refused.detail, refused.fix);
  const { nameWithOwner, url, isArchived, defaultBranchRef, ref = null } = answer.data.repository;
  const startedAt = door.serverDate;
  if (startedAt === null) throw new UpstreamError("GitHub's replies do not tell the time.", 'Check the proxy.');
  const [ownerNow = owner, nameNow = name] = nameWithOwner.split('/');
  const defaultTip = defaultBranchRef?.target.oid ?? null;
  if (branch !== null && ref === null && defaultTip !== null) throw noSuchBranch(branch, nameWithOwner);
  const defaultBranch = defaultBranchRef?.name ?? branch ?? FIRST_BRANCH;
  const entry = defaultBranchRef?.target.file ?? null;
  return {
    owner: ownerNow,
    name: nameNow,
    repository: nameWithOwner,
    url,
    isArchived,
    defaultBranch,
    defaultTip,
    branch: branch ?? defaultBranch,
    tip: branch === null ? defaultTip : (ref?.target.oid ?? null),
    configFile: entry === null || defaultTip === null ? null : configFileOf(entry, { path, ref: defaultTip }),
    startedAt,
  };
}

/** The repository with another delivery branch, as the config file may ask for. Throws where there is no such branch. */
export async function withBranch(door: Door, opened: OpenedRepository, branch: string): Promise<OpenedRepository> {
  if (branch === opened.branch) return opened;
  if (branch === opened.defaultBranch) return { ...opened, branch, tip: opened.defaultTip };
  const { owner, name } = opened;
  const variables = { owner, name, branch: `refs/heads/${branch}` };
  const answer = await door.graphql({
    name: 'Branch',
    isOfOne: true,
    document: BRANCH,
    variables,
    schema: branchReply,
  });
  if (!answer.ok) throw errorOf(answer);
  const { ref } = answer.data.repository;
  if (ref === null) throw noSuchBranch(branch, opened.repository);
  return { ...opened, branch, tip: ref.target.oid };
}

function noSuchRepository(repository: string): PermissionError {
  return new PermissionError(
    `There is no repository ${repository}, or the token may not see it.`,
    'Check the name; for a private repository use a token that may read it (`contents: read`).',
  );
}

function noSuchBranch(branch: string, repository: string): SourceError {
  return new SourceError(`There is no branch ${branch} in ${repository}.`, 'Name a branch that is there.');
}
