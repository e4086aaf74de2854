import type { Part } from '../history/coverage.ts';
import type { History } from '../history/model.ts';
import type { EpochMs } from '../history/time.ts';

/** Whether the source shows every one of the parts from `since` on. */
export function isVisible(history: History, parts: readonly Part[], since: EpochMs): boolean {
  return parts.every((part) => {
    const coverage = history.coverage[part];
    return coverage === 'complete' || (typeof coverage === 'object' && coverage.since <= since);
  });
}
