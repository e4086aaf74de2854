/** The names of all labels, a page at a time, and whether the repository has issues at all. */
export const LABELS = /* GraphQL */ `
  query Labels($owner: String!, $name: String!, $size: Int!, $cursor: String) {
    repository(owner: $owner, name: $name) {
      hasIssuesEnabled
      labels(first: $size, after: $cursor) {
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

/** Issues with a label, the newest first, a page at a time. An issue has at most 100 labels. */
export const ISSUES = /* GraphQL */ `
  query Issues($owner: String!, $name: String!, $filter: IssueFilters!, $size: Int!, $cursor: String) {
    repository(owner: $owner, name: $name) {
      issues(filterBy: $filter, first: $size, after: $cursor, orderBy: { field: CREATED_AT, direction: DESC }) {
        nodes {
          number
          title
          body
          createdAt
          closedAt
          stateReason(enableDuplicate: true)
          labels(first: 100) {
            nodes {
              name
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
