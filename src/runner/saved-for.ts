/** What a saved history shows of what another plan than its own asks for. */
import type { Coverage, Gap, Part } from '../history/coverage.ts';
import type { History } from '../history/model.ts';
import type { EpochMs } from '../history/time.ts';
import { unreadNames } from './saved-for-names.ts';
import { unreadTimes } from './saved-for-times.ts';
import type { ReadFor } from './saved-for-unread.ts';

const FIX = 'Read the repository anew with this configuration and this window.';

/**
 * A history that was read for `kept`, as far as it goes for `wanted`: what was never asked for (issues with other labels,
 * deployments to other environments, an earlier time …) is unreadable or starts later, each with a gap. Of deliveries
 * that are unreadable nothing stays, so that some are not taken for all.
 */
export function savedFor(history: History, kept: ReadFor, wanted: ReadFor): History {
  const unread = [...unreadNames(history, kept, wanted), ...unreadTimes(history, kept.plan, wanted.plan)].filter(
    ({ parts, since }) => parts.some((part) => isLess(history.coverage[part], since)),
  );
  if (unread.length === 0) return history;
  const coverage: Record<Part, Coverage> = { ...history.coverage };
  for (const { parts, since } of unread) {
    for (const part of parts) {
      if (isLess(coverage[part], since)) coverage[part] = since === null ? 'unreadable' : { since };
    }
  }
  const isUnread = (part: Part) => unread.some(({ parts, since }) => since === null && parts.includes(part));
  return {
    ...history,
    coverage,
    gaps: [...history.gaps, ...unread.map(({ part, what, why }): Gap => ({ part, what, why, fix: FIX }))],
    deployments: isUnread('deployments') ? [] : history.deployments,
    workflowRuns: isUnread('workflowRuns') ? [] : history.workflowRuns,
    tags: isUnread('tags') ? [] : history.tags,
    ruleFiles: isUnread('ruleFiles') ? null : history.ruleFiles,
  };
}

/** Whether what was read from `since` on, or not at all (`null`), is less than what a part covers. */
function isLess(covered: Coverage, since: EpochMs | null): boolean {
  if (typeof covered === 'object') return since === null || covered.since < since;
  return covered === 'complete';
}
