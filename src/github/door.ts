/** The one door to GitHub: every request passes through it, and nothing is believed before it was looked at. */
import type { EpochMs, Ms } from '../history/time.ts';
import { callOf, checkedApiUrl, checkedToken, graphqlUrlOf } from './addresses.ts';
import type { Answer, Query, RestAnswer, RestRequest } from './answers.ts';
import type { Resource } from './budget.ts';
import { openBudget } from './budget.ts';
import { costOf, judgeGraphql } from './graphql-reply.ts';
import { postGraphql } from './graphql-request.ts';
import type { Clock } from './patience.ts';
import { openAsk } from './patience.ts';
import type { Environment } from './proxy.ts';
import { openSend } from './proxy.ts';
import { judgeRest } from './rest-reply.ts';
import { openSlots } from './slots.ts';
import type { Call, Exchange } from './transport.ts';
import { openTransport } from './transport.ts';

export type Limits = {
  /** For one request, from the first byte sent to the last received. */
  readonly callMs: Ms;
  /** The longest single wait for a rate limit or after a failure. */
  readonly waitMs: Ms;
  /** For everything that is asked through one door. */
  readonly runMs: Ms;
  /** The share of the hour's points that is left to the repository's other workflows. */
  readonly reserveShare: number;
  /** Requests at the same time. */
  readonly inFlight: number;
};

export const DEFAULT_LIMITS: Limits = {
  callMs: 30_000,
  waitMs: 60_000,
  runMs: 900_000,
  reserveShare: 0.15,
  inFlight: 4,
};

export type DoorOptions = {
  readonly token: string;
  /** `https://api.github.com` unless given; Enterprise Server: `https://<host>/api/v3`. */
  readonly apiUrl?: string;
  readonly userAgent: string;
  readonly clock: Clock;
  readonly log: (message: string) => void;
  /** For the proxy's variables only. */
  readonly environment: Environment;
  readonly random?: () => number;
  readonly limits?: Partial<Limits>;
  /** Once aborted, every call rejects with its reason. */
  readonly signal?: AbortSignal;
};

export type Door = {
  /** Rejects with PermissionError or UpstreamError where nothing that is asked can succeed. */
  graphql<T>(query: Query<T>): Promise<Answer<T>>;
  /** Rejects as `graphql` does. */
  rest<T>(request: RestRequest<T>): Promise<RestAnswer<T>>;
  /** Sent so far, repeated ones included. */
  readonly requests: number;
  /** Of the GraphQL rate limit: `rateLimit.cost` where a query asks for it, else 1 a request. */
  readonly points: number;
  /** GraphQL points left in this hour; `null`: not told. */
  readonly remaining: number | null;
  /** GitHub's clock at its first reply, to the second; `null`: no reply yet. */
  readonly serverDate: EpochMs | null;
};

/** A door for one token and one API. Throws ConfigError or PermissionError where address or token can't be used. */
export function openDoor(options: DoorOptions): Door {
  const { token, userAgent, clock, log, environment, random = Math.random, signal } = options;
  const apiUrl = checkedApiUrl(options.apiUrl ?? 'https://api.github.com');
  const { callMs, waitMs, runMs, reserveShare, inFlight } = { ...DEFAULT_LIMITS, ...options.limits };
  const graphqlUrl = graphqlUrlOf(apiUrl);
  const { origin, host } = new URL(apiUrl);
  const send = openSend(apiUrl, environment);
  const transport = openTransport({ origin, token: checkedToken(token), userAgent, send });
  const budget = openBudget(reserveShare);
  const endsAt = clock.now() + runMs;
  const ask = openAsk({ clock, log, random, waitMs, endsAt, budget, signal });
  const slots = openSlots(inFlight);
  let requests = 0;
  let points = 0;

  async function exchange(resource: Resource, call: Omit<Call, 'deadlineMs' | 'signal'>): Promise<Exchange> {
    requests++;
    const deadlineMs = Math.min(callMs, Math.max(endsAt - clock.now(), 1));
    const result = await transport({ ...call, deadlineMs, signal });
    if (resource === 'graphql') points += costOf(result);
    return result;
  }

  return {
    graphql: (query) =>
      slots(() =>
        ask({
          name: query.name,
          resource: 'graphql',
          send: () =>
            postGraphql(graphqlUrl, query, (init) => exchange('graphql', { method: 'POST', url: graphqlUrl, ...init })),
          judge: (seen) => judgeGraphql({ query, now: clock.now(), host }, seen),
        }),
      ),
    rest: (request) =>
      slots(() => {
        const call = callOf(apiUrl, request);
        const resource = new URL(call.url).pathname.includes('/search/') ? 'search' : 'core';
        return ask({
          name: `${request.method} ${request.path.split('?')[0]}`,
          resource,
          send: () => exchange(resource, call),
          judge: (seen) => judgeRest({ request, now: clock.now(), host }, seen),
        });
      }),
    get requests() {
      return requests;
    },
    get points() {
      return points;
    },
    get remaining() {
      return budget.remaining('graphql');
    },
    get serverDate() {
      return budget.firstReplyAt();
    },
  };
}
