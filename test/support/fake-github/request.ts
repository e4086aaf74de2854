/** A request as it came in, and as the log keeps it. */
import type { IncomingMessage } from 'node:http';
import type { GraphQLCall } from './graphql-endpoint.ts';
import { callIn } from './graphql-endpoint.ts';
import type { LoggedRequest } from './log.ts';
import { operationName } from './log.ts';

export type Incoming = {
  readonly method: string;
  readonly url: URL;
  /** Where it goes; `null`: nowhere that this server knows. */
  readonly api: 'graphql' | 'rest' | null;
  /** Below the API's root, decoded. */
  readonly path: string;
  readonly authorization: string | null;
  readonly accept: string;
  readonly etag: string | null;
  readonly body: unknown;
  readonly call: GraphQLCall | null;
};

export type Paths = { readonly basePath: string; readonly graphqlPath: string };

/** Reads a request whole; a body that is no JSON is kept as text. */
export async function readRequest(request: IncomingMessage, { basePath, graphqlPath }: Paths): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = jsonOf(Buffer.concat(chunks).toString('utf8'));
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const isGraphql = url.pathname === graphqlPath;
  const isRest = !isGraphql && url.pathname.startsWith(`${basePath}/`);
  return {
    method: request.method ?? 'GET',
    url,
    api: isGraphql ? 'graphql' : isRest ? 'rest' : null,
    path: decodeURIComponent(url.pathname.slice(basePath.length)),
    authorization: request.headers.authorization ?? null,
    accept: request.headers.accept ?? '',
    etag: request.headers['if-none-match'] ?? null,
    body,
    call: isGraphql ? callIn(body) : null,
  };
}

export function loggedRequest({ method, url, call, body, authorization }: Incoming): LoggedRequest {
  return {
    method,
    path: url.pathname + url.search,
    operation: call === null ? null : (call.operationName ?? operationName(call.query)),
    query: call?.query ?? null,
    variables: call?.variables ?? null,
    body: call === null ? body : null,
    authorized: authorization !== null,
    status: null,
    points: 0,
    fault: null,
  };
}

function jsonOf(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
