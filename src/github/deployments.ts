/** GitHub deployments to the environments that count as production. */
import type { GitHubDeployment } from '../history/delivered.ts';
import { matchesAny } from '../history/pattern.ts';
import { floorOf } from '../history/plan.ts';
import type { EpochMs } from '../history/time.ts';
import { MS_PER_DAY, windowBefore } from '../history/time.ts';
import type { Refusal } from './answers.ts';
import { deploymentsById, listDeployments, withStatuses } from './deployments-read.ts';
import type { ShownDeployment } from './deployments-reply.ts';
import { isTerminal } from './deployments-reply.ts';
import type { Door } from './door.ts';
import { readEnvironments } from './environments.ts';
import type { PagesRead } from './list-pages.ts';
import type { Known, PartRead, ReadContext } from './part.ts';
import { earliestOf, outcomeOf, refusedGap } from './part-gaps.ts';

/** A status may come this long after the deployment was created: late failures, clean-ups. */
const LATE_DAYS = 30;

export type DeploymentsRead = PartRead<GitHubDeployment> & {
  /** All environments, those that don't match too, by name. */
  readonly environments: readonly string[];
};

/**
 * Deployments to environments that fit the plan's patterns, each with all its statuses. A full read goes back to 30
 * days before what was live when the previous window began (for every such environment, what was live then), at most
 * to the floor. With `known`: what was created up to 30 days before its watermark, and by id what had not ended by then.
 * Where environments can't be listed, every deployment is read, and filtered here. Rejects as the door does.
 */
export async function readDeployments(door: Door, context: ReadContext): Promise<DeploymentsRead> {
  const { known, plan } = context;
  const unfinished = known === null ? [] : unfinishedIn(known);
  const [listed, late] = await Promise.all([readEnvironments(door, context), deploymentsById(door, unfinished)]);
  const matching = listed.names.filter((name) => matchesAny(plan.environments, name));
  // A plan without environments (private, free) lists none although there are deployments.
  const isFiltered = listed.refused === null && listed.names.length > 0;
  const list = isFiltered && matching.length === 0 ? NOTHING : await read(door, context, isFiltered ? matching : null);
  const isWanted = ({ environment }: { environment: string | null }) =>
    environment !== null && matchesAny(plan.environments, environment);
  const lately = 'ok' in late ? { shown: [], removed: [] } : late;
  const shown = new Map([...list.nodes, ...lately.shown].filter(isWanted).map((each) => [each.id, each]));
  const whole = await withStatuses(door, [...shown.values()]);
  const seen = [...listed.names, ...list.nodes.flatMap(({ environment }) => environment ?? [])];
  const environments = [...new Set(seen)].sort();
  const refused = 'ok' in late ? late : 'ok' in whole ? whole : null;
  if (refused !== null || 'ok' in whole) return { ...unreadable(refused), environments };
  const { coverage, gaps } = outcomeOf('deployments', list, earliestOf(list.nodes.map(({ createdAt }) => createdAt)));
  const isWhole = coverage === 'complete' && list.hidden === 0;
  return {
    items: whole.map(({ deployment }) => deployment),
    removed: [...lately.removed, ...(known !== null && isWhole ? goneFrom(known, shown) : [])],
    coverage,
    gaps,
    environments,
  };
}

const NOTHING: PagesRead<ShownDeployment> = { nodes: [], hidden: 0, stop: 'end' };

function unreadable(refused: Refusal | null): Omit<DeploymentsRead, 'environments'> {
  const gaps = refused === null ? [] : [refusedGap('deployments', 'deployments', refused)];
  return { items: [], removed: [], coverage: 'unreadable', gaps };
}

function lateSince(known: Known): EpochMs {
  return known.since - LATE_DAYS * MS_PER_DAY;
}

function unfinishedIn(known: Known): string[] {
  const old = known.history.deployments.filter(({ createdAt }) => createdAt < lateSince(known));
  return old.filter((each) => !isTerminal(each)).map(({ id }) => id);
}

/** Known deployments from the time that was read again that were not there any more. */
function goneFrom(known: Known, shown: ReadonlyMap<string, ShownDeployment>): string[] {
  const again = known.history.deployments.filter(({ createdAt }) => createdAt >= lateSince(known));
  return again.filter(({ id }) => !shown.has(id)).map(({ id }) => id);
}

async function read(
  door: Door,
  context: ReadContext,
  environments: readonly string[] | null,
): Promise<PagesRead<ShownDeployment>> {
  const { known, plan } = context;
  const isPast = (at: EpochMs) => (shown: readonly ShownDeployment[]) => (shown.at(-1)?.createdAt ?? Infinity) < at;
  if (known !== null) return listDeployments(door, context, { environments, isEnough: isPast(lateSince(known)) });
  const isWanted = ({ environment }: ShownDeployment) => matchesAny(plan.environments, environment ?? '');
  const isEnough = (shown: readonly ShownDeployment[]) => isPast(downTo(shown.filter(isWanted), context))(shown);
  const list = await listDeployments(door, context, { environments, isEnough });
  if (list.stop !== 'enough' || isPast(floorOf(plan))(list.nodes)) return list;
  // Environments that nothing was live in so far: they are quiet, so their own list is short.
  const quiet = (environments ?? []).filter((name) => liveIn(list.nodes, { name, context }) === null);
  if (quiet.length === 0) return list;
  const hasAll = (shown: readonly ShownDeployment[]) =>
    isPast(floorOf(plan))(shown) || quiet.every((name) => liveIn(shown, { name, context }) !== null);
  const more = await listDeployments(door, context, { environments: quiet, isEnough: hasAll });
  return { nodes: [...list.nodes, ...more.nodes], hidden: list.hidden + more.hidden, stop: more.stop };
}

/** 30 days before the date of the commit that was live when the previous window began; the floor if none is known yet. */
function downTo(shown: readonly ShownDeployment[], { plan }: ReadContext): EpochMs {
  const before = windowBefore(plan.window).since;
  const successes = shown.filter((each) => wasLiveBefore(each, before));
  const live = successes.toSorted((a, b) => (firstSuccess(a) ?? 0) - (firstSuccess(b) ?? 0)).at(-1);
  if (live?.commit == null) return floorOf(plan);
  return Math.max(floorOf(plan), Math.min(before, live.commit.committedDate) - LATE_DAYS * MS_PER_DAY);
}

function liveIn(
  shown: readonly ShownDeployment[],
  { name, context }: { name: string; context: ReadContext },
): ShownDeployment | null {
  const before = windowBefore(context.plan.window).since;
  return shown.find((each) => each.environment === name && wasLiveBefore(each, before)) ?? null;
}

function wasLiveBefore(each: ShownDeployment, before: EpochMs): boolean {
  const at = firstSuccess(each);
  return at !== null && at < before;
}

function firstSuccess({ statuses }: ShownDeployment): EpochMs | null {
  return earliestOf(statuses.nodes.flatMap((status) => (status?.state === 'SUCCESS' ? [status.createdAt] : [])));
}
