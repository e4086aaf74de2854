/** Fields of pull requests and their reviews. */
import { repositoryUrl } from './context.ts';
import { isOneOf, orderBy } from './orders.ts';
import { paged } from './paging.ts';
import type { Fields } from './resolve.ts';
import { rollupOf } from './rollup.ts';
import type { FakeComment, FakePullRequest, FakeReview } from './state.ts';
import { timelineOf } from './timeline.ts';

export const PULL_REQUEST_FIELDS: Fields<FakePullRequest> = {
  url: (pull, _, { world }) => `${repositoryUrl(world)}/pull/${pull.number}`,
  databaseId: (pull) => pull.number,
  repository: (_, __, { world }) => world.repository,
  baseRefOid: (pull, _, { world }) => world.repository.refs.get(`refs/heads/${pull.baseRefName}`) ?? '0'.repeat(40),
  bodyText: (pull) => pull.body,
  closed: (pull) => pull.state !== 'OPEN',
  merged: (pull) => pull.state === 'MERGED',
  mergeCommit: (pull, _, { world }) => world.repository.commits.get(pull.mergeCommit ?? '') ?? null,
  isCrossRepository: (pull, _, { world }) =>
    pull.headRepository !== `${world.repository.owner}/${world.repository.name}`,
  headRepository: (pull, _, { world }) => {
    if (pull.headRepository === null) return null;
    const [owner = '', name = ''] = pull.headRepository.split('/');
    return { ...world.repository, owner, name };
  },
  labels: (pull) => pull.labels.map((name) => ({ __typename: 'Label', id: `LA_${name}`, name })),
  reviews: (pull, args, { world }) =>
    paged({
      items: pull.reviews,
      node: shownReview,
      where: (review) =>
        isOneOf(args.states, review.state) &&
        (review.state !== 'PENDING' || review.author?.login === world.viewer.login),
    }),
  latestOpinionatedReviews: (pull, args) =>
    latestOpinions(pull)
      .filter((review) => args.writersOnly !== true || review.authorCanPushToRepository)
      .map(shownReview),
  commits: (pull, _, { world }) =>
    paged({
      items: pull.commits,
      node: (oid) => {
        const commit = world.repository.commits.get(oid);
        return commit === undefined
          ? null
          : { __typename: 'PullRequestCommit', id: `PRC_${pull.number}_${oid}`, commit };
      },
    }),
  statusCheckRollup: (pull, _, { world }) => rollupOf(world.repository.commits.get(pull.headRefOid)),
  timelineItems: (pull, args, { world }) => timelineOf(pull, args, world),
  closingIssuesReferences: (pull, _, { world }) =>
    pull.closingIssues.flatMap((number) => world.repository.issues.filter((issue) => issue.number === number)),
  comments: (pull, _, { world }) =>
    paged({
      items: world.repository.comments.filter(({ issue }) => issue === pull.number),
      node: (comment) => ({ __typename: 'IssueComment', ...comment }),
    }),
  files: (pull) =>
    paged({
      items: pull.files,
      order: orderBy<(typeof pull.files)[number]>(
        'path',
        (file) => file.path,
        (file) => file.path,
      )(false),
    }),
};

export const COMMENT_FIELDS: Fields<FakeComment> = {
  // As text: the scalar of numbers that may need 64 bits.
  fullDatabaseId: ({ id }) => String(id),
  // Ids have outgrown this field, and GitHub then refuses it.
  databaseId: ({ id }) => id,
  viewerDidAuthor: ({ user }, _, { world: { viewer } }) =>
    user !== null && user.login === viewer.login && user.__typename === viewer.__typename,
};

export const REVIEW_FIELDS: Fields<FakeReview> = {
  commit: (review, _, { world }) => world.repository.commits.get(review.commit ?? '') ?? null,
  createdAt: (review) => review.submittedAt,
  onBehalfOf: (review, _, { world }) =>
    review.teams.map((slug) => ({ __typename: 'Team', slug, combinedSlug: `${world.repository.owner}/${slug}` })),
};

function shownReview(review: FakeReview): FakeReview & { readonly __typename: 'PullRequestReview' } {
  return { __typename: 'PullRequestReview', ...review };
}

/** Each reviewer's last approval, rejection or dismissed review; comments change no opinion. */
function latestOpinions(pull: FakePullRequest): FakeReview[] {
  const latest = new Map<string, FakeReview>();
  for (const review of pull.reviews) {
    if (review.state === 'COMMENTED' || review.state === 'PENDING') continue;
    latest.set(review.author?.login ?? review.id, review);
  }
  return [...latest.values()];
}
