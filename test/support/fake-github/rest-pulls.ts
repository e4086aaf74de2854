/** Pull requests and commit statuses. */
import { z } from 'zod';
import type { Route } from './rest-route.ts';
import { invalid, NOT_FOUND } from './rest-route.ts';
import { restActor, restPullRequest } from './rest-shapes.ts';

const MAX_DESCRIPTION = 140;

const statusBody = z.object({
  state: z.enum(['error', 'failure', 'pending', 'success']),
  context: z.string().default('default'),
  description: z.string().nullable().default(null),
  target_url: z.string().nullable().default(null),
});

export const PULL_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    pattern: /^\/pulls\/(\d+)$/,
    needs: ['pull-requests'],
    answer: ({ parts: [number] }, world) => {
      const pull = world.repository.pullRequests.find((each) => each.number === Number(number));
      return pull === undefined ? NOT_FOUND : { status: 200, body: restPullRequest(pull, world) };
    },
  },
  {
    method: 'POST',
    pattern: /^\/statuses\/([0-9a-f]{40})$/,
    needs: ['statuses'],
    answer: ({ body, parts: [sha = ''] }, world) => {
      const { commits, pullRequests, statuses } = world.repository;
      if (!commits.has(sha) && !pullRequests.some((pull) => pull.headRefOid === sha)) {
        return { status: 422, body: { message: `No commit found for SHA: ${sha}` } };
      }
      const given = statusBody.safeParse(body);
      if (!given.success) return invalid(z.prettifyError(given.error));
      const { state, context, description, target_url: targetUrl } = given.data;
      if ((description ?? '').length > MAX_DESCRIPTION)
        return invalid('description is too long (maximum is 140 characters)');
      statuses.push({ sha, state, context, description, targetUrl });
      return {
        status: 201,
        body: { state, context, description, target_url: targetUrl, creator: restActor(world.viewer) },
      };
    },
  },
];
