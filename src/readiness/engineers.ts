import type { Delivery } from '../delivery/delivery.ts';
import { isVisible } from '../delivery/visibility.ts';
import type { PullRequest } from '../history/pull-request.ts';
import type { EpochMs } from '../history/time.ts';
import { isWithin } from '../history/time.ts';
import { weekOf } from './full-weeks.ts';
import { humansBy } from './human.ts';

/** Whoever wrote or reviewed so many pull requests is an engineer of the team, if in several weeks. */
const LEAST_WORK = 3;
const LEAST_WEEKS = 2;

/**
 * How many people wrote or reviewed 3 or more pull requests of the window, in at least 2 of its weeks. One counts for
 * its author if it was opened or merged in the window, into any branch, and once for each other person who reviewed it.
 * Deleted accounts, bots and AI are nobody. `null`: pull requests or reviews could not be read over the whole window.
 */
export function engineersOf({ history, settings, window }: Delivery): number | null {
  if (history.source === 'git' || !isVisible(history, ['pullRequests', 'reviews'], window.since)) return null;
  const humanOf = humansBy(settings);
  const work = new Map<string, EpochMs[]>();
  const add = (person: string, at: EpochMs): void => {
    const known = work.get(person);
    if (known === undefined) work.set(person, [at]);
    else known.push(at);
  };
  for (const pullRequest of history.pullRequests) {
    const author = humanOf(pullRequest.author);
    const [writtenAt] = [pullRequest.createdAt, pullRequest.mergedAt].filter((at) => isWithin(window, at));
    if (author !== null && writtenAt != null) add(author, writtenAt);
    for (const [reviewer, at] of reviewersOf(pullRequest, { humanOf, isMeant: (at) => isWithin(window, at) })) {
      if (reviewer !== author) add(reviewer, at);
    }
  }
  return [...work.values()].filter(isEngineer).length;
}

/** Each human who reviewed it, and when first. */
function reviewersOf(
  { reviews }: PullRequest,
  { humanOf, isMeant }: { humanOf: ReturnType<typeof humansBy>; isMeant: (at: EpochMs) => boolean },
): ReadonlyMap<string, EpochMs> {
  const first = new Map<string, EpochMs>();
  for (const { author, submittedAt } of reviews ?? []) {
    const reviewer = humanOf(author);
    if (reviewer === null || !isMeant(submittedAt)) continue;
    first.set(reviewer, Math.min(first.get(reviewer) ?? submittedAt, submittedAt));
  }
  return first;
}

function isEngineer(moments: readonly EpochMs[]): boolean {
  return moments.length >= LEAST_WORK && new Set(moments.map(weekOf)).size >= LEAST_WEEKS;
}
