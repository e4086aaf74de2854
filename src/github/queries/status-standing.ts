/** The newest status of a commit in a context, and the pull requests that the commit belongs to: one point. */
export const STATUS_STANDING = /* GraphQL */ `
  query StatusStanding($owner: String!, $name: String!, $sha: GitObjectID!, $context: String!) {
    repository(owner: $owner, name: $name) {
      object(oid: $sha) {
        ... on Commit {
          status {
            context(name: $context) {
              state
              description
              createdAt
            }
          }
          associatedPullRequests(first: 100) {
            nodes {
              number
              state
              headRefOid
            }
            pageInfo {
              hasNextPage
            }
          }
        }
      }
    }
  }
`;
