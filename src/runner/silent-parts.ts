/** Parts that a saved history says nothing of: one of an earlier version, or made by another program. */
import type { Gap, Part } from '../history/coverage.ts';
import { PARTS } from '../history/coverage.ts';
import type { History } from '../history/model.ts';
import { readCommand } from '../history/read-command.ts';

/** Their names where the part's own does not do. */
const NAMES: Partial<Readonly<Record<Part, string>>> = {
  pullRequests: 'pull requests',
  texts: 'bodies of pull requests and issues',
  drafts: 'when drafts became ready for review',
  workflowRuns: 'runs of workflows',
  traces: 'traces of AI tools',
  ruleFiles: 'rule files of AI tools',
  requiredChecks: 'which checks are required',
};

/** The history with a gap for each part that is not in it and that none of its gaps speaks of. */
export function withSilentParts(history: History): History {
  const told = new Set(history.gaps.map(({ part }) => part));
  const silent = PARTS.filter((part) => history.coverage[part] === 'unreadable' && !told.has(part));
  const fix = `Read the repository anew: ${readCommand(history)}.`;
  const why = 'the saved history does not hold that';
  const gaps = silent.map((part): Gap => ({ part, what: NAMES[part] ?? part, why, fix }));
  return gaps.length === 0 ? history : { ...history, gaps: [...history.gaps, ...gaps] };
}
