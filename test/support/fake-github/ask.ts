/** A bare client for tests of the fake itself: no retry, no opinion. */
import { z } from 'zod';
import type { FakeGitHub } from './start.ts';

const graphqlBody = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.record(z.string(), z.unknown())).optional(),
});

export type Asked = {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
  readonly errors: readonly Readonly<Record<string, unknown>>[];
};

/** Sends a GraphQL query with the fake's token, or another. */
export async function ask(
  fake: FakeGitHub,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Asked> {
  const response = await fetch(fake.graphqlUrl, {
    method: 'POST',
    headers: { authorization: `bearer ${fake.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [] } = graphqlBody.parse(await response.json());
  return { status: response.status, headers: response.headers, data, errors };
}

/** Sends a REST request with the fake's token; the body is parsed if there is one. */
export async function rest(
  fake: FakeGitHub,
  path: string,
  init: RequestInit = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const headers = { authorization: `token ${fake.token}`, ...Object.fromEntries(new Headers(init.headers)) };
  const response = await fetch(fake.restUrl + path, { ...init, headers });
  const text = await response.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}
