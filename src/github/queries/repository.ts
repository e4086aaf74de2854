/**
 * The repository itself, the tip of its default branch and of a named one, and the config file at the default branch's
 * tip: in one query, so that file and tip belong together.
 */
export const REPOSITORY = /* GraphQL */ `
  query Repository($owner: String!, $name: String!, $path: String!, $branch: String!, $isNamed: Boolean!) {
    repository(owner: $owner, name: $name) {
      nameWithOwner
      url
      isArchived
      defaultBranchRef {
        name
        target {
          oid
          ... on Commit {
            file(path: $path) {
              mode
              object {
                ... on Blob {
                  byteSize
                  isTruncated
                  isBinary
                  text
                }
              }
            }
          }
        }
      }
      ref(qualifiedName: $branch) @include(if: $isNamed) {
        target {
          oid
        }
      }
    }
    rateLimit {
      cost
    }
  }
`;

/** The tip of one branch. */
export const BRANCH = /* GraphQL */ `
  query Branch($owner: String!, $name: String!, $branch: String!) {
    repository(owner: $owner, name: $name) {
      ref(qualifiedName: $branch) {
        target {
          oid
        }
      }
    }
    rateLimit {
      cost
    }
  }
`;
