/** The index: which pull requests there are, when they changed last, and when they ended. */
import type { EpochMs } from '../history/time.ts';
import type { Refusal } from './answers.ts';
import type { Door } from './door.ts';
import type { PagesRead } from './list-pages.ts';
import { readPages } from './list-pages.ts';
import type { Indexed } from './pull-requests-replies.ts';
import { indexReply } from './pull-requests-replies.ts';
import { PULL_REQUEST_INDEX } from './queries/pull-request-index.ts';

export type IndexPlan = {
  readonly owner: string;
  readonly name: string;
  /** Pull requests that were not updated since are left out. */
  readonly since: () => Promise<EpochMs>;
  /** Later than any `since` that may come: until there nobody has to wait for it. */
  readonly noLaterThan: EpochMs;
  readonly startedAt: EpochMs;
  /** Whether open pull requests are read however long ago they were updated. */
  readonly withOldOpen: boolean;
};

export type IndexRead = {
  /** The latest state of each. */
  readonly entries: readonly Indexed[];
  /** What happened since is known; `null`: as far as was asked. */
  readonly readSince: EpochMs | null;
  readonly refusal: Refusal | null;
  /** How many of them GitHub did not show. */
  readonly hidden: number;
};

const PAGE_SIZE = 100;

/** A busy repository never stands still: what changes even later is read by the next run. */
const MOST_ROUNDS = 5;

/**
 * Reads the index from the latest update down. A pull request that is updated while pages are turned jumps to the first
 * one, maybe over the page that was about to be read: so the first page is read again until nothing on it is new, unless
 * there was but one.
 */
export async function readIndex(door: Door, plan: IndexPlan): Promise<IndexRead> {
  const found = new Map<number, Indexed>();
  let hidden = 0;
  const add = (read: PagesRead<Indexed>): void => {
    hidden += read.hidden;
    for (const entry of read.nodes) {
      const known = found.get(entry.number);
      if (known === undefined || known.updatedAt <= entry.updatedAt) found.set(entry.number, entry);
    }
  };
  const cutAt = (refusal: Refusal, readSince: EpochMs): IndexRead => ({
    entries: [...found.values()],
    readSince,
    refusal,
    hidden,
  });

  const down = await readDown(door, plan, async (nodes) => {
    const last = nodes.at(-1)?.updatedAt ?? Infinity;
    return last < plan.noLaterThan && last < (await plan.since());
  });
  add(down);
  const refused = refusalIn(down);
  if (refused !== null) {
    // Between two pages a pull request may have jumped away, and nothing more can be asked.
    const isOnePage = down.nodes.length > 0 && down.nodes.length <= PAGE_SIZE;
    return cutAt(refused, isOnePage ? (down.nodes.at(-1)?.updatedAt ?? 0) + 1 : plan.startedAt + 1);
  }

  let pages = Math.ceil(down.nodes.length / PAGE_SIZE);
  if (plan.withOldOpen && down.stop !== 'end') {
    const since = await plan.since();
    const up = await readUp(door, plan, (nodes) => (nodes.at(-1)?.updatedAt ?? 0) >= since);
    add(up);
    const stopped = refusalIn(up);
    if (stopped !== null) return cutAt(stopped, plan.startedAt + 1);
    pages++;
  }

  for (let round = 0; pages > 1 && round < MOST_ROUNDS; round++) {
    const isKnown = (entry: Indexed) => found.get(entry.number)?.updatedAt === entry.updatedAt;
    const again = await readDown(door, plan, (nodes) => nodes.some(isKnown));
    const stopped = refusalIn(again);
    const isNothingNew = again.nodes.every(isKnown);
    add(again);
    if (stopped !== null) return cutAt(stopped, plan.startedAt + 1);
    if (isNothingNew) break;
    pages = Math.ceil(again.nodes.length / PAGE_SIZE);
  }
  return { entries: [...found.values()], readSince: null, refusal: null, hidden };
}

type Enough = (nodes: readonly Indexed[]) => boolean | Promise<boolean>;

function readDown(door: Door, plan: IndexPlan, isEnough: Enough): Promise<PagesRead<Indexed>> {
  return readList(door, plan, { direction: 'DESC', states: null, isEnough });
}

function readUp(door: Door, plan: IndexPlan, isEnough: Enough): Promise<PagesRead<Indexed>> {
  return readList(door, plan, { direction: 'ASC', states: ['OPEN'], isEnough });
}

function readList(
  door: Door,
  { owner, name }: IndexPlan,
  by: { readonly direction: 'ASC' | 'DESC'; readonly states: readonly string[] | null; readonly isEnough: Enough },
): Promise<PagesRead<Indexed>> {
  const { direction, states, isEnough } = by;
  return readPages({
    ask: async ({ size, cursor }) => {
      const answer = await door.graphql({
        name: 'PullRequestIndex',
        document: PULL_REQUEST_INDEX,
        variables: { owner, name, first: size, after: cursor, states, direction },
        schema: indexReply,
      });
      return answer.ok ? { ...answer, data: answer.data.repository.pullRequests } : answer;
    },
    isEnough,
  });
}

function refusalIn({ stop }: PagesRead<Indexed>): Refusal | null {
  return typeof stop === 'string' ? null : stop;
}
