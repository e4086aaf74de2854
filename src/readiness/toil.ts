import type { Settings } from '../config/settings.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { isVisible } from '../delivery/visibility.ts';
import { horizonOf } from '../history/horizon.ts';
import type { Issue } from '../history/model.ts';
import { matchesAny } from '../history/pattern.ts';
import type { PullRequest } from '../history/pull-request.ts';
import type { Window } from '../history/time.ts';
import { isWithin } from '../history/time.ts';

/** The toil among the work of a window. */
export type Toil = {
  readonly toil: number;
  readonly total: number;
  /** What is toil, by name: changes in order of merging, then issues in order of closing. */
  readonly items: readonly string[];
};

/** What counts as work and as toil, in words. */
export const TOIL_IN_WORDS =
  'Work is the merged changes, without automation and ignored people, and the closed toil issues that no change ' +
  'names; toil is what bears a label of `readiness.toil.labels` or names an issue that does.';

/** What to do where toil is not tracked: three of the labels that the config names, without what would end a piece of code. */
export function trackToil({ readiness }: Pick<Settings, 'readiness'>): string {
  const labels = readiness.toil.labels.slice(0, 3).map((label) => `\`${label.replaceAll('`', '')}\``);
  if (labels.length === 0)
    return 'Name the labels of toil. In the config file: `readiness: { toil: { labels: [toil] } }`.';
  return `Track it: put a label on every pull request and issue that is toil: ${labels.join(' or ')}.`;
}

/** What a clone never shows, and what decides which pull requests are changes. */
const NEEDS = ['pullRequests', 'labels', 'texts', 'commits'] as const;

/**
 * The toil of a window: manual, repetitive work that grows with the service and leaves it no better. The window's work is
 * the changes merged in it, without automation and ignored people, and the toil issues that were closed in it, but not as
 * not planned or as a duplicate, and that no change names. Toil is a change with a label that fits
 * `readiness.toil.labels`, or one that names an issue with such a label; and those issues. Other closed issues are not
 * read: what is handled in issues weighs more here than it does among all work.
 *
 * `null`: pull requests, their labels and texts, or all issues can't be seen over the window, or the history that was
 * read starts after it.
 */
export function toilIn(delivery: Delivery, window: Window): Toil | null {
  if (!isSeen(delivery, window)) return null;
  const isToil = toilBy(delivery);
  const counted = delivery.changes.filter(({ isCounted }) => isCounted);
  const merged = counted.filter(({ mergedAt }) => isWithin(window, mergedAt));
  if (merged.some(({ pullRequest }) => pullRequest.labels === null)) return null;
  const toilIssues = delivery.history.issues.filter(({ labels }) => isToil(labels));
  const numbers = new Set(toilIssues.map(({ number }) => number));
  const named = new Set(counted.flatMap(({ pullRequest }) => numbersNamed(pullRequest)));
  const alone = toilIssues
    .filter((issue) => isDone(issue, window) && !named.has(issue.number))
    .toSorted((a, b) => (a.closedAt ?? 0) - (b.closedAt ?? 0) || a.number - b.number);
  const changes = merged.filter(
    ({ pullRequest }) =>
      isToil(pullRequest.labels ?? []) || numbersNamed(pullRequest).some((number) => numbers.has(number)),
  );
  return {
    toil: changes.length + alone.length,
    total: merged.length + alone.length,
    items: [...changes, ...alone].map(({ number }) => `#${number}`),
  };
}

/** Whether a pull request or an issue with a toil label was ever seen: without one, no share of toil means anything. */
export function isToilTracked(delivery: Delivery): boolean {
  const { pullRequests, issues } = delivery.history;
  const isToil = toilBy(delivery);
  return [...pullRequests, ...issues].some(({ labels }) => isToil(labels ?? []));
}

/** Issues of any age may be closed in a window, so that all of them have to be seen. */
function isSeen({ history, plan, graph }: Delivery, { since }: Window): boolean {
  const isRead = isVisible(history, NEEDS, since) && history.coverage.issues === 'complete';
  // What ended before the horizon is left out of a history, although its source showed it.
  return isRead && since >= horizonOf(history, plan, graph);
}

/** Most labels come again and again: each is matched once. */
function toilBy({ settings }: Delivery): (labels: readonly string[]) => boolean {
  const known = new Map<string, boolean>();
  const fits = (label: string): boolean => {
    const answer = known.get(label) ?? matchesAny(settings.readiness.toil.labels, label);
    known.set(label, answer);
    return answer;
  };
  return (labels) => labels.some(fits);
}

function isDone({ closedAt, closedAs }: Issue, window: Window): boolean {
  return isWithin(window, closedAt) && (closedAs === 'completed' || closedAs === null);
}

function numbersNamed({ names }: PullRequest): readonly number[] {
  return names.flatMap((name) => ('number' in name ? [name.number] : []));
}
