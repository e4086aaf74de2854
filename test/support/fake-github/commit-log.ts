/** `git log` over the fake repository's commits. */
import type { EpochMs } from '../../../src/history/time.ts';
import { snapshotOf } from './files.ts';
import type { FakeCommit } from './git-state.ts';
import type { FakeRepository } from './state.ts';

export type LogRange = {
  readonly tip: string;
  readonly since?: EpochMs | null;
  readonly until?: EpochMs | null;
  readonly path?: string | null;
};

const LOGS = new WeakMap<FakeRepository['commits'], Map<string, readonly FakeCommit[]>>();

/**
 * The commits reachable from `tip`, newest committed date first, as `git log --since --until -- path` lists them. Like
 * git it stops at a commit older than `since`: what lies behind it is not looked at, even if it is newer.
 */
export function commitLog(repository: FakeRepository, range: LogRange): readonly FakeCommit[] {
  const { commits } = repository;
  const logs = LOGS.get(commits) ?? new Map<string, readonly FakeCommit[]>();
  LOGS.set(commits, logs);
  // Commits don't change under their id; only new ones can make a log longer.
  const key = JSON.stringify([range, commits.size]);
  const known = logs.get(key);
  if (known !== undefined) return known;
  const log = walk(repository, range);
  logs.set(key, log);
  return log;
}

function walk({ commits }: FakeRepository, { tip, since, until, path }: LogRange): FakeCommit[] {
  const first = commits.get(tip);
  const seen = new Set([tip]);
  // Oldest first, so that the next commit is taken from the end.
  const waiting: FakeCommit[] = first === undefined ? [] : [first];
  const log: FakeCommit[] = [];
  for (let commit = waiting.pop(); commit !== undefined; commit = waiting.pop()) {
    if (since != null && commit.committedDate < since) continue;
    if (until == null || commit.committedDate <= until) log.push(commit);
    for (const oid of commit.parents) {
      const parent = commits.get(oid);
      if (parent === undefined || seen.has(oid)) continue;
      seen.add(oid);
      enqueue(waiting, parent);
    }
  }
  return path == null ? log : log.filter((commit) => touches(commits, commit, path));
}

function enqueue(waiting: FakeCommit[], commit: FakeCommit): void {
  let place = waiting.length;
  for (; place > 0; place -= 1) {
    const before = waiting[place - 1];
    if (before === undefined || before.committedDate < commit.committedDate) break;
  }
  waiting.splice(place, 0, commit);
}

function touches(commits: FakeRepository['commits'], commit: FakeCommit, path: string): boolean {
  if (commit.files === null) return false;
  const parent = commits.get(commit.parents[0] ?? '');
  return partOf(commits, commit, path) !== (parent === undefined ? '[]' : partOf(commits, parent, path));
}

function partOf(commits: FakeRepository['commits'], commit: FakeCommit, path: string): string {
  const files = Object.entries(snapshotOf(commits, commit));
  const inside = files.filter(([name]) => name === path || name.startsWith(`${path}/`));
  return JSON.stringify(inside.sort(([one], [other]) => (one < other ? -1 : 1)));
}
