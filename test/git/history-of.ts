import { openClone } from '../../src/git/clone.ts';
import { deliveryBranch } from '../../src/git/delivery-branch.ts';
import { readHistory } from '../../src/git/source.ts';
import type { History } from '../../src/history/model.ts';
import { windowEnding } from '../../src/history/time.ts';
import type { TracePattern } from '../../src/history/trace-patterns.ts';
import { UNTIL } from '../support/history.ts';
import type { Repository } from '../support/repository.ts';

/** The history that a repository shows for the 90 days until 2026-04-01. */
export async function historyOf(
  repository: Repository,
  tags: readonly string[] | null = null,
  traces: readonly TracePattern[] = [],
): Promise<History> {
  const clone = await openClone(repository.folder, { env: repository.env });
  return readHistory(clone, await deliveryBranch(clone, null), { window: windowEnding(UNTIL, 90), tags, traces });
}
