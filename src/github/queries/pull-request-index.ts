/** A page of pull requests in the order of their last change, scalars only: what changed, and when it ended. */
export const PULL_REQUEST_INDEX = /* GraphQL */ `
  query PullRequestIndex(
    $owner: String!
    $name: String!
    $first: Int!
    $after: String
    $states: [PullRequestState!]
    $direction: OrderDirection!
  ) {
    repository(owner: $owner, name: $name) {
      pullRequests(
        first: $first
        after: $after
        states: $states
        orderBy: { field: UPDATED_AT, direction: $direction }
      ) {
        nodes {
          id
          number
          updatedAt
          state
          closedAt
          mergedAt
          baseRefName
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
    rateLimit {
      cost
    }
  }
`;
