/** What the fake was asked, in the order of arrival. */

export type LoggedRequest = {
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  /** Name of the GraphQL operation. */
  readonly operation: string | null;
  readonly query: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
  /** The body of a REST request that has one. */
  readonly body: unknown;
  /** Whether an Authorization header came along, right or wrong. */
  readonly authorized: boolean;
  /** `null`: not answered (yet). */
  status: number | null;
  points: number;
  /** The fault that was put in the reply's place. */
  fault: string | null;
};

/** Name of the first operation of a GraphQL document, or `null`. */
export function operationName(query: string): string | null {
  return /\b(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? null;
}

/** One line for each request, for assertions that people read: `POST /graphql Index {"after":null} 200`. */
export function logLines(log: readonly LoggedRequest[]): string[] {
  return log.map((request) => {
    const { method, path, operation, variables, status, fault } = request;
    const call = operation === null ? [] : [operation, JSON.stringify(variables ?? {})];
    return [method, path, ...call, status ?? 'unanswered', ...(fault === null ? [] : [`(${fault})`])].join(' ');
  });
}
