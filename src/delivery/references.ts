import type { Reference } from '../history/commit.ts';
import type { Graph } from '../history/graph.ts';
import { prefixesOf } from '../history/prefixes.ts';
import type { PullRequest } from '../history/pull-request.ts';
import type { EpochMs } from '../history/time.ts';
import { MS_PER_DAY } from '../history/time.ts';
import type { Deployment } from './deployment.ts';
import type { Mapping } from './mapping.ts';
import type { Membership } from './membership.ts';
import { groupedBy, lastUntil } from './timeline.ts';

/** A change older than this when it is named is talk of the past, not of what just went wrong. */
const NAMED_WITHIN_MS = 14 * MS_PER_DAY;

/** Finds what texts name. */
export type Resolver = {
  /** The pull request that a number names. */
  pullRequest(number: number): PullRequest | null;
  /** The whole commit id that a (maybe abbreviated) one stands for, among commits and pull requests' own lists. */
  commit(sha: string): string | null;
  /** The pull request a commit belongs to. */
  ownerOf(sha: string): PullRequest | null;
  /**
   * The deployment that references name: itself, or one that shipped a named change in the 14 days before `before`.
   * Of several, the last. `null`: nothing named had shipped by then.
   */
  named(references: readonly Reference[], before: EpochMs): Deployment | null;
};

/** A resolver over one history's pull requests, commits and deployments. */
export function resolverOf(from: {
  graph: Graph;
  pullRequests: readonly PullRequest[];
  membership: Membership;
  mapping: Mapping;
}): Resolver {
  const { graph, pullRequests, membership, mapping } = from;
  const byNumber = new Map(pullRequests.map((each) => [each.number, each]));
  const byName = groupedBy(mapping.deployments, ({ name }) => name);
  // Commits of pull requests' own lists, which a squash or rebase keeps out of the graph.
  const listed = prefixesOf(() => [...new Set(pullRequests.flatMap(shasOf))]);
  const commit = (sha: string) => graph.resolve(sha) ?? listed(sha);
  const pullRequest = (number: number) => byNumber.get(number) ?? null;
  const ofCommit = (sha: string, before: EpochMs): Deployment | null => {
    const whole = commit(sha);
    if (whole === null) return null;
    const deployed = lastUntil(mapping.deploymentsOf(whole), before);
    if (deployed !== undefined) return deployed;
    const owner = membership.ownerOf(whole);
    return recent(owner === null ? mapping.shippedCommits.get(whole) : mapping.shippedBy.get(owner.number), before);
  };
  const one = (reference: Reference, before: EpochMs): Deployment | null => {
    if ('number' in reference) return recent(mapping.shippedBy.get(reference.number), before);
    if ('sha' in reference) return ofCommit(reference.sha, before);
    if (!('tag' in reference)) return null;
    return lastUntil(byName.get(reference.tag) ?? [], before) ?? null;
  };
  return {
    pullRequest,
    commit,
    ownerOf: membership.ownerOf,
    named: (references, before) =>
      references
        .map((reference) => one(reference, before))
        .reduce((last, each) => (each !== null && (last === null || each.at > last.at) ? each : last), null),
  };
}

function recent(deployment: Deployment | undefined, before: EpochMs): Deployment | null {
  if (deployment === undefined || deployment.at > before) return null;
  return before - deployment.at <= NAMED_WITHIN_MS ? deployment : null;
}

function shasOf({ commits, mergeCommit, headSha }: PullRequest): string[] {
  const ends = [mergeCommit, headSha].filter((sha) => sha !== null);
  return [...(commits ?? []).map(({ sha }) => sha), ...ends];
}
