/**
 * Tags by the date of their commits, newest first, a page at a time: where there are more than are read, the oldest are
 * left out, not those that come last in the alphabet. A tag may point to another tag: three of them are taken off.
 */
export const TAGS = /* GraphQL */ `
  query Tags($owner: String!, $name: String!, $size: Int!, $cursor: String) {
    repository(owner: $owner, name: $name) {
      refs(refPrefix: "refs/tags/", first: $size, after: $cursor, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) {
        nodes {
          name
          target {
            __typename
            oid
            ... on Commit {
              committedDate
            }
            ... on Tag {
              tagger {
                date
              }
              target {
                __typename
                oid
                ... on Commit {
                  committedDate
                }
                ... on Tag {
                  target {
                    __typename
                    oid
                    ... on Commit {
                      committedDate
                    }
                    ... on Tag {
                      target {
                        __typename
                        oid
                        ... on Commit {
                          committedDate
                        }
                      }
                    }
                  }
                }
              }
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
