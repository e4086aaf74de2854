/**
 * Releases, newest first, a page at a time. `tagCommit` is missing now and then although the tag is there, so the tag's
 * own target comes along; it costs nothing. A tag may point to another tag: three of them are taken off.
 */
export const RELEASES = /* GraphQL */ `
  query Releases($owner: String!, $name: String!, $size: Int!, $cursor: String) {
    repository(owner: $owner, name: $name) {
      releases(first: $size, after: $cursor, orderBy: { field: CREATED_AT, direction: DESC }) {
        nodes {
          tagName
          createdAt
          publishedAt
          isDraft
          isPrerelease
          url
          tagCommit {
            oid
          }
          tag {
            target {
              __typename
              oid
              ... on Tag {
                target {
                  __typename
                  oid
                  ... on Tag {
                    target {
                      __typename
                      oid
                      ... on Tag {
                        target {
                          __typename
                          oid
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
