/** The REST API: repository, permission, route, entity tag. */
import { createHash } from 'node:crypto';
import type { World } from './context.ts';
import { may } from './permissions.ts';
import type { Reply } from './reply.ts';
import { bytesOf, refusal } from './reply.ts';
import { ACTIONS_ROUTES } from './rest-actions.ts';
import { COMMENT_ROUTES } from './rest-comments.ts';
import { CONTENT_ROUTES } from './rest-content.ts';
import { PULL_LIST_ROUTES } from './rest-pull-lists.ts';
import { PULL_ROUTES } from './rest-pulls.ts';
import type { RestAnswer, RestRequest, Route } from './rest-route.ts';

const ROUTES: readonly Route[] = [
  ...CONTENT_ROUTES,
  ...ACTIONS_ROUTES,
  ...PULL_ROUTES,
  ...PULL_LIST_ROUTES,
  ...COMMENT_ROUTES,
];

/** The reply to a REST request. What has not changed (`etag`) comes as 304 and costs nothing. */
export function answerRest(request: Omit<RestRequest, 'parts'>, etag: string | null, world: World): Reply {
  const { core, repository } = world;
  if (core.used >= core.limit) return refusal(403, 'API rate limit exceeded for installation ID 1.');
  const [, owner = '', name = '', rest = ''] = /^\/repos\/([^/]+)\/([^/]+)(.*)$/.exec(request.path) ?? [];
  core.used += 1;
  if (`${owner}/${name}`.toLowerCase() !== `${repository.owner}/${repository.name}`.toLowerCase()) {
    return charged(refusal(404, 'Not Found'));
  }
  if (world.saml) return charged(samlRefusal(world));
  const route = ROUTES.find((each) => each.method === request.method && each.pattern.test(rest));
  if (route === undefined) return charged(refusal(501, `the fake has no route ${request.method} ${request.path}`));
  const level = route.method === 'GET' ? 'read' : 'write';
  if (!route.needs.some((permission) => may(world.permissions, permission, level))) {
    const accepted = route.needs.map((permission) => `${permission.replace('-', '_')}=${level}`).join('; ');
    return charged(
      refusal(403, 'Resource not accessible by integration', { 'x-accepted-github-permissions': accepted }),
    );
  }
  const parts = (route.pattern.exec(rest) ?? []).slice(1);
  const answer = route.answer({ ...request, parts }, world);
  const reply = charged({ status: answer.status, headers: answer.headers ?? {}, body: answer.body, points: 1 });
  if (request.method !== 'GET' || answer.status !== 200) return reply;
  const tag = tagOf(answer);
  if (tag !== etag) return { ...reply, headers: { ...reply.headers, etag: tag } };
  core.used -= 1;
  return { status: 304, headers: { etag: tag }, body: null, points: 0 };
}

function charged(reply: Reply): Reply {
  return { ...reply, points: 1 };
}

function tagOf(answer: RestAnswer): string {
  return `W/"${createHash('sha256').update(bytesOf(answer.body)).digest('hex')}"`;
}

function samlRefusal(world: World): Reply {
  const url = `${world.webUrl}/orgs/${world.repository.owner}/sso?authorization_request=1`;
  const message =
    'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.';
  return refusal(403, message, { 'x-github-sso': `required; url=${url}` });
}
