/** Comments: read, written, changed and deleted. */
import { z } from 'zod';
import type { RestAnswer, Route } from './rest-route.ts';
import { invalid, NOT_FOUND, restPage } from './rest-route.ts';
import { restComment } from './rest-shapes.ts';

const MAX_COMMENT = 65_536;
/** Ids need more than 32 bits by now. */
const FIRST_ID = 3_000_000_000;

const commentBody = z.object({ body: z.string().min(1) });

const LOCKED: RestAnswer = {
  status: 403,
  body: { message: 'Unable to create comment because issue is locked.', status: '403' },
};

export const COMMENT_ROUTES: readonly Route[] = [
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
      if (pullRequests.some((each) => each.number === issue && each.locked)) return LOCKED;
      const given = commentBody.safeParse(body);
      if (!given.success) return invalid('Body cannot be blank');
      if (given.data.body.length > MAX_COMMENT) return invalid('Body is too long (maximum is 65536 characters)');
      const id = Math.max(FIRST_ID, ...comments.map((each) => each.id)) + 1;
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
    method: 'DELETE',
    pattern: /^\/issues\/comments\/(\d+)$/,
    needs: ['issues', 'pull-requests'],
    answer: ({ parts: [id] }, world) => {
      const { comments } = world.repository;
      const place = comments.findIndex((each) => each.id === Number(id));
      if (place < 0) return NOT_FOUND;
      comments.splice(place, 1);
      return { status: 204, body: null };
    },
  },
];
