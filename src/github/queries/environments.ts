/** The names of all environments, a page at a time. */
export const ENVIRONMENTS = /* GraphQL */ `
  query Environments($owner: String!, $name: String!, $size: Int!, $cursor: String) {
    repository(owner: $owner, name: $name) {
      environments(first: $size, after: $cursor) {
        nodes {
          name
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`;
