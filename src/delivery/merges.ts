import type { Graph } from '../history/graph.ts';
import type { History } from '../history/model.ts';
import type { EpochMs } from '../history/time.ts';
import type { Deployment } from './deployment.ts';
import { urlOf } from './links.ts';
import type { Mapping } from './mapping.ts';
import type { Membership } from './membership.ts';
import { groupedBy } from './timeline.ts';

/**
 * Where no deliveries are recorded, every merge to the delivery branch counts as one that ships its change, from the
 * first on: there is no seed. Direct commits go along with the next merge behind which they lie.
 */
export function mergesOf(from: { history: History; graph: Graph; membership: Membership; until: EpochMs }): Mapping {
  const { history, graph, membership, until } = from;
  const direct = directCommitsByMerge(graph, membership);
  const deployments: Deployment[] = [];
  const shippedBy = new Map<number, Deployment>();
  const shippedCommits = new Map<string, Deployment>();
  for (const change of membership.changes) {
    const { number, mergedAt: at, mergeCommit: sha } = change;
    if (at === null || at >= until) continue;
    const directCommits = sha === null ? [] : (direct.get(sha) ?? []);
    const name = `#${number}`;
    const url = urlOf(history, { pullRequest: change });
    const success = { id: name, name, sha, environment: '', createdAt: at, at, approximate: false, url, failedAt: [] };
    const deployment: Deployment = {
      id: name,
      name,
      sha,
      at,
      kind: 'shipped',
      url,
      approximate: false,
      successes: [success],
      rollbacks: [],
      newCommits: sha === null ? [] : [sha, ...directCommits],
      changes: [number],
      otherPullRequests: [],
      directCommits,
    };
    deployments.push(deployment);
    shippedBy.set(number, deployment);
    for (const each of directCommits) shippedCommits.set(each, deployment);
  }
  const ofCommit = groupedBy(deployments, ({ sha }) => sha ?? '');
  const deploymentsOf = (sha: string) => ofCommit.get(sha) ?? [];
  return { deployments, deploymentsOf, shippedBy, shippedCommits, unmapped: new Map() };
}

/** The direct commits between each merge commit and the one before it on the first-parent line. */
function directCommitsByMerge(graph: Graph, membership: Membership): Map<string, string[]> {
  const merges = new Set(membership.changes.flatMap(({ mergeCommit }) => mergeCommit ?? []));
  const direct = new Set(membership.directCommits.map(({ sha }) => sha));
  const found = new Map<string, string[]>();
  let waiting: string[] = [];
  for (const { sha } of graph.firstParents.toReversed()) {
    if (direct.has(sha)) waiting.push(sha);
    if (!merges.has(sha)) continue;
    found.set(sha, waiting);
    waiting = [];
  }
  return found;
}
