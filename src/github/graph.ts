/** The commit graph: the delivery branch down to the horizon, and what was delivered from outside of it. */
import type { Commit } from '../history/commit.ts';
import type { Coverage } from '../history/coverage.ts';
import { floorOf } from '../history/plan.ts';
import type { EpochMs } from '../history/time.ts';
import { windowBefore } from '../history/time.ts';
import type { Refusal } from './answers.ts';
import type { Door } from './door.ts';
import { doubtsOf } from './graph-doubts.ts';
import { lostGaps, unreadGap } from './graph-gaps.ts';
import type { Need } from './graph-need.ts';
import { needOf } from './graph-need.ts';
import type { Log } from './graph-read.ts';
import { openLog, readOutside } from './graph-read.ts';
import type { GraphState } from './graph-state.ts';
import { keep, stateOf, take } from './graph-state.ts';
import type { Deliveries, PartRead, ReadContext } from './part.ts';
import { STARTS } from './queries/outside-commits.ts';

export type GraphRead = PartRead<Commit> & { readonly edge: readonly string[] };

/** So many queries follow what was delivered from outside the branch; what is not met by then is a gap. */
const MAX_WALKS = 20;

const NOTHING: GraphRead = { items: [], removed: [], coverage: 'complete', gaps: [], edge: [] };
const DOUBTFUL: GraphRead = { ...NOTHING, isDoubtful: true };

/**
 * The graph from the tip down to the horizon, which the deliveries decide, and from there on what `prune` would keep.
 * It is read by the log, whose order is by date, until no parent is missing that is young enough to matter. Commits
 * that were delivered from outside the branch are followed to it, or to the floor. With `known`: from the tip to what
 * is known; doubtful where that is not behind the tip (a rewritten branch), where the horizon moved back or may have,
 * and where something leads to commits that were pruned. Rejects as the door does.
 */
export async function readGraph(door: Door, context: ReadContext, deliveries: Deliveries): Promise<GraphRead> {
  const { tip, plan, known } = context;
  if (tip === null) return known === null || known.history.tip === null ? NOTHING : DOUBTFUL;
  if (known !== null && known.history.tip === null) return DOUBTFUL;
  const doubts = known === null ? null : doubtsOf(known, { plan, deliveries, tip });
  const state = stateOf(known);
  const log = openLog(door, context, tip);
  const floor = floorOf(plan);
  const isSoFarNeeded = () =>
    known === null ? isSince(log, windowBefore(plan.window).since) : !state.commits.has(tip);
  const end = (need: Need, refused: Refusal | null) =>
    doubts?.isRewritten(need) === true || doubts?.isHorizonUnsure(need, state.missing) === true
      ? DOUBTFUL
      : done(state, need, refused);
  for (let walks = 0; ; ) {
    const refused = await readLog(log, state, { isNeeded: isSoFarNeeded, root: known === null ? null : tip });
    if (refused !== null) return cutShort(state, log, refused);
    const need = needOf({ ...state, tip, deliveries, plan });
    if (doubts?.isDoubtful(need) === true) return DOUBTFUL;
    const wanted = [...new Set([...need.open.map(({ sha }) => sha), ...need.seeds])];
    if (take(state, wanted, { horizon: need.horizon, floor })) continue;
    if (isInLog(need, log, { isWhole: known === null, floor })) {
      const page = await log.next();
      if ('ok' in page) return cutShort(state, log, page);
      keep(state, page, known === null);
      continue;
    }
    if (wanted.length > 0 && walks < MAX_WALKS) {
      walks++;
      const outside = await readOutside(door, context, { shas: wanted.slice(0, STARTS) });
      if ('ok' in outside) return end(need, outside);
      keep(state, outside.found, false);
      for (const sha of wanted.slice(0, STARTS)) if (!state.behind.has(sha)) state.missing.add(sha);
      continue;
    }
    return end(need, null);
  }
}

function isSince({ last }: Log, moment: EpochMs): boolean {
  return last === null || last >= moment;
}

/** Reads the log as long as there is no question that it is needed. */
async function readLog(
  log: Log,
  state: GraphState,
  { isNeeded, root }: { readonly isNeeded: () => boolean; readonly root: string | null },
): Promise<Refusal | null> {
  while (!log.isEnded && isNeeded()) {
    const page = await log.next();
    if ('ok' in page) return page;
    keep(state, page, root === null);
    if (root !== null) take(state, [root], { horizon: Infinity, floor: -Infinity });
  }
  return null;
}

/** Whether the next page of the log holds, or may hold, what is needed: it is in the order of dates. */
function isInLog(
  { open, seeds, dates, horizon }: Need,
  { last, isEnded }: Log,
  { isWhole, floor }: { readonly isWhole: boolean; readonly floor: EpochMs },
): boolean {
  if (isEnded || last === null) return false;
  if (isWhole && (last >= horizon || (seeds.length > 0 && last >= floor))) return true;
  return open.some(({ at }) => at !== null && at <= last) || (isWhole && dates.some((at) => at <= last));
}

function done(state: GraphState, { open, seeds, edge }: Need, refused: Refusal | null): GraphRead {
  const lost = [...open.map(({ sha }) => sha), ...seeds, ...state.missing];
  return { ...NOTHING, items: itemsOf(state), edge, gaps: lostGaps(lost, refused) };
}

/** What was read of the log is whole down to its last commit. */
function cutShort(state: GraphState, { last }: Log, refused: Refusal): GraphRead {
  const coverage: Coverage = last === null ? 'unreadable' : { since: last };
  return { ...NOTHING, items: itemsOf(state), coverage, gaps: [unreadGap(last, refused)] };
}

function itemsOf({ commits, had }: GraphState): Commit[] {
  return [...commits.values()].flatMap(({ commit }) => (had.has(commit.sha) ? [] : [commit]));
}
