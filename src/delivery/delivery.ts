/** The derived truth, computed once: what every metric starts from. */
import type { Settings } from '../config/settings.ts';
import type { Commit } from '../history/commit.ts';
import type { Graph } from '../history/graph.ts';
import { graphOf } from '../history/graph.ts';
import type { History } from '../history/model.ts';
import { isAutomation, isIgnored } from '../history/people.ts';
import type { Plan } from '../history/plan.ts';
import { floorOf } from '../history/plan.ts';
import type { PullRequest } from '../history/pull-request.ts';
import type { EpochMs, Window } from '../history/time.ts';
import { windowBefore } from '../history/time.ts';
import type { Change, Shipment } from './change.ts';
import type { Choice } from './choice.ts';
import { choose } from './choice.ts';
import type { Deployment } from './deployment.ts';
import type { Failure } from './failures.ts';
import { failuresAsOf, signalsOf } from './failures.ts';
import { fixesOf } from './fixes.ts';
import type { Mapping } from './mapping.ts';
import { mappingOf } from './mapping.ts';
import type { Membership } from './membership.ts';
import { membershipOf } from './membership.ts';
import { mergesOf } from './merges.ts';
import type { Resolver } from './references.ts';
import { resolverOf } from './references.ts';
import type { Work } from './rework.ts';
import { isRework, worksOf } from './rework.ts';
import { rolloutsOf } from './rollouts.ts';
import type { FailureSignal } from './signal.ts';
import { stagesOf } from './stages.ts';
import { startOf } from './starts.ts';
import { undosOf } from './undos.ts';

export type Delivery = {
  readonly history: History;
  readonly settings: Settings;
  readonly plan: Plan;
  readonly graph: Graph;
  readonly window: Window;
  readonly previousWindow: Window;
  readonly choice: Choice;
  /** In order of merging. */
  readonly changes: readonly Change[];
  readonly backports: readonly PullRequest[];
  readonly directCommits: readonly Commit[];
  /** In order of success. */
  readonly deployments: readonly Deployment[];
  readonly signals: readonly FailureSignal[];
  /** Failed deployments by id, as they were known at a moment. */
  failuresAsOf(asOf: EpochMs): ReadonlyMap<string, Failure>;
  /** What a deployment shipped, by why it was done. */
  workOf(deployment: Deployment): Work;
  isRework(deployment: Deployment): boolean;
  /** Finds what numbers, commit ids and names stand for. */
  readonly resolver: Resolver;
};

/** Reads deliveries, what they shipped and how they fared out of a history. Nothing at or after the window's end exists. */
export function deliveryOf(whole: History, settings: Settings, plan: Plan): Delivery {
  const { window } = plan;
  const history = until(whole, window.until);
  const graph = graphOf(history.commits, history.tip);
  const { pullRequests } = history;
  const membership = membershipOf(history, graph);
  const choice = choose(history, settings, { floor: floorOf(plan), window });
  const mapping = mappedBy({ history, graph, membership, choice, until: window.until });
  const resolver = resolverOf({ graph, pullRequests, membership, mapping });
  const outside = history.commits
    .filter(({ sha }) => mapping.shippedCommits.has(sha) && !graph.isInBranch(sha))
    .toSorted((a, b) => (a.sha < b.sha ? -1 : 1));
  const undoing = { pullRequests, directCommits: [...membership.directCommits, ...outside], branch: history.branch };
  const undos = undosOf(undoing, resolver);
  const hotfixes = fixesOf(pullRequests, settings);
  const signals = signalsOf({ history, settings, graph, choice, mapping, resolver, undos, hotfixes });
  const { people } = settings;
  const changes = membership.changes.flatMap((each) =>
    changeOf(each, { mapping, graph, settings, until: window.until }),
  );
  const workOf = worksOf({ pullRequests, graph, people, undos, hotfixes, shippedBy: mapping.shippedBy });
  const failures = new Map<EpochMs, ReadonlyMap<string, Failure>>();
  return {
    history,
    settings,
    plan,
    graph,
    window,
    previousWindow: windowBefore(window),
    choice,
    changes,
    backports: membership.backports,
    directCommits: membership.directCommits,
    deployments: mapping.deployments,
    signals,
    failuresAsOf(asOf) {
      const known = failures.get(asOf) ?? failuresAsOf(signals, asOf);
      failures.set(asOf, known);
      return known;
    },
    workOf,
    isRework: (deployment) => isRework(deployment, workOf(deployment)),
    resolver,
  };
}

/** The history without what began at or after `end`. */
function until(history: History, end: EpochMs): History {
  const pullRequests = history.pullRequests.filter(({ createdAt }) => createdAt === null || createdAt < end);
  const issues = history.issues.filter(({ createdAt }) => createdAt < end);
  return { ...history, pullRequests, issues };
}

function mappedBy(from: {
  history: History;
  graph: Graph;
  membership: Membership;
  choice: Choice;
  until: EpochMs;
}): Mapping {
  const { history, graph, membership, choice, until } = from;
  if (choice.source === 'merges') return mergesOf({ history, graph, membership, until });
  const { showsRollbacks, delivered } = choice;
  const rollouts = rolloutsOf(delivered.successes, { history, graph, showsRollbacks });
  return mappingOf(rollouts, { graph, membership, pullRequests: history.pullRequests });
}

function changeOf(
  pullRequest: PullRequest,
  from: { mapping: Mapping; graph: Graph; settings: Settings; until: EpochMs },
): Change[] {
  const { number, mergedAt, author } = pullRequest;
  if (mergedAt === null || mergedAt >= from.until) return [];
  const { people } = from.settings;
  const isByAutomation = isAutomation(author, people);
  const isCounted = !isByAutomation && !isIgnored(author, people);
  const shipment = shipmentOf(pullRequest, from);
  const start = startOf(pullRequest);
  const change = { number, pullRequest, mergedAt, ...start, isAutomation: isByAutomation, isCounted, shipment };
  return [{ ...change, stages: stagesOf(change, people) }];
}

function shipmentOf(
  { number, mergedAt, mergeCommit }: PullRequest,
  from: { mapping: Mapping; graph: Graph },
): Shipment {
  const deployment = from.mapping.shippedBy.get(number);
  if (deployment !== undefined)
    return { state: 'shipped', deployment, at: Math.max(deployment.at, mergedAt ?? deployment.at) };
  const because = from.mapping.unmapped.get(number);
  if (because !== undefined) return { state: 'unmapped', because };
  if (mergeCommit === null) return { state: 'unmapped', because: 'its merge commit is not known' };
  if (from.graph.isInBranch(mergeCommit)) return { state: 'waiting' };
  return { state: 'unmapped', because: 'its merge commit is not in the history of the delivery branch' };
}
