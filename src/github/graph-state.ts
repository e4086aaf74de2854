/** What was read of the graph so far. It changes while reading, and nowhere else. */
import type { Commit } from '../history/commit.ts';
import type { EpochMs } from '../history/time.ts';
import type { ReadCommit } from './graph-reply.ts';
import type { Known } from './part.ts';

export type GraphState = {
  readonly commits: Map<string, ReadCommit>;
  /** Known to be older than everything that matters: walks may end there. */
  readonly older: Set<string>;
  /** Ids that GitHub does not show as commits. */
  readonly missing: Set<string>;
  /** What came along with others and is not needed so far. */
  readonly behind: Map<string, ReadCommit>;
  /** What was there before reading began. */
  readonly had: ReadonlySet<string>;
};

/** The state before anything was read. */
export function stateOf(known: Known | null): GraphState {
  const commits = known?.history.commits ?? [];
  return {
    commits: new Map(commits.map((commit) => [commit.sha, asRead(commit)])),
    older: new Set(known?.history.edge),
    missing: new Set(),
    behind: new Map(),
    had: new Set(commits.map(({ sha }) => sha)),
  };
}

/** A known commit: its parents are known too, or the edge. */
function asRead(commit: Commit): ReadCommit {
  return { commit, parentDates: new Map() };
}

/** Keeps what was read: for sure, or until it turns out to be needed. */
export function keep({ commits, behind }: GraphState, read: readonly ReadCommit[], isNeeded: boolean): void {
  for (const each of read) {
    const { sha } = each.commit;
    if (isNeeded) commits.set(sha, each);
    else if (!commits.has(sha)) behind.set(sha, each);
  }
}

/**
 * Moves what is wanted from what came along to what is needed, and all behind it down to the horizon; what is older
 * than the floor only ends walks. Tells whether there was any.
 */
export function take(
  { commits, older, behind }: GraphState,
  wanted: readonly string[],
  { horizon, floor }: { readonly horizon: EpochMs; readonly floor: EpochMs },
): boolean {
  const asked = new Set(wanted);
  const waiting = [...wanted];
  let isAny = false;
  for (let sha = waiting.pop(); sha !== undefined; sha = waiting.pop()) {
    const found = behind.get(sha);
    if (found === undefined || (!asked.has(sha) && found.commit.committedAt < horizon)) continue;
    isAny = true;
    behind.delete(sha);
    if (found.commit.committedAt < floor) older.add(sha);
    else {
      commits.set(sha, found);
      waiting.push(...found.commit.parents.filter((parent) => !older.has(parent)));
    }
  }
  return isAny;
}
