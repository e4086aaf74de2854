/** How many commits one query starts from. With 9 commits behind each, that is one point. */
export const STARTS = 10;

/** A few commits behind each of up to ten others: what was delivered from outside the delivery branch. */
export const OUTSIDE_COMMITS = /* GraphQL */ `
  query OutsideCommits($owner: String!, $name: String!, $depth: Int!, ${declared('$oid', 'GitObjectID')}, ${declared('$has', 'Boolean!')}) {
    repository(owner: $owner, name: $name) {
      ${each((at) => `c${at}: object(oid: $oid${at}) @include(if: $has${at}) { ${log()} }`)}
    }
  }
`;

function declared(variable: string, type: string): string {
  return each((at) => `${variable}${at}: ${type}`, ', ');
}

function each(text: (at: number) => string, between = '\n      '): string {
  return Array.from({ length: STARTS }, (_, at) => text(at)).join(between);
}

function log(): string {
  return `... on Commit {
        history(first: $depth) {
          nodes {
            oid
            message
            authoredDate
            committedDate
            author { name email user { login } }
            parents(first: 10) {
              nodes { oid committedDate }
              pageInfo { hasNextPage endCursor }
            }
          }
        }
      }`;
}
