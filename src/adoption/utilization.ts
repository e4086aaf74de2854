import type { Delivery } from '../delivery/delivery.ts';
import { isVisible } from '../delivery/visibility.ts';
import { changeOf } from '../figures/change.ts';
import type { Change, Rate } from '../figures/figure.ts';
import { rateOf } from '../figures/rate.ts';
import type { Window } from '../history/time.ts';
import { isComparable } from '../metrics/measure.ts';
import { reviewerToolOf } from './ai-reviewers.ts';
import type { Attributed } from './attributed.ts';
import { isAssisted } from './attributed.ts';

/** A tool, and the changes that it took part in. */
export type ToolUse = { readonly tool: string; readonly changes: number };

/** The share of changes that AI took part in, always "at least". Given: the changes of a window without automation. */
export function assistedShare(changes: readonly Attributed[], minimumSample: number): Rate {
  return shareOf(changes, isAssisted, { atLeast: true, minimumSample });
}

/** How the share differs from that of the window before. Neither way is better, so there is no verdict on it. */
export function assistedChange(delivery: Delivery, current: Rate | null, previous: Rate | null): Change {
  return changeOf(current, previous, { better: null, comparable: isComparable(delivery) });
}

/** The share of changes that an AI agent opened under its own account; `null`: a clone does not show who opened one. */
export function byAgents({ history, settings }: Delivery, changes: readonly Attributed[]): Rate | null {
  if (history.source === 'git') return null;
  const { minimumSample } = settings;
  const isByAgent = ({ attribution }: Attributed): boolean =>
    attribution.evidence.some(({ field }) => field === 'login');
  return shareOf(changes, isByAgent, { atLeast: false, minimumSample });
}

/**
 * The share of changes that an AI reviewer reviewed before they were merged, of those whose reviews are known; `null`:
 * reviews could not be read. A dismissed review is one that took place.
 */
export function aiReviewedShare(delivery: Delivery, window: Window, changes: readonly Attributed[]): Rate | null {
  if (!isVisible(delivery.history, ['reviews'], window.since)) return null;
  const { ai, ...settings } = delivery.settings;
  const known = changes.filter(({ change }) => change.pullRequest.reviews !== null);
  const isReviewed = (each: Attributed): boolean => reviewToolsOf(each, ai.reviewers).length > 0;
  return shareOf(known, isReviewed, { atLeast: false, minimumSample: settings.minimumSample });
}

/** How many changes each tool took part in writing, most first. One change may count for several. */
export function toolsOf(changes: readonly Attributed[]): readonly ToolUse[] {
  return usesOf(changes.map(({ attribution }) => attribution.tools));
}

/** How many changes each AI reviewer reviewed before they were merged, most first. */
export function reviewersOf(changes: readonly Attributed[], extra: readonly string[]): readonly ToolUse[] {
  return usesOf(changes.map((each) => reviewToolsOf(each, extra)));
}

function reviewToolsOf({ change }: Attributed, extra: readonly string[]): readonly string[] {
  const inTime = (change.pullRequest.reviews ?? []).filter(({ submittedAt }) => submittedAt <= change.mergedAt);
  return [...new Set(inTime.flatMap(({ author }) => reviewerToolOf(author, extra) ?? []))];
}

function usesOf(toolsOfEach: readonly (readonly string[])[]): readonly ToolUse[] {
  const counts = new Map<string, number>();
  for (const tool of toolsOfEach.flat()) counts.set(tool, (counts.get(tool) ?? 0) + 1);
  return [...counts]
    .map(([tool, changes]) => ({ tool, changes }))
    .toSorted((a, b) => b.changes - a.changes || (a.tool < b.tool ? -1 : 1));
}

function shareOf(
  changes: readonly Attributed[],
  isHit: (change: Attributed) => boolean,
  of: { readonly atLeast: boolean; readonly minimumSample: number },
): Rate {
  const hits = changes.filter(isHit).map(({ change }) => `#${change.number}`);
  return rateOf({ hits, total: changes.length, ...of });
}
