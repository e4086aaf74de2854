/** Reads deployments: lists of them, single ones by id, and statuses to their end. */
import { z } from 'zod';
import type { Refusal } from './answers.ts';
import type { ReadDeployment, ShownDeployment, ShownStatus } from './deployments-reply.ts';
import { deploymentOf, shownDeployment, statusConnection } from './deployments-reply.ts';
import type { Door } from './door.ts';
import type { PagesRead } from './list-pages.ts';
import { connectionOf, notThere, readPages } from './list-pages.ts';
import type { ReadContext } from './part.ts';
import { DEPLOYMENT_STATUSES, DEPLOYMENTS, DEPLOYMENTS_BY_ID } from './queries/deployments.ts';

const listReply = z.object({ repository: z.object({ deployments: connectionOf(shownDeployment) }) });
const nodesReply = z.object({ nodes: z.array(shownDeployment.nullable()) });
const statusesReply = z.object({ node: z.object({ statuses: statusConnection }).nullable() });

const MAX_IDS = 100;

export type Wanted = {
  /** Exact names; `null`: all environments. */
  readonly environments: readonly string[] | null;
  readonly isEnough: (shown: readonly ShownDeployment[]) => boolean;
};

/** Deployments, newest first, as far as is wanted; statuses beyond the first twenty are not there yet. */
export function listDeployments(
  door: Door,
  { owner, name }: ReadContext,
  { environments, isEnough }: Wanted,
): Promise<PagesRead<ShownDeployment>> {
  return readPages({
    isEnough,
    ask: async (page) => {
      const variables = { owner, name, environments, ...page };
      const answer = await door.graphql({ name: 'Deployments', document: DEPLOYMENTS, variables, schema: listReply });
      return answer.ok ? { ...answer, data: answer.data.repository.deployments } : answer;
    },
  });
}

/** Deployments by id; those that are gone are in `removed`. A refusal if any could not be read. */
export async function deploymentsById(
  door: Door,
  ids: readonly string[],
  size = MAX_IDS,
): Promise<{ shown: ShownDeployment[]; removed: string[] } | Refusal> {
  const shown: ShownDeployment[] = [];
  const removed: string[] = [];
  for (let from = 0; from < ids.length; from += size) {
    const some = ids.slice(from, from + size);
    const answer = await door.graphql({
      name: 'DeploymentsById',
      document: DEPLOYMENTS_BY_ID,
      variables: { ids: some },
      schema: nodesReply,
      optionalPaths: ['nodes.*'],
    });
    if (!answer.ok && answer.reason === 'too-much' && size > 1) {
      const rest = await deploymentsById(door, ids.slice(from), Math.ceil(size / 4));
      if ('ok' in rest) return rest;
      return { shown: [...shown, ...rest.shown], removed: [...removed, ...rest.removed] };
    }
    if (!answer.ok) return answer;
    const hidden = answer.problems.find(({ type }) => type === 'FORBIDDEN');
    if (hidden !== undefined) return { ok: false, reason: 'forbidden', detail: hidden.detail, fix: hidden.fix };
    for (const [at, node] of answer.data.nodes.entries()) {
      if (node !== null) shown.push(node);
      else removed.push(...some.slice(at, at + 1));
    }
  }
  return { shown, removed };
}

/** Deployments with every status they have. A refusal if some statuses could not be read. */
export async function withStatuses(door: Door, shown: readonly ShownDeployment[]): Promise<ReadDeployment[] | Refusal> {
  const whole: ReadDeployment[] = [];
  for (const each of shown) {
    const statuses = each.statuses.pageInfo.hasNextPage ? await statusesOf(door, each.id) : each.statuses.nodes;
    if ('ok' in statuses) return statuses;
    const read = deploymentOf(
      each,
      statuses.flatMap((status) => status ?? []),
    );
    if (read !== null) whole.push(read);
  }
  return whole;
}

async function statusesOf(door: Door, id: string): Promise<readonly ShownStatus[] | Refusal> {
  const { nodes, stop } = await readPages({
    ask: async (page) => {
      const variables = { id, ...page };
      const query = { name: 'DeploymentStatuses', document: DEPLOYMENT_STATUSES, variables, schema: statusesReply };
      const answer = await door.graphql(query);
      return answer.ok ? { ...answer, data: answer.data.node?.statuses ?? null } : answer;
    },
  });
  if (stop === 'end') return nodes;
  return typeof stop === 'string' ? notThere() : stop;
}
