import { COMMITS, EVENT_TYPES, EVENTS, FILES, LABELS, REVIEWS, SUBMITTED, WRITTEN } from './pull-request-selections.ts';

const WHOLE = /* GraphQL */ `
  id
  number
  title
  body
  state
  author {
    __typename
    login
  }
  createdAt
  closedAt
  mergedAt
  mergedBy {
    __typename
    login
  }
  mergeCommit {
    oid
    ${WRITTEN}
  }
  statusCheckRollup {
    state
  }
  baseRefName
  headRefName
  headRefOid
  isCrossRepository
  isDraft
  additions
  deletions
  changedFiles
  labels(first: $labels) ${LABELS}
  reviews(first: $reviews, states: ${SUBMITTED}) ${REVIEWS}
  commits(first: $commits) ${COMMITS}
  timelineItems(first: $events, itemTypes: ${EVENT_TYPES}) ${EVENTS}
`;

/** Whole pull requests by id. Four lists each, so that 25 of them, and up to 37, cost one point. */
export const PULL_REQUEST_DETAILS = /* GraphQL */ `
  query PullRequestDetails($ids: [ID!]!, $labels: Int!, $reviews: Int!, $commits: Int!, $events: Int!) {
    nodes(ids: $ids) {
      ... on PullRequest {
        ${WHOLE}
      }
    }
    rateLimit {
      cost
    }
  }
`;

/** Beside it the files that they change: five lists each, so that 20 of them, and up to 29, cost one point. */
export const PULL_REQUEST_DETAILS_AND_FILES = /* GraphQL */ `
  query PullRequestDetailsAndFiles(
    $ids: [ID!]!
    $labels: Int!
    $reviews: Int!
    $commits: Int!
    $events: Int!
    $files: Int!
  ) {
    nodes(ids: $ids) {
      ... on PullRequest {
        ${WHOLE}
        files(first: $files) ${FILES}
      }
    }
    rateLimit {
      cost
    }
  }
`;
