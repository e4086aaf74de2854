/** What did not fit into the first page of one of a pull request's lists. */
import { COMMITS, EVENT_TYPES, EVENTS, LABELS, REVIEWS, SUBMITTED } from './pull-request-selections.ts';

export const MORE_LABELS = /* GraphQL */ `
  query MoreLabels($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on PullRequest {
        labels(first: $first, after: $after) ${LABELS}
      }
    }
    rateLimit {
      cost
    }
  }
`;

export const MORE_REVIEWS = /* GraphQL */ `
  query MoreReviews($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on PullRequest {
        reviews(first: $first, after: $after, states: ${SUBMITTED}) ${REVIEWS}
      }
    }
    rateLimit {
      cost
    }
  }
`;

export const MORE_COMMITS = /* GraphQL */ `
  query MoreCommits($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on PullRequest {
        commits(first: $first, after: $after) ${COMMITS}
      }
    }
    rateLimit {
      cost
    }
  }
`;

export const MORE_EVENTS = /* GraphQL */ `
  query MoreEvents($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on PullRequest {
        timelineItems(first: $first, after: $after, itemTypes: ${EVENT_TYPES}) ${EVENTS}
      }
    }
    rateLimit {
      cost
    }
  }
`;
