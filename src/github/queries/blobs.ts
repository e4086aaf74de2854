/**
 * The texts of some blobs by their ids: each `name` is a variable and what its blob is called in the reply. Without a
 * fragment, so that it can be joined with other queries.
 */
export function blobsQuery(names: readonly string[]): string {
  const definitions = names.map((name) => `$${name}: GitObjectID!`).join(', ');
  const text = '... on Blob { byteSize isBinary isTruncated text }';
  const blobs = names.map((name) => `${name}: object(oid: $${name}) { ${text} }`).join(' ');
  return /* GraphQL */ `
    query Blobs($owner: String!, $name: String!, ${definitions}) {
      repository(owner: $owner, name: $name) {
        ${blobs}
      }
      rateLimit {
        cost
      }
    }
  `;
}
