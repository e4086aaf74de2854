/**
 * Deployments, newest first, a page at a time, each with its first statuses: most have four or five. 100 deployments
 * with one list each cost one point.
 */
export const DEPLOYMENTS = /* GraphQL */ `
  query Deployments($owner: String!, $name: String!, $environments: [String!], $size: Int!, $cursor: String) {
    repository(owner: $owner, name: $name) {
      deployments(
        environments: $environments
        first: $size
        after: $cursor
        orderBy: { field: CREATED_AT, direction: DESC }
      ) {
        nodes {
          id
          commitOid
          environment
          createdAt
          creator {
            __typename
            login
          }
          commit {
            committedDate
          }
          statuses(first: 20) {
            nodes {
              state
              createdAt
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`;

/** Deployments by id, at most 100 at a time. */
export const DEPLOYMENTS_BY_ID = /* GraphQL */ `
  query DeploymentsById($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Deployment {
        id
        commitOid
        environment
        createdAt
        creator {
          __typename
          login
        }
        commit {
          committedDate
        }
        statuses(first: 20) {
          nodes {
            state
            createdAt
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`;

/** More statuses of one deployment. */
export const DEPLOYMENT_STATUSES = /* GraphQL */ `
  query DeploymentStatuses($id: ID!, $size: Int!, $cursor: String) {
    node(id: $id) {
      ... on Deployment {
        statuses(first: $size, after: $cursor) {
          nodes {
            state
            createdAt
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`;
