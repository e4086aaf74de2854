/** The schema's roots: the repository, nodes by id, the rate limit. */
import type { Args, Context, World } from './context.ts';
import { GitHubError, notFound, samlRequired } from './errors.ts';
import { assertMaySee } from './permissions.ts';
import type { Fields } from './resolve.ts';
import { visible } from './resolve.ts';

const MAX_IDS = 100;

export const QUERY_FIELDS: Fields<unknown> = {
  repository: (_, args, { world }) => {
    const { owner, name } = world.repository;
    const asked = `${args.owner}/${args.name}`;
    if (asked.toLowerCase() !== `${owner}/${name}`.toLowerCase()) {
      throw notFound(`Repository with the name '${asked}'`);
    }
    if (world.saml) throw samlRequired();
    return world.repository;
  },
  viewer: (_, __, { world }) => ({ ...world.viewer, __typename: 'User' }),
  node: (_, args, context) => {
    const node = nodeOf(args.id ?? '', context.world);
    if (node instanceof Error) throw node;
    assertMaySee(context.world.permissions, node.__typename);
    return node;
  },
  nodes: (_, args, context) => nodes(args, context),
  rateLimit: (_, __, { world, cost }) => ({
    cost: cost.points,
    nodeCount: cost.nodes,
    limit: world.graphql.limit,
    used: world.graphql.used,
    remaining: world.graphql.limit - world.graphql.used,
    resetAt: world.graphql.resetAt,
  }),
};

function nodes(args: Args, context: Context): unknown[] {
  const ids = args.ids ?? [];
  if (ids.length > MAX_IDS) {
    const message = `You may not provide more than ${MAX_IDS} node ids; you provided ${ids.length}.`;
    throw new GitHubError('ARGUMENT_LIMIT', message);
  }
  return ids.map((id) => visible(nodeOf(id, context.world), context));
}

type Identified = { readonly __typename: string; readonly id: string };

function nodeOf(id: string, world: World): { readonly __typename: string } | GitHubError {
  const { repository, saml } = world;
  if (saml) return samlRequired();
  const commit = id.startsWith('C_') ? repository.commits.get(id.slice(2)) : undefined;
  if (commit !== undefined) return commit;
  for (const list of [repository.pullRequests, repository.issues, repository.deployments, repository.releases]) {
    const found = identified(list, id);
    if (found !== undefined) return found;
  }
  return notFound(`node with the global id of '${id}'`);
}

const PLACES = new WeakMap<readonly Identified[], Map<string, number>>();

/** An item by its id; where it was found is remembered, and checked, as tests change lists as they like. */
function identified(list: readonly Identified[], id: string): Identified | undefined {
  const places = PLACES.get(list) ?? new Map<string, number>();
  PLACES.set(list, places);
  const known = list[places.get(id) ?? -1];
  if (known?.id === id) return known;
  const place = list.findIndex((item) => item.id === id);
  if (place >= 0) places.set(id, place);
  return list[place];
}
