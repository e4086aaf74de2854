import type { Graph } from './graph.ts';
import { graphOf } from './graph.ts';
import { deliveredSince, horizonOf, isHorizonFinal, runSucceededAt, seedsOf, succeededAt } from './horizon.ts';
import type { History, Issue } from './model.ts';
import type { Plan } from './plan.ts';
import { floorOf, issuesSince } from './plan.ts';
import type { PullRequest } from './pull-request.ts';
import type { EpochMs } from './time.ts';
import { windowBefore } from './time.ts';
import { isVersionTag } from './version-tags.ts';

/**
 * A history without what no figure of the window or of the one before it can need: what ended before the horizon. Kept
 * from before it: what is open, issues of the last 180 days, what was live (the last success of each environment and workflow, the last release and
 * version tag), and every commit that no seed contains or that is deployed in one of the windows. Commits go oldest
 * first, so that the graph has no holes; where it ends now is its edge. A history that was not yet read down to its
 * horizon is returned as it is.
 */
export function prune(history: History, plan: Plan): History {
  const graph = graphOf(history.commits, history.tip);
  const horizon = horizonOf(history, plan, graph);
  if (!isHorizonFinal(history, plan, graph) || !isReadSince(history, horizon)) return history;
  const commits = keptCommits(history, { plan, graph, horizon });
  const kept = new Set(commits.map(({ sha }) => sha));
  const isKept = (sha: string | null) => sha !== null && kept.has(sha);
  const pullRequests = history.pullRequests.filter((each) => !endedBefore(horizon, each) || isKept(each.mergeCommit));
  const deployments = recent(history.deployments, {
    isRecent: ({ createdAt, statuses, sha }) =>
      isKept(sha) || createdAt >= horizon || statuses.some(({ at }) => at >= horizon),
    kindOf: ({ environment }) => environment,
    atOf: succeededAt,
  });
  const workflowRuns = recent(history.workflowRuns, {
    isRecent: ({ createdAt, attempts, sha }) =>
      isKept(sha) || createdAt >= horizon || attempts.some(({ completedAt }) => completedAt >= horizon),
    kindOf: ({ workflow }) => workflow,
    atOf: runSucceededAt,
  });
  const releases = recent(history.releases, {
    isRecent: ({ publishedAt, sha }) => publishedAt === null || publishedAt >= horizon || isKept(sha),
    kindOf: ({ isDraft, isPrerelease }) => `${isDraft} ${isPrerelease}`,
    atOf: ({ publishedAt }) => publishedAt,
  });
  const tags = recent(history.tags, {
    isRecent: ({ at, sha }) => at >= horizon || isKept(sha),
    kindOf: ({ name }) => `${isVersionTag(name, plan.tags)}`,
    atOf: ({ at }) => at,
  });
  const issues = keptIssues(history.issues, { pullRequests, since: Math.min(horizon, issuesSince(plan)) });
  const rest = { ...history, commits, pullRequests, deployments, workflowRuns, releases, tags, issues };
  return { ...rest, edge: edgeOf(rest, history) };
}

function isReadSince({ coverage }: History, horizon: EpochMs): boolean {
  return [coverage.pullRequests, coverage.commits, coverage.issues].every(
    (each) => typeof each !== 'object' || each.since <= horizon,
  );
}

function keptCommits(
  history: History,
  { plan, graph, horizon }: { plan: Plan; graph: Graph; horizon: EpochMs },
): History['commits'] {
  const { isPinned, isNeeded } = needs(history, { plan, graph });
  const floor = floorOf(plan);
  const dropped = new Uint8Array(history.commits.length);
  for (const at of graph.parentsFirst) {
    const commit = history.commits[at];
    if (commit === undefined || commit.committedAt >= horizon || isPinned(at)) continue;
    if (isNeeded(at) && commit.committedAt >= floor) continue;
    if ((graph.parents[at] ?? []).every((parent) => dropped[parent] === 1)) dropped[at] = 1;
  }
  return history.commits.filter((_, at) => dropped[at] === 0);
}

/**
 * Pinned: the seeds themselves, and what was deployed in the windows (a rollback goes to an old commit, and must be told
 * from one). Needed: what the branch or those deployments hold and some seed does not, so that a later one shipped it.
 */
function needs(history: History, { plan, graph }: { plan: Plan; graph: Graph }) {
  const seeds = seedsOf(history, plan, graph).flatMap(({ sha }) => sha ?? []);
  const since = windowBefore(plan.window).since;
  const deployed = deliveredSince(history, plan, since);
  const size = history.commits.length;
  const wanted = new Uint8Array(size);
  for (const sha of [history.tip ?? '', ...deployed]) graph.reach(sha, wanted);
  const seeded = seeds
    .filter((sha) => graph.isInBranch(sha))
    .map((sha) => {
      const seen = new Uint8Array(size);
      graph.reach(sha, seen);
      return seen;
    });
  const pinned = new Set([...seeds, ...deployed].flatMap((sha) => graph.index.get(sha) ?? []));
  return {
    isPinned: (at: number) => pinned.has(at),
    isNeeded: (at: number) => wanted[at] === 1 && seeded.some((seen) => seen[at] === 0),
  };
}

function endedBefore(horizon: EpochMs, { state, mergedAt, closedAt }: PullRequest): boolean {
  const end = mergedAt ?? closedAt;
  return state !== 'OPEN' && end !== null && end < horizon;
}

/** What `isRecent` keeps, and besides the latest of each kind. */
function recent<Item>(
  items: readonly Item[],
  by: { isRecent: (item: Item) => boolean; kindOf: (item: Item) => string; atOf: (item: Item) => EpochMs | null },
): Item[] {
  const latest = new Map<string, { item: Item; at: EpochMs }>();
  for (const item of items) {
    const at = by.atOf(item);
    if (at === null || by.isRecent(item)) continue;
    const known = latest.get(by.kindOf(item));
    if (known === undefined || at >= known.at) latest.set(by.kindOf(item), { item, at });
  }
  const live = new Set([...latest.values()].map(({ item }) => item));
  return items.filter((item) => by.isRecent(item) || live.has(item));
}

function keptIssues(
  issues: readonly Issue[],
  { pullRequests, since }: { pullRequests: readonly PullRequest[]; since: EpochMs },
): Issue[] {
  const named = new Set(
    pullRequests.flatMap(({ names }) => names.flatMap((name) => ('number' in name ? [name.number] : []))),
  );
  return issues.filter(
    ({ number, createdAt, closedAt }) =>
      createdAt >= since || closedAt === null || closedAt >= since || named.has(number),
  );
}

/** Where walks may end: dropped commits, and those that were the edge before, as far as something kept leads to them. */
function edgeOf(kept: History, before: History): string[] {
  const present = new Set(kept.commits.map(({ sha }) => sha));
  const older = new Set([...before.edge, ...before.commits.map(({ sha }) => sha)]);
  const led = [
    ...kept.commits.flatMap(({ parents }) => parents),
    ...[kept.deployments, kept.workflowRuns, kept.releases, kept.tags].flat().flatMap(({ sha }) => sha ?? []),
  ];
  return [...new Set(led)].filter((sha) => older.has(sha) && !present.has(sha)).sort();
}
