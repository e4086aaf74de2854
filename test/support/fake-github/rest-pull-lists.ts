/** Lists of pull requests and of their files, and what a person may do. */
import type { Route } from './rest-route.ts';
import { NOT_FOUND, restPage } from './rest-route.ts';
import { restPullRequest } from './rest-shapes.ts';

export const PULL_LIST_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    pattern: /^\/pulls$/,
    needs: ['pull-requests'],
    answer: (request, world) => {
      const state = request.query.get('state') ?? 'open';
      const head = request.query.get('head');
      const found = world.repository.pullRequests.filter((pull) => {
        // A head whose repository is gone keeps the name of its owner.
        const owner = pull.headRepository === null ? pull.author?.login : pull.headRepository.split('/')[0];
        return (
          (state === 'all' || (state === 'open') === (pull.state === 'OPEN')) &&
          (head === null || head === `${owner}:${pull.headRefName}`)
        );
      });
      const page = restPage(found, request, world);
      return { status: 200, body: page.items.map((pull) => restPullRequest(pull, world)), headers: page.headers };
    },
  },
  {
    method: 'GET',
    pattern: /^\/pulls\/(\d+)\/files$/,
    needs: ['pull-requests'],
    answer: (request, world) => {
      const pull = world.repository.pullRequests.find((each) => each.number === Number(request.parts[0]));
      if (pull === undefined) return NOT_FOUND;
      const page = restPage(pull.files, request, world);
      const body = page.items.map(({ path, previousPath, additions, deletions, changeType }) => ({
        filename: path,
        status: changeType.toLowerCase(),
        additions,
        deletions,
        ...(previousPath === undefined ? {} : { previous_filename: previousPath }),
      }));
      return { status: 200, body, headers: page.headers };
    },
  },
  {
    method: 'GET',
    pattern: /^\/collaborators\/([^/]+)\/permission$/,
    needs: ['metadata'],
    answer: ({ parts: [login = ''] }, { repository }) => {
      const role = repository.collaborators.get(login) ?? (repository.isPrivate ? 'none' : 'read');
      const permission = { maintain: 'write', triage: 'read' }[role] ?? role;
      return { status: 200, body: { permission, role_name: role, user: { login } } };
    },
  },
];
