/** Pull requests, comments and commit statuses: the only things that a client may write. */
import { z } from 'zod';
import type { Route } from './rest-route.ts';
import { invalid, NOT_FOUND, restPage } from './rest-route.ts';
import { restActor, restComment, restPullRequest } from './rest-shapes.ts';

const MAX_COMMENT = 65_536;
const MAX_DESCRIPTION = 140;

const commentBody = z.object({ body: z.string().min(1) });
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
    method: 'GET',
    pattern: /^\/issues\/(\d+)\/comments$/,
    needs: ['issues', 'pull-requests'],
    answer: (request, world) => {
      const comments = world.repository.comments.filter((each) => each.issue === Number(request.parts[0]));
      const page = restPage(comments, request, world);
      return { status: 200, body: page.items.map((comment) => restComment(comment, world)), headers: page.headers };
    },
  },
  {
    method: 'POST',
    pattern: /^\/issues\/(\d+)\/comments$/,
    needs: ['issues', 'pull-requests'],
    answer: ({ body, parts: [number] }, world) => {
      const { comments, pullRequests, issues } = world.repository;
      const issue = Number(number);
      if (![...pullRequests, ...issues].some((each) => each.number === issue)) return NOT_FOUND;
      const given = commentBody.safeParse(body);
      if (!given.success) return invalid('Body cannot be blank');
      if (given.data.body.length > MAX_COMMENT) return invalid('Body is too long (maximum is 65536 characters)');
      const id = Math.max(0, ...comments.map((each) => each.id)) + 1;
      const at = world.now();
      const comment = { id, issue, body: given.data.body, user: world.viewer, createdAt: at, updatedAt: at };
      comments.push(comment);
      return { status: 201, body: restComment(comment, world) };
    },
  },
  {
    method: 'PATCH',
    pattern: /^\/issues\/comments\/(\d+)$/,
    needs: ['issues', 'pull-requests'],
    answer: ({ body, parts: [id] }, world) => {
      const comment = world.repository.comments.find((each) => each.id === Number(id));
      if (comment === undefined) return NOT_FOUND;
      const given = commentBody.safeParse(body);
      if (!given.success) return invalid('Body cannot be blank');
      if (given.data.body.length > MAX_COMMENT) return invalid('Body is too long (maximum is 65536 characters)');
      comment.body = given.data.body;
      comment.updatedAt = world.now();
      return { status: 200, body: restComment(comment, world) };
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
