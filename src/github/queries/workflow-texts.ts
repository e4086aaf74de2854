/** The workflow files of a commit, by an expression such as `1a2b3c4:.github/workflows`. One point. */
export const WORKFLOW_TEXTS = /* GraphQL */ `
  query WorkflowTexts($owner: String!, $name: String!, $expression: String!) {
    repository(owner: $owner, name: $name) {
      object(expression: $expression) {
        ... on Tree {
          entries {
            name
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
    rateLimit {
      cost
    }
  }
`;
