/** Fields of deployments, releases and issues. */
import { repositoryUrl } from './context.ts';
import { refOf } from './refs.ts';
import type { Fields } from './resolve.ts';
import type { FakeDeployment, FakeIssue, FakeRelease } from './state.ts';

export const DEPLOYMENT_FIELDS: Fields<FakeDeployment> = {
  commit: (deployment, _, { world }) => world.repository.commits.get(deployment.commitOid) ?? null,
  repository: (_, __, { world }) => world.repository,
  originalEnvironment: (deployment) => deployment.environment,
  latestEnvironment: (deployment) => deployment.environment,
  task: () => 'deploy',
  description: () => null,
  payload: () => null,
  ref: () => null,
  updatedAt: (deployment) => Math.max(deployment.createdAt, ...deployment.statuses.map((status) => status.createdAt)),
  state: (deployment) => {
    const state = shownStatuses(deployment)[0]?.state ?? 'PENDING';
    return state === 'SUCCESS' ? 'ACTIVE' : state;
  },
  latestStatus: (deployment) => shownStatuses(deployment)[0] ?? null,
  statuses: (deployment) => shownStatuses(deployment),
};

export const RELEASE_FIELDS: Fields<FakeRelease> = {
  url: (release, _, { world }) => `${repositoryUrl(world)}/releases/tag/${encodeURIComponent(release.tagName)}`,
  tag: (release, _, { world }) => refOf(world.repository, `refs/tags/${release.tagName}`),
  tagCommit: (release, _, { world }) => world.repository.commits.get(release.tagCommit ?? '') ?? null,
  updatedAt: (release) => release.publishedAt ?? release.createdAt,
  description: () => '',
};

export const ISSUE_FIELDS: Fields<FakeIssue> = {
  url: (issue, _, { world }) => `${repositoryUrl(world)}/issues/${issue.number}`,
  databaseId: (issue) => issue.number,
  bodyText: (issue) => issue.body,
  closed: (issue) => issue.state === 'CLOSED',
  labels: (issue) => issue.labels.map((name) => ({ __typename: 'Label', id: `LA_${name}`, name })),
  // Clients from before duplicates existed see another reason.
  stateReason: (issue, args) =>
    issue.stateReason === 'DUPLICATE' && args.enableDuplicate !== true ? 'NOT_PLANNED' : issue.stateReason,
};

type ShownStatus = {
  readonly __typename: 'DeploymentStatus';
  readonly id: string;
  readonly state: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly description: string | null;
  readonly creator: FakeDeployment['creator'];
  readonly environment: string;
};

/** Newest first, as GitHub usually gives them; it documents no order. */
function shownStatuses(deployment: FakeDeployment): ShownStatus[] {
  const shown = deployment.statuses.map(
    (status, index): ShownStatus => ({
      __typename: 'DeploymentStatus',
      id: `DES_${deployment.databaseId}_${index}`,
      updatedAt: status.createdAt,
      creator: deployment.creator,
      environment: deployment.environment,
      ...status,
    }),
  );
  return shown.reverse().sort((one, other) => other.createdAt - one.createdAt);
}
