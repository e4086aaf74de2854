/** A file at a commit, by an expression such as `1a2b3c4:docs/report.json`. */
export const TEXT_AT = /* GraphQL */ `
  query TextAt($owner: String!, $name: String!, $expression: String!) {
    repository(owner: $owner, name: $name) {
      object(expression: $expression) {
        ... on Blob {
          byteSize
          isTruncated
          isBinary
          text
        }
      }
    }
  }
`;
