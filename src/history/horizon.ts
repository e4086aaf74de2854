import type { Coverage } from './coverage.ts';
import type { GitHubDeployment, WorkflowRun } from './delivered.ts';
import type { Graph } from './graph.ts';
import { graphOf } from './graph.ts';
import type { History } from './model.ts';
import { matchesAny } from './pattern.ts';
import type { Plan } from './plan.ts';
import { floorOf } from './plan.ts';
import type { EpochMs } from './time.ts';
import { windowBefore } from './time.ts';
import { isVersionTag } from './version-tags.ts';

/** The last delivery of one kind before the previous window: what it contains was there before. */
export type Seed = {
  readonly sha: string | null;
  /** When its commit was committed; `null`: that commit was not read. */
  readonly committedAt: EpochMs | null;
};

/** What of a history tells its seeds. */
type Deliveries = Pick<History, 'deployments' | 'workflowRuns' | 'releases' | 'tags' | 'coverage'>;

type Delivery = { readonly at: EpochMs; readonly sha: string | null };

/**
 * The moment from which on everything has to be known: the commit date of the last delivery before the previous window,
 * the earliest of them where several kinds (deployments, runs, releases, tags) have one. At most 180 days before the
 * previous window, which is also the answer for a delivery whose commit was not read; that window's start if there is
 * no such delivery. `graph` spares the work of making it again.
 */
export function horizonOf(history: History, plan: Plan, graph = graphIn(history)): EpochMs {
  const floor = floorOf(plan);
  const dates = seedsOf(history, plan, graph).map(({ committedAt }) => committedAt ?? floor);
  return Math.max(floor, Math.min(windowBefore(plan.window).since, ...dates));
}

/** Whether nothing that could still be read of this history would make its horizon earlier. */
export function isHorizonFinal(history: History, plan: Plan, graph = graphIn(history)): boolean {
  return deliveryKinds(history, plan).every(({ coverage, deliveries }) => {
    const isRead = typeof coverage !== 'object' || coverage.since <= floorOf(plan);
    return isRead || seedOf(deliveries, { graph, plan }) !== null;
  });
}

/**
 * The seed of every kind that has one at most 180 days before the previous window: its last delivery whose commit lies
 * in the delivery branch, else its last one.
 */
export function seedsOf(history: History, plan: Plan, graph = graphIn(history)): Seed[] {
  return deliveryKinds(history, plan).flatMap(({ deliveries }) => seedOf(deliveries, { graph, plan }) ?? []);
}

/**
 * Commits that were not read and, if they lay in the delivery branch, would be a seed's: those of deliveries in a seed's
 * reach that are later than the last one known to lie there; of all in reach where none is known to.
 */
export function rivalsOf(deliveries: Deliveries, plan: Plan, graph: Graph): string[] {
  return deliveryKinds(deliveries, plan).flatMap((kind) => {
    const inReach = reachOf(kind.deliveries, plan);
    const later = inReach.slice(inReach.findLastIndex(({ sha }) => sha !== null && graph.isInBranch(sha)) + 1);
    return later.flatMap(({ sha }) => (sha === null || graph.get(sha) !== undefined ? [] : [sha]));
  });
}

/** The commits of everything that counts as a delivery, whichever kind is chosen later, delivered at `since` or later. */
export function deliveredSince(history: History, plan: Plan, since: EpochMs): string[] {
  const deliveries = deliveryKinds(history, plan).flatMap((kind) => kind.deliveries);
  return deliveries.filter(({ at }) => at >= since).flatMap(({ sha }) => sha ?? []);
}

/** When a deployment first succeeded; `null`: it never did. */
export function succeededAt({ statuses }: GitHubDeployment): EpochMs | null {
  return earliest(statuses.filter(({ state }) => state === 'SUCCESS').map(({ at }) => at));
}

/** When a run first succeeded; `null`: it never did. */
export function runSucceededAt({ attempts }: WorkflowRun): EpochMs | null {
  const successes = attempts.filter(({ conclusion }) => conclusion.toLowerCase() === 'success');
  return earliest(successes.map(({ completedAt }) => completedAt));
}

function deliveryKinds(history: Deliveries, plan: Plan): { coverage: Coverage; deliveries: Delivery[] }[] {
  const deployments = history.deployments.filter(({ environment }) => matchesAny(plan.environments, environment));
  const runs = history.workflowRuns.filter(
    ({ workflow, event }) => !event.startsWith('pull_request') && matchesAny(plan.workflows, workflow),
  );
  const releases = history.releases.filter(({ isDraft, isPrerelease }) => !isDraft && !isPrerelease);
  const tags = history.tags.filter(({ name }) => isVersionTag(name, plan.tags));
  const { coverage } = history;
  return [
    { coverage: coverage.deployments, deliveries: dated(deployments, succeededAt) },
    { coverage: coverage.workflowRuns, deliveries: dated(runs, runSucceededAt) },
    { coverage: coverage.releases, deliveries: dated(releases, ({ publishedAt }) => publishedAt) },
    { coverage: coverage.tags, deliveries: dated(tags, ({ at }) => at) },
  ];
}

function dated<Item extends { readonly sha: string | null }>(
  items: readonly Item[],
  atOf: (item: Item) => EpochMs | null,
): Delivery[] {
  return items.flatMap((item) => {
    const at = atOf(item);
    return at === null ? [] : [{ at, sha: item.sha }];
  });
}

function seedOf(deliveries: readonly Delivery[], { graph, plan }: { graph: Graph; plan: Plan }): Seed | null {
  const inReach = reachOf(deliveries, plan);
  const seed = inReach.findLast(({ sha }) => sha !== null && graph.isInBranch(sha)) ?? inReach.at(-1);
  if (seed === undefined) return null;
  return { sha: seed.sha, committedAt: seed.sha === null ? null : (graph.get(seed.sha)?.committedAt ?? null) };
}

/** Those that may be a seed: at most 180 days before the previous window, in order of time. */
function reachOf(deliveries: readonly Delivery[], plan: Plan): Delivery[] {
  const [from, to] = [floorOf(plan), windowBefore(plan.window).since];
  return deliveries.filter(({ at }) => at >= from && at < to).toSorted((a, b) => a.at - b.at);
}

function graphIn({ commits, tip }: History): Graph {
  return graphOf(commits, tip);
}

function earliest(moments: readonly EpochMs[]): EpochMs | null {
  return moments.length === 0 ? null : Math.min(...moments);
}
