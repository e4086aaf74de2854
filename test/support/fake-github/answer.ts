/** The honest answer to a request: who asks, which API, and what is left of the hour. */
import type { Budget, World } from './context.ts';
import { answerQuery } from './graphql-endpoint.ts';
import type { Reply } from './reply.ts';
import { refusal } from './reply.ts';
import type { Incoming } from './request.ts';
import { answerRest } from './rest-endpoint.ts';

export function answer(incoming: Incoming, world: World): Reply {
  const { api, authorization, call } = incoming;
  if (authorization === null) return refusal(401, 'This endpoint requires you to be authenticated.');
  if (authorization.replace(/^(bearer|token)\s+/i, '') !== world.token) return refusal(401, 'Bad credentials');
  if (api === 'graphql') {
    if (incoming.method !== 'POST') return refusal(404, 'Not Found');
    if (call === null) return refusal(400, 'A query attribute must be specified and must be a string.');
    return withLimits(answerQuery(call, world), 'graphql', world.graphql);
  }
  if (api === null) return refusal(404, 'Not Found');
  const { method, path, accept, body, etag, url } = incoming;
  const request = { method, path, accept, body, query: url.searchParams };
  return withLimits(answerRest(request, etag, world), 'core', world.core);
}

function withLimits(reply: Reply, resource: string, budget: Budget): Reply {
  const limits = {
    'x-ratelimit-limit': String(budget.limit),
    'x-ratelimit-remaining': String(budget.limit - budget.used),
    'x-ratelimit-used': String(budget.used),
    'x-ratelimit-reset': String(Math.floor(budget.resetAt / 1000)),
    'x-ratelimit-resource': resource,
  };
  return { ...reply, headers: { ...limits, ...reply.headers } };
}
