/** The pull requests part: the index first, then the details of what has to be read. */
import type { PullRequest } from '../history/pull-request.ts';
import type { EpochMs, Ms } from '../history/time.ts';
import { MS_PER_MINUTE, windowBefore } from '../history/time.ts';
import { readDetails } from './details.ts';
import type { Door } from './door.ts';
import { isWanted } from './index-bound.ts';
import { readIndex } from './index-pages.ts';
import { newestChanges } from './newest-changes.ts';
import type { PartRead, ReadContext } from './part.ts';
import { outcomeOf } from './pull-requests-outcome.ts';
import type { Indexed } from './pull-requests-replies.ts';

export type PullRequestsRead = PartRead<PullRequest, number> & {
  /** The items, and those of `known` that are not removed, are right if they were not updated since. */
  readonly resumeFrom: EpochMs;
};

/** Pull requests from a read that was cut short: those that were not updated since `asOf` need not be read again. */
export type Resumable = { readonly items: readonly PullRequest[]; readonly asOf: EpochMs };

export type PullRequestsPlan = {
  /** From where on they matter (`boundOf`): known once the graph was read, or from what is known. */
  readonly bound: Promise<EpochMs>;
  readonly resumable: Resumable | null;
  readonly elapsed: () => Ms;
};

/** Clocks within GitHub differ, and its index lags: everything since a little earlier is read again. */
export const OVERLAP_MS: Ms = 10 * MS_PER_MINUTE;

/**
 * Reads pull requests into any branch. Anew: all that are open, however old, and all that ended at the bound or later.
 * With `known`: those updated since. One that can't be read makes the part incomplete: only what happened after its
 * last event is covered, so that no figure counts without it.
 */
export async function readPullRequests(
  door: Door,
  context: ReadContext,
  plan: PullRequestsPlan,
): Promise<PullRequestsRead> {
  return context.known === null
    ? readAnew(door, context, plan)
    : readChanged(door, { ...context, known: context.known }, plan);
}

async function readAnew(
  door: Door,
  context: ReadContext,
  { bound, resumable, elapsed }: PullRequestsPlan,
): Promise<PullRequestsRead> {
  const { owner, name, branch, repository, startedAt, log } = context;
  const { since: noLaterThan } = windowBefore(context.plan.window);
  const index = await readIndex(door, {
    owner,
    name,
    since: () => bound,
    noLaterThan,
    startedAt,
    withOldOpen: true,
  });
  const from = await bound;
  const unchanged = new Map(
    (resumable?.items ?? []).map((item) => [item.number, { item, asOf: resumable?.asOf ?? 0 }] as const),
  );
  const wanted = index.entries.filter((entry) => isWanted(entry, from));
  const isCurrent = ({ number, updatedAt }: Indexed) => updatedAt < (unchanged.get(number)?.asOf ?? -Infinity);
  const missing = wanted.filter((entry) => !isCurrent(entry));
  log(`Reading ${missing.length} pull requests …`);
  const details = await readDetails(door, inOrderOfNeed(missing), {
    repository,
    traces: context.plan.traces,
    sections: context.plan.evidenceSections,
    withEvidence: newestChanges(branch, { known: [], indexed: wanted }),
    elapsed,
  });
  const kept = wanted.filter(isCurrent).flatMap(({ number }) => unchanged.get(number)?.item ?? []);
  return {
    items: [...kept, ...details.items],
    removed: [],
    ...outcomeOf({ index, details, startedAt }),
    resumeFrom: startedAt - OVERLAP_MS,
  };
}

async function readChanged(
  door: Door,
  context: ReadContext & { readonly known: NonNullable<ReadContext['known']> },
  { bound, elapsed }: PullRequestsPlan,
): Promise<PullRequestsRead> {
  const { owner, name, branch, repository, startedAt, known } = context;
  const { history, since } = known;
  const index = await readIndex(door, {
    owner,
    name,
    since: () => Promise.resolve(since),
    noLaterThan: Infinity,
    startedAt,
    withOldOpen: false,
  });
  const from = await bound;
  const numbers = new Set(history.pullRequests.map(({ number }) => number));
  const changed = index.entries.filter(
    (entry) => entry.updatedAt >= since && (isWanted(entry, from) || numbers.has(entry.number)),
  );
  const details = await readDetails(door, inOrderOfNeed(changed), {
    repository,
    traces: context.plan.traces,
    sections: context.plan.evidenceSections,
    withEvidence: newestChanges(branch, { known: history.pullRequests, indexed: changed }),
    elapsed,
  });
  return {
    items: details.items,
    // What changed and could not be read is not as it was known.
    removed: [...details.gone, ...[...details.left.keys()].map(({ number }) => number)],
    ...outcomeOf({ index, details, startedAt }),
    resumeFrom: index.readSince === null ? startedAt - OVERLAP_MS : since,
  };
}

/** Open ones first, then those that ended last: where the reading stops, what follows has ended before. */
function inOrderOfNeed(entries: readonly Indexed[]): Indexed[] {
  const endOf = ({ state, mergedAt, closedAt }: Indexed) =>
    state === 'OPEN' ? Infinity : (mergedAt ?? closedAt ?? Infinity);
  return entries.toSorted((a, b) => {
    const [first, second] = [endOf(a), endOf(b)];
    return first === second ? b.number - a.number : second - first;
  });
}
