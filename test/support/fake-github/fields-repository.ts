/** Fields of the repository itself: its lists, and things by number or name. */
import { repositoryUrl } from './context.ts';
import { notFound } from './errors.ts';
import { objectOf } from './git-objects.ts';
import { creationOrder, hasLabel, isOneOf, issueOrder, orderBy } from './orders.ts';
import { paged } from './paging.ts';
import { may } from './permissions.ts';
import { allRefs, refOf } from './refs.ts';
import type { Fields } from './resolve.ts';
import type { FakeDeployment, FakeRepository } from './state.ts';

export const REPOSITORY_FIELDS: Fields<FakeRepository> = {
  id: (repository) => `R_${repository.owner}_${repository.name}`,
  nameWithOwner: (repository) => `${repository.owner}/${repository.name}`,
  owner: (repository) => ({ __typename: 'Organization', login: repository.owner }),
  url: (_, __, { world }) => repositoryUrl(world),
  isFork: () => false,
  isArchived: () => false,
  hasIssuesEnabled: () => true,
  isEmpty: (repository) => repository.commits.size === 0,
  visibility: (repository) => (repository.isPrivate ? 'PRIVATE' : 'PUBLIC'),
  defaultBranchRef: (repository) => refOf(repository, `refs/heads/${repository.defaultBranch}`),
  ref: (repository, args) => refOf(repository, args.qualifiedName ?? ''),
  refs: (repository, args) => {
    const prefix = args.refPrefix ?? '';
    const { field = 'ALPHABETICAL', direction = 'ASC' } = args.orderBy ?? {};
    const byDate = field === 'TAG_COMMIT_DATE';
    const refs = allRefs(repository).filter((ref) => ref.qualifiedName.startsWith(prefix));
    return paged({
      items: refs.filter((ref) => args.query == null || ref.name.includes(args.query)),
      order: orderBy<(typeof refs)[number]>(
        field,
        (ref) => (byDate ? ref.committedAt : ref.name),
        (ref) => ref.name,
      )(direction === 'DESC'),
    });
  },
  object: (repository, args) => objectOf(repository, args),
  pullRequests: (repository, args) =>
    paged({
      items: repository.pullRequests,
      order: issueOrder(args),
      where: (pull) =>
        isOneOf(args.states, pull.state) &&
        hasLabel(pull.labels, args.labels) &&
        (args.baseRefName == null || pull.baseRefName === args.baseRefName) &&
        (args.headRefName == null || pull.headRefName === args.headRefName),
    }),
  pullRequest: (repository, args) => {
    const found = repository.pullRequests.find((pull) => pull.number === args.number);
    if (found === undefined) throw notFound(`PullRequest with the number of ${args.number}`);
    return found;
  },
  issues: (repository, args) => {
    const { since, labels, states } = args.filterBy ?? {};
    return paged({
      items: repository.issues,
      order: issueOrder(args),
      where: (issue) =>
        isOneOf(args.states, issue.state) &&
        isOneOf(states, issue.state) &&
        hasLabel(issue.labels, args.labels) &&
        hasLabel(issue.labels, labels) &&
        (since == null || issue.updatedAt >= Date.parse(since)),
    });
  },
  issue: (repository, args) => {
    const found = repository.issues.find((issue) => issue.number === args.number);
    if (found === undefined) throw notFound(`Issue with the number of ${args.number}`);
    return found;
  },
  labels: (repository) => {
    const names = [...repository.pullRequests, ...repository.issues].flatMap((item) => item.labels);
    return [...new Set(names)].map((name) => ({ __typename: 'Label', name }));
  },
  deployments: (repository, args) =>
    paged<FakeDeployment>({
      items: repository.deployments,
      order: creationOrder(args, 'ASC'),
      where: (deployment) => isOneOf(args.environments, deployment.environment),
    }),
  environments: (repository, args) => {
    const named = environmentNames(repository).filter((name) => isOneOf(args.names, name));
    return named.map((name) => ({ __typename: 'Environment', id: `EN_${name}`, name }));
  },
  environment: (repository, args) => {
    const name = environmentNames(repository).find((each) => each === args.name);
    return name === undefined ? null : { __typename: 'Environment', id: `EN_${name}`, name };
  },
  releases: (repository, args, { world }) =>
    paged({
      items: repository.releases,
      order: creationOrder(args, 'DESC'),
      where: (release) => !release.isDraft || may(world.permissions, 'contents', 'write'),
    }),
  mergeQueue: ({ mergeQueue }, args) => {
    if (mergeQueue === undefined || mergeQueue.branch !== (args.branch ?? 'main')) return null;
    const { mergingStrategy } = mergeQueue;
    return { __typename: 'MergeQueue', configuration: { __typename: 'MergeQueueConfiguration', mergingStrategy } };
  },
  release: (repository, args) => repository.releases.find((release) => release.tagName === args.tagName) ?? null,
};

/** Deploying to an environment creates it. */
function environmentNames(repository: FakeRepository): string[] {
  const deployed = repository.deployments.map((deployment) => deployment.environment);
  return [...new Set([...repository.environments, ...deployed])].sort();
}
