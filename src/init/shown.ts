/** What was seen, for the reader of the result. The lines hold names from the repository. */
import { autoChoice } from './fit-deployments.ts';
import { fitEnvironments } from './fit-environments.ts';
import { listed, quoted } from './names.ts';
import type { Seen } from './seen.ts';

/** Short sentences without a full stop: the branch, what `auto` takes, rule files, required checks. */
export function shownLines(seen: Seen): readonly string[] {
  const { history } = seen;
  const { reason } = autoChoice(seen, fitEnvironments(seen));
  const rules = (history.ruleFiles?.files ?? []).filter(({ state }) => state === 'effective').map(({ path }) => path);
  return [
    `delivery branch: ${quoted(history.branch)}`,
    `\`deployments.source: auto\` ${history.source === 'git' ? 'takes in a clone' : 'takes'}: ${reason}`,
    ...(rules.length === 0 ? [] : [`rules that AI tools load: ${listed(rules)}`]),
    ...required(seen),
  ];
}

function required({ history: { requiredChecks } }: Seen): string[] {
  if (requiredChecks === null) return [];
  return [`required checks: ${requiredChecks.length === 0 ? 'none' : listed(requiredChecks)}`];
}

/** Whether a merge queue is in use. */
export function hasMergeQueue({ history, workflows }: Seen): boolean {
  return (
    history.pullRequests.some(({ enqueuedBy }) => enqueuedBy !== undefined) ||
    (workflows ?? []).some(({ isForMergeQueue }) => isForMergeQueue)
  );
}
