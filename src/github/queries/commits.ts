/**
 * The log of a commit, newest first, a page at a time: all parents, not only the first. The whole message, because
 * `messageHeadline` is cut after 72 characters, where the `(#12)` of a squash would stand. Without `since`, which would
 * hide what lies behind a commit with a wrong date; the reader stops by itself, by the dates of the parents.
 */
export const COMMITS = /* GraphQL */ `
  query Commits($owner: String!, $name: String!, $oid: GitObjectID!, $size: Int!, $cursor: String) {
    repository(owner: $owner, name: $name) {
      object(oid: $oid) {
        ... on Commit {
          history(first: $size, after: $cursor) {
            nodes {
              oid
              message
              authoredDate
              committedDate
              author {
                name
                email
                user {
                  login
                }
              }
              parents(first: 10) {
                nodes {
                  oid
                  committedDate
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
    }
  }
`;

/** The parents of a commit that has more than ten. */
export const PARENTS = /* GraphQL */ `
  query Parents($owner: String!, $name: String!, $oid: GitObjectID!, $size: Int!, $cursor: String) {
    repository(owner: $owner, name: $name) {
      object(oid: $oid) {
        ... on Commit {
          parents(first: $size, after: $cursor) {
            nodes {
              oid
              committedDate
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  }
`;
