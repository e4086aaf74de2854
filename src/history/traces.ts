/**
 * Traces of AI tools in what a source reads. A history keeps no bodies and no mailboxes, so every source takes the
 * traces out while it reads; a change here is a new version of the history.
 */
import { tracesOfCommit, tracesOfText } from './commit-traces.ts';
import { accountsOf, fits, traceOf } from './trace-accounts.ts';
import type { TraceFacts } from './trace-facts.ts';
import type { Trace, TracePattern } from './trace-patterns.ts';
import { patternsBy } from './trace-patterns.ts';

const STRENGTH = { high: 2, medium: 1, low: 0 };

/**
 * The traces in a pull request and its commits: one of each tool, field and class, with the best confidence there is, in
 * the order of their names. Unknown facts leave none.
 */
export function tracesIn(facts: TraceFacts, patterns: readonly TracePattern[]): readonly Trace[] {
  const own = facts.commits.flatMap((commit) => tracesOfCommit(commit, patterns));
  const suggested = new Set(own.flatMap((each) => (each.class === 'suggestion' ? [each.tool] : [])));
  // A squash does not say that what it credits was a suggestion; the commits that it squashed do.
  const squashed = tracesOfCommit(facts.squash ?? null, patterns).filter(
    (each) => each.field !== 'trailer' || !suggested.has(each.tool),
  );
  return distinct([...tracesOfPullRequest(facts, patterns), ...own, ...squashed]);
}

function tracesOfPullRequest(facts: TraceFacts, patterns: readonly TracePattern[]): Trace[] {
  const { author, headBranch, labels, body } = facts;
  const branches = patternsBy(patterns, 'branch').filter(({ branch }) => fits(branch, headBranch));
  const labelled = patternsBy(patterns, 'label').filter(({ label }) => labels?.some((each) => fits(label, each)));
  return [
    ...accountsOf(author, patterns).map((pattern) => traceOf(pattern, 'login')),
    ...branches.map((pattern) => traceOf(pattern, 'branch')),
    ...labelled.map((pattern) => traceOf(pattern, 'label')),
    ...tracesOfText(body ?? '', patterns),
  ];
}

/** One trace of each tool, field and class, with the best confidence there is, in the order of their names. */
export function distinct(traces: readonly Trace[]): readonly Trace[] {
  const best = new Map<string, Trace>();
  for (const each of traces) {
    const key = `${each.tool}\n${each.field}\n${each.class}`;
    const known = best.get(key);
    if (known === undefined || STRENGTH[each.confidence] > STRENGTH[known.confidence]) best.set(key, each);
  }
  return [...best].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
