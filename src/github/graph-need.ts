/** What of the commit graph still has to be read, and where it may end. Pure. */

import type { Graph } from '../history/graph.ts';
import { graphOf } from '../history/graph.ts';
import { horizonOf, runSucceededAt, seedsOf, succeededAt } from '../history/horizon.ts';
import type { History } from '../history/model.ts';
import { EXTRACTION } from '../history/model.ts';
import { matchesAny } from '../history/pattern.ts';
import type { Plan } from '../history/plan.ts';
import { floorOf } from '../history/plan.ts';
import type { EpochMs } from '../history/time.ts';
import { windowBefore } from '../history/time.ts';
import { isVersionTag } from '../history/version-tags.ts';
import type { ReadCommit } from './graph-reply.ts';
import type { Deliveries } from './part.ts';

/** What is there of the graph. */
export type Reading = {
  readonly tip: string;
  readonly commits: ReadonlyMap<string, ReadCommit>;
  /** Commits that are not read because they are known to be older than everything that matters. */
  readonly older: ReadonlySet<string>;
  /** Ids that no commit has. */
  readonly missing: ReadonlySet<string>;
  readonly deliveries: Deliveries;
  readonly plan: Plan;
};

/** A commit that has to be read; its date is `null` where it is not known. */
export type Open = { readonly sha: string; readonly at: EpochMs | null };

export type Need = {
  readonly graph: Graph;
  readonly horizon: EpochMs;
  readonly open: readonly Open[];
  /** The last deliveries before the previous window whose commits were not met: the log may hold them further down. */
  readonly seeds: readonly string[];
  /** Those whose commits lie in the branch: what all of them hold was there before. */
  readonly met: readonly string[];
  /** Dates of commits that came from elsewhere than the log, which may hold them, and what lies above, further down. */
  readonly dates: readonly EpochMs[];
  /** Where walks may end: parents that need not be read, and what was delivered before the previous window. */
  readonly edge: readonly string[];
};

/**
 * Needed is what `prune` would keep: every commit since the horizon; behind the branch's tip and behind what was
 * delivered in the windows also older ones, down to the floor, unless every seed holds them; and those deliveries.
 */
export function needOf(reading: Reading): Need {
  const { tip, commits, older, missing, deliveries, plan } = reading;
  const graph = graphOf(
    [...commits.values()].map(({ commit }) => commit),
    tip,
  );
  const history = historyOf(reading, graph);
  const horizon = horizonOf(history, plan, graph);
  const since = windowBefore(plan.window).since;
  const delivered = deliveredCommits(deliveries, plan);
  const isUnread = (sha: string) => !commits.has(sha) && !older.has(sha) && !missing.has(sha);
  const recent = new Set(delivered.filter(({ at }) => at >= since).map(({ sha }) => sha));
  const seeds = seedsOf(history, plan, graph).flatMap(({ sha }) => sha ?? []);
  const met = seeds.filter((sha) => graph.isInBranch(sha));
  const ends = endsOf(reading, graph, { roots: [tip, ...recent], seeds: met });
  const floor = floorOf(plan);
  // Above what was delivered in the windows the graph has no holes, or a rollback could not be told from a way aside.
  const pinned = [...recent].flatMap((sha) => commits.get(sha)?.commit.committedAt ?? []);
  const reach = pinned.reduce((least, at) => (at >= floor ? Math.min(least, at) : least), horizon);
  const isNeeded = ({ at, isBehind, isHeld }: End) => at >= reach || (at >= floor && isBehind && !isHeld);
  const parents = ends.filter(isNeeded).map(({ sha, at }) => ({ sha, at }));
  const isOpen = new Set(parents.map(({ sha }) => sha));
  // A commit that was delivered since the horizon may be younger than that, whether the branch holds it or not.
  const young = delivered.filter(({ at }) => at >= Math.min(horizon, since)).map(({ sha }) => sha);
  const unread = [...new Set(young)].filter((sha) => isUnread(sha) && !isOpen.has(sha));
  return {
    graph,
    horizon,
    open: [...parents, ...unread.map((sha) => ({ sha, at: null }))],
    seeds: seeds.filter(isUnread),
    met,
    dates: young
      .filter((sha) => recent.has(sha) || !graph.isInBranch(sha))
      .flatMap((sha) => commits.get(sha)?.commit.committedAt ?? []),
    edge: [
      ...older,
      ...ends.filter((end) => !isNeeded(end)).map(({ sha }) => sha),
      ...everDelivered(deliveries, since).filter((sha) => isUnread(sha) && !isOpen.has(sha) && !unread.includes(sha)),
    ],
  };
}

/** A parent that was not read: whether tip or deliveries lead to it, and whether every seed is known to hold it. */
type End = { readonly sha: string; readonly at: EpochMs; readonly isBehind: boolean; readonly isHeld: boolean };

function endsOf(
  { commits, older, missing }: Reading,
  graph: Graph,
  { roots, seeds }: { roots: readonly string[]; seeds: readonly string[] },
): End[] {
  const behind = new Uint8Array(graph.commits.length);
  for (const sha of roots) graph.reach(sha, behind);
  const held = seeds.map((sha) => {
    const seen = new Uint8Array(graph.commits.length);
    graph.reach(sha, seen);
    return seen;
  });
  const ends = new Map<string, { at: EpochMs; isBehind: boolean; by: boolean[] }>();
  for (const [place, { sha }] of graph.commits.entries()) {
    for (const [parent, at] of commits.get(sha)?.parentDates ?? []) {
      if (commits.has(parent) || older.has(parent) || missing.has(parent)) continue;
      const end = ends.get(parent) ?? { isBehind: false, by: seeds.map(() => false) };
      const by = end.by.map((isHeld, seed) => isHeld || held[seed]?.[place] === 1);
      ends.set(parent, { at, isBehind: end.isBehind || behind[place] === 1, by });
    }
  }
  return [...ends].map(([sha, { by, ...end }]) => ({ sha, ...end, isHeld: by.every((isHeld) => isHeld) }));
}

type Delivered = { readonly sha: string; readonly at: EpochMs };

/** The commits of everything that counts as a delivery, whichever source is chosen later. */
export function deliveredCommits({ deployments, workflowRuns, releases, tags }: Deliveries, plan: Plan): Delivered[] {
  const found = [
    ...deployments
      .filter(({ environment }) => matchesAny(plan.environments, environment))
      .map((each) => ({ sha: each.sha, at: succeededAt(each) })),
    ...workflowRuns
      .filter(({ workflow, event }) => matchesAny(plan.workflows, workflow) && !event.startsWith('pull_request'))
      .map((each) => ({ sha: each.sha, at: runSucceededAt(each) })),
    ...releases
      .filter(({ isDraft, isPrerelease }) => !isDraft && !isPrerelease)
      .map(({ sha, publishedAt: at }) => ({ sha, at })),
    ...tags.filter(({ name }) => isVersionTag(name, plan.tags)).map(({ sha, at }) => ({ sha, at })),
  ];
  return found.flatMap(({ sha, at }) => (sha === null || at === null ? [] : [{ sha, at }]));
}

/** The commits of whatever was made to be delivered before that moment, whether it was or not. */
export function everDelivered({ deployments, workflowRuns, releases, tags }: Deliveries, before: EpochMs): string[] {
  const old = [
    ...deployments.filter(({ createdAt }) => createdAt < before),
    ...workflowRuns.filter(({ createdAt }) => createdAt < before),
    ...releases.filter(({ publishedAt }) => publishedAt !== null && publishedAt < before),
    ...tags.filter(({ at }) => at < before),
  ];
  return [...new Set(old.flatMap(({ sha }) => sha ?? []))];
}

/** As much of a history as `horizonOf` looks at. */
function historyOf({ tip, deliveries }: Reading, { commits }: Graph): History {
  const unknown = { repository: '', url: null, source: 'github', defaultBranch: '', branch: '', edge: [] } as const;
  const nothing = { seenUntil: 0, gaps: [], requests: 0, points: 0, pullRequests: [], issues: [] } as const;
  const unread = {
    tracedWith: null,
    extraction: EXTRACTION,
    ruleFiles: null,
    requiredChecks: null,
    scaffolding: null,
  } as const;
  const { coverage, deployments, workflowRuns, releases, tags } = deliveries;
  return { ...unknown, ...nothing, ...unread, tip, commits, coverage, deployments, workflowRuns, releases, tags };
}
