/** The head of a pull request, and its comments, oldest first: whether the token's own account wrote each. */
export const COMMENTS = /* GraphQL */ `
  query Comments($owner: String!, $name: String!, $number: Int!, $size: Int!, $cursor: String) {
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) {
        headRefOid
        comments(first: $size, after: $cursor) {
          nodes {
            fullDatabaseId
            viewerDidAuthor
            body
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
