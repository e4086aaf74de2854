/** Where requests go, and the token that goes with them, checked before anything is sent. */
import { ConfigError } from '../history/errors.ts';
import type { RestRequest } from './answers.ts';
import { PermissionError } from './errors.ts';
import type { Call } from './transport.ts';

/** The API's address without a slash at its end. Throws ConfigError, which does not repeat it: it may hold a password. */
export function checkedApiUrl(apiUrl: string): string {
  const url = URL.canParse(apiUrl) ? new URL(apiUrl) : null;
  const isPlain = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url === null || !isPlain || !/^https?:$/.test(url.protocol)) {
    throw new ConfigError(
      "The address of GitHub's API is not valid. Set GITHUB_API_URL to https://api.github.com or, on Enterprise Server, https://<host>/api/v3.",
    );
  }
  return url.href.replace(/\/+$/, '');
}

/** The GraphQL address that belongs to a REST address: Enterprise Server has it beside `/api/v3`, not below it. */
export function graphqlUrlOf(apiUrl: string): string {
  return apiUrl.endsWith('/api/v3') ? apiUrl.replace(/\/v3$/, '/graphql') : `${apiUrl}/graphql`;
}

/** The token without the line end that pasting leaves behind. A bad one is caught here: `fetch` would repeat it in its error. */
export function checkedToken(token: string): string {
  const trimmed = token.trim();
  if (trimmed === '') {
    throw new PermissionError(
      'GitHub is read with a token, and there is none.',
      'Set github-token (the job has one of its own), or GITHUB_TOKEN in a terminal.',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(trimmed)) {
    throw new PermissionError(
      'The token holds characters that no token has.',
      'Copy it again, without anything around it.',
    );
  }
  return trimmed;
}

/** A REST request as it is sent. A `path` that is a whole address must be of the same origin; the transport sees to it. */
export function callOf<T>(apiUrl: string, request: RestRequest<T>): Omit<Call, 'deadlineMs' | 'signal'> {
  const { method, path, body, etag } = request;
  const url = path.startsWith('/') ? `${apiUrl}${path}` : path;
  const headers = {
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
  };
  return body === undefined ? { method, url, headers } : { method, url, headers, body: JSON.stringify(body) };
}
