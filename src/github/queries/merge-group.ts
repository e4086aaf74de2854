/**
 * The commits of a merge queue's group, newest first, beside those of the pull request that its ref names, and how the
 * queue merges: two points. More than a hundred of either are more than can be told apart.
 */
export const MERGE_GROUP = /* GraphQL */ `
  query MergeGroup($owner: String!, $name: String!, $head: GitObjectID!, $number: Int!, $branch: String!, $ref: String!) {
    repository(owner: $owner, name: $name) {
      mergeQueue(branch: $branch) {
        configuration {
          mergingStrategy
        }
      }
      ref(qualifiedName: $ref) {
        target {
          oid
        }
      }
      object(oid: $head) {
        ... on Commit {
          history(first: 100) {
            nodes {
              oid
              authoredDate
              messageHeadline
              parents(first: 3) {
                nodes {
                  oid
                }
              }
            }
          }
        }
      }
      pullRequest(number: $number) {
        commits(first: 100) {
          totalCount
          nodes {
            commit {
              authoredDate
              messageHeadline
              parents(first: 2) {
                totalCount
              }
            }
          }
        }
      }
    }
    rateLimit {
      cost
    }
  }
`;
