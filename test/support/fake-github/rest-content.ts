/** The repository itself, its rules, files and trees. */

import type { ShownEntry } from './files.ts';
import { entryAt, flattened, rootOf, snapshotOf } from './files.ts';
import { commitAt, treeAt } from './git-objects.ts';
import type { Route } from './rest-route.ts';
import { NOT_FOUND, restPage } from './rest-route.ts';
import type { Json } from './rest-shapes.ts';
import { restPullRequest, restRepository } from './rest-shapes.ts';

/** Files above this come without their content, unless asked for raw. */
const MAX_CONTENT = 1_000_000;

export const CONTENT_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    pattern: /^$/,
    needs: ['metadata'],
    answer: (_, world) => ({ status: 200, body: restRepository(world) }),
  },
  {
    method: 'GET',
    pattern: /^\/rules\/branches\/(.+)$/,
    needs: ['metadata'],
    answer: (request, world) => {
      const page = restPage(world.repository.rules.get(request.parts[0] ?? '') ?? [], request, world);
      return { status: 200, body: page.items, headers: page.headers };
    },
  },
  {
    method: 'GET',
    pattern: /^\/branches\/(.+)$/,
    needs: ['contents'],
    answer: (request, { repository }) => {
      const [name = ''] = request.parts;
      const sha = repository.refs.get(`refs/heads/${name}`);
      if (sha === undefined) return NOT_FOUND;
      const contexts = repository.protection.get(name);
      const isProtected = contexts !== undefined || repository.rules.has(name);
      const checks = { enforcement_level: 'non_admins', contexts: contexts ?? [], checks: [] };
      const protection = { enabled: contexts !== undefined, required_status_checks: checks };
      const shown = contexts === null ? {} : { protection };
      return { status: 200, body: { name, commit: { sha }, protected: isProtected, ...shown } };
    },
  },
  {
    method: 'GET',
    pattern: /^\/contents\/?(.*)$/,
    needs: ['contents'],
    answer: (request, world) => {
      const { repository } = world;
      const commit = commitAt(repository, request.query.get('ref') ?? 'HEAD');
      if (commit === null) return NOT_FOUND;
      const root = rootOf(snapshotOf(repository.commits, commit));
      const path = (request.parts[0] ?? '').replace(/\/$/, '');
      const entry = path === '' ? null : entryAt(root, path);
      const tree = path === '' ? root : entry?.object.__typename === 'Tree' ? entry.object : null;
      if (tree !== null) return { status: 200, body: tree.entries.map((each) => listed(each)) };
      if (entry?.object.__typename !== 'Blob') return NOT_FOUND;
      const { bytes } = entry.object;
      if (/\braw\b/.test(request.accept)) return { status: 200, body: bytes.toString('utf8') };
      const isLarge = bytes.length > MAX_CONTENT;
      const content = isLarge ? '' : `${(bytes.toString('base64').match(/.{1,60}/g) ?? []).join('\n')}\n`;
      return { status: 200, body: { ...listed(entry), encoding: isLarge ? 'none' : 'base64', content } };
    },
  },
  {
    method: 'GET',
    pattern: /^\/git\/trees\/(.+)$/,
    needs: ['contents'],
    answer: (request, world) => {
      const tree = treeAt(world.repository, request.parts[0] ?? '');
      if (tree === null) return NOT_FOUND;
      const entries = request.query.has('recursive') ? flattened(tree) : tree.entries;
      const shown = entries.map((entry) => ({
        path: entry.path,
        mode: entry.mode.toString(8).padStart(6, '0'),
        type: entry.type,
        sha: entry.oid,
        ...(entry.type === 'blob' ? { size: entry.size } : {}),
      }));
      return { status: 200, body: { sha: tree.oid, tree: shown, truncated: false } };
    },
  },
  {
    method: 'GET',
    pattern: /^\/commits\/([^/]+)\/pulls$/,
    needs: ['pull-requests'],
    answer: (request, world) => {
      const { repository } = world;
      const [sha = ''] = request.parts;
      if (!repository.commits.has(sha)) return { status: 422, body: { message: `No commit found for SHA: ${sha}` } };
      const found = repository.pullRequests.filter((pull) => pull.mergeCommit === sha || pull.commits.includes(sha));
      const page = restPage(found, request, world);
      return { status: 200, body: page.items.map((pull) => restPullRequest(pull, world)), headers: page.headers };
    },
  },
];

function listed(entry: ShownEntry): Json {
  const type = entry.mode === 0o120000 ? 'symlink' : entry.type === 'tree' ? 'dir' : 'file';
  return { type, name: entry.name, path: entry.path, sha: entry.oid, size: entry.size };
}
