/** Queries as `@octokit/graphql` sends them, replies as the transport saw them. */
import { graphql } from '@octokit/graphql';
import type { Query } from './answers.ts';
import type { Exchange } from './transport.ts';

/** Names that `@octokit/graphql` takes for its own options, so that they would never arrive as variables. */
const NOT_VARIABLES = ['method', 'baseUrl', 'url', 'headers', 'request', 'query', 'mediaType', 'operationName'];

type Post = (init: { readonly body: string; readonly headers: Readonly<Record<string, string>> }) => Promise<Exchange>;

/**
 * Sends a query to `url` and returns the exchange as it was. The library builds the request; it gets an empty reply,
 * because of the real one it would hide status and headers, and it takes a body that is cut off for `undefined`.
 */
export async function postGraphql<T>(url: string, query: Query<T>, post: Post): Promise<Exchange> {
  const taken = Object.keys(query.variables).find((name) => NOT_VARIABLES.includes(name));
  if (taken !== undefined) throw new Error(`The query ${query.name} can't have a variable called ${taken}.`);
  const seen: Exchange[] = [];
  const fetch = async (_url: string, init: Parameters<Post>[0]) => {
    seen.push(await post({ body: init.body, headers: init.headers }));
    return new Response('{"data":{}}', { headers: { 'content-type': 'application/json' } });
  };
  await graphql.defaults({ url })(query.document, { ...query.variables, request: { fetch } });
  const [exchange] = seen;
  if (exchange === undefined) throw new Error(`The query ${query.name} was never sent.`);
  return exchange;
}
