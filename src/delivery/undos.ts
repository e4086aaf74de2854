/** Pull requests and direct commits that undo earlier work, or restore what was undone. */
import type { Commit, Reference } from '../history/commit.ts';
import type { PullRequest } from '../history/pull-request.ts';
import { directionOf, withoutNumber } from '../history/text.ts';
import type { EpochMs } from '../history/time.ts';
import type { Resolver } from './references.ts';
import { countUntil, groupedBy } from './timeline.ts';

/** What was undone: a pull request, or a commit that belongs to none. */
export type Target = { readonly pullRequest: PullRequest } | { readonly commit: string };

export type Undo = {
  /** `#12`, or a commit id. */
  readonly by: Target;
  readonly at: EpochMs;
  /** `restores`: it undoes an undo, so that the work it is about is back. */
  readonly direction: 'reverts' | 'restores';
  readonly targets: readonly Target[];
};

type Candidate = {
  readonly key: string;
  readonly by: Target;
  readonly at: EpochMs;
  readonly title: string;
  /** The branch it went into. */
  readonly branch: string | null;
  readonly reverts: readonly Reference[];
};

/**
 * Every merged pull request and direct commit that says it reverts something, oldest first. A title `Revert "T"` that
 * names nothing means the latest earlier one titled T. The revert of a revert restores, and its own revert reverts.
 */
export function undosOf(
  from: { pullRequests: readonly PullRequest[]; directCommits: readonly Commit[]; branch: string },
  resolver: Resolver,
): Undo[] {
  const candidates = candidatesOf(from).toSorted((a, b) => a.at - b.at);
  const latestTitled = titlesOf(candidates);
  const undos = new Map<string, Undo>();
  for (const candidate of candidates) {
    if (candidate.reverts.length === 0) continue;
    const targets = targetsOf(candidate, { resolver, latestTitled });
    const undone = targets.map((target) => undos.get(keyOf(target))).find((each) => each !== undefined);
    const direction = undone === undefined ? (directionOf(candidate.title) ?? 'reverts') : opposite(undone.direction);
    undos.set(candidate.key, { by: candidate.by, at: candidate.at, direction, targets });
  }
  return [...undos.values()];
}

/** The name of a pull request or commit as people write it. */
export function keyOf(target: Target): string {
  return 'pullRequest' in target ? `#${target.pullRequest.number}` : target.commit;
}

function opposite(direction: Undo['direction']): Undo['direction'] {
  return direction === 'reverts' ? 'restores' : 'reverts';
}

function candidatesOf(from: {
  pullRequests: readonly PullRequest[];
  directCommits: readonly Commit[];
  branch: string;
}): Candidate[] {
  // Of one moment: pull requests by number, then commits in the order given, so that ties are always settled alike.
  const pullRequests = from.pullRequests
    .toSorted((a, b) => a.number - b.number)
    .flatMap((pullRequest) => {
      if (pullRequest.state !== 'MERGED' || pullRequest.mergedAt === null) return [];
      const { title, mergedAt: at, reverts, baseBranch: branch } = pullRequest;
      return [{ key: `#${pullRequest.number}`, by: { pullRequest }, at, title, branch, reverts }];
    });
  const commits = from.directCommits.map(({ sha, headline: title, committedAt: at, reverts }) => {
    return { key: sha, by: { commit: sha }, at, title, branch: from.branch, reverts };
  });
  return [...pullRequests, ...commits];
}

function targetsOf(
  candidate: Candidate,
  known: { resolver: Resolver; latestTitled: (title: string, before: Candidate) => Target | null },
): Target[] {
  const { resolver } = known;
  const named = candidate.reverts.filter((reference) => !('title' in reference));
  const found = candidate.reverts.flatMap((reference): Target[] => {
    if ('number' in reference) {
      const pullRequest = resolver.pullRequest(reference.number);
      return pullRequest === null ? [] : [{ pullRequest }];
    }
    if ('sha' in reference) {
      const commit = resolver.commit(reference.sha);
      if (commit === null) return [];
      const pullRequest = resolver.ownerOf(commit);
      return [pullRequest === null ? { commit } : { pullRequest }];
    }
    if (!('title' in reference) || named.length > 0) return [];
    const titled = known.latestTitled(reference.title, candidate);
    return titled === null ? [] : [titled];
  });
  const distinct = new Map(found.map((target) => [keyOf(target), target]));
  distinct.delete(candidate.key);
  return [...distinct.values()];
}

/** Finds the latest of the candidates (oldest first) that came before another and has a title, in its branch first. */
function titlesOf(candidates: readonly Candidate[]): (title: string, before: Candidate) => Target | null {
  const asked = new Set(
    candidates.flatMap(({ reverts }) => reverts.flatMap((each) => ('title' in each ? withoutNumber(each.title) : []))),
  );
  const titled = candidates.filter(({ title }) => asked.has(withoutNumber(title)));
  const byTitle = groupedBy(titled, ({ title }) => withoutNumber(title));
  const inBranch = groupedBy(titled, ({ title, branch }) => branchKey(withoutNumber(title), branch));
  return (title, before) => {
    const wanted = withoutNumber(title);
    const own = latestBefore(inBranch.get(branchKey(wanted, before.branch)) ?? [], before);
    return (own ?? latestBefore(byTitle.get(wanted) ?? [], before))?.by ?? null;
  };
}

function branchKey(title: string, branch: string | null): string {
  return JSON.stringify([branch, title]);
}

function latestBefore(titled: readonly Candidate[], before: Candidate): Candidate | undefined {
  const count = countUntil(titled, before.at);
  const latest = titled[count - 1];
  return latest?.key === before.key ? titled[count - 2] : latest;
}
