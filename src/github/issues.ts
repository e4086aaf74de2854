/** Issues whose labels say that they are incidents, alerts or toil. */
import type { Gap } from '../history/coverage.ts';
import type { Issue } from '../history/model.ts';
import { matchesAny } from '../history/pattern.ts';
import { issuesSince } from '../history/plan.ts';
import type { Door } from './door.ts';
import { listIssues, listLabels } from './issues-read.ts';
import type { ShownIssue } from './issues-reply.ts';
import { issueOf } from './issues-reply.ts';
import type { PagesRead } from './list-pages.ts';
import type { IssuesRead, Known, ReadContext } from './part.ts';
import { earliestOf, outcomeOf } from './part-gaps.ts';

/** Up to here all issues are read anew: one page for each label, which also shows what was deleted or lost its label. */
const FEW = 100;

const NONE: IssuesRead = { items: [], removed: [], coverage: 'complete', gaps: [] };

/**
 * Issues with a label that fits one of `context.issueLabels` that changed since the plan needs them: all that were opened
 * or closed since then are among them. Labels are listed first, and each that fits is asked for by itself: the filter
 * takes exact names. With `known`: all again where they are few, in one request, else those that changed since the
 * watermark. A repository whose issues are switched off has none. Rejects as the door does.
 */
export async function readIssues(door: Door, context: ReadContext): Promise<IssuesRead> {
  const { known, issueLabels } = context;
  if (issueLabels.length === 0) return NONE;
  const labels = await listLabels(door, context);
  if (!labels.hasIssues) return { ...NONE, removed: (known?.history.issues ?? []).map(({ number }) => number) };
  if (labels.stop !== 'end') {
    return { items: [], removed: [], ...outcomeOf('issues', { ...labels, nodes: [] }, null) };
  }
  if (known !== null && known.history.issues.length > FEW) return readChanged(door, context, known);
  const fitting = [...new Set(labels.nodes.map(({ name }) => name))].filter((name) => matchesAny(issueLabels, name));
  const since = issuesSince(context.plan);
  const lists = await Promise.all(fitting.map((label) => listIssues(door, context, { label, since })));
  const items = itemsIn(lists, context);
  const outcomes = lists.map((list) => outcomeOf('issues', list, oldestIn(list)));
  const isWhole = lists.every(({ stop, hidden }) => stop === 'end' && hidden === 0);
  const gone = (known?.history.issues ?? []).filter(({ number }) => isWhole && !items.has(number));
  return {
    items: [...items.values()],
    removed: gone.map(({ number }) => number),
    coverage: worstOf(outcomes.map(({ coverage }) => coverage)),
    gaps: distinct(outcomes.flatMap(({ gaps }) => gaps)),
  };
}

/** Whatever changed, with or without a label, so that a label that was taken off shows. */
async function readChanged(door: Door, context: ReadContext, known: Known): Promise<IssuesRead> {
  const list = await listIssues(door, context, { label: null, since: known.since });
  const changed = itemsIn([list], context);
  const isWanted = ({ labels }: Issue) => labels.some((name) => matchesAny(context.issueLabels, name));
  const lost = known.history.issues.filter(({ number }) => {
    const now = changed.get(number);
    return now !== undefined && !isWanted(now);
  });
  return {
    items: [...changed.values()].filter(isWanted),
    removed: lost.map(({ number }) => number),
    ...outcomeOf('issues', list, oldestIn(list)),
  };
}

function itemsIn(lists: readonly PagesRead<ShownIssue>[], { repository }: ReadContext): Map<number, Issue> {
  const shown = lists.flatMap(({ nodes }) => nodes);
  return new Map(shown.map((each) => [each.number, issueOf(each, repository)]));
}

function oldestIn({ nodes }: PagesRead<ShownIssue>): number | null {
  return earliestOf(nodes.map(({ createdAt }) => createdAt));
}

/** Every label is refused for the same reason: said once. */
function distinct(gaps: readonly Gap[]): Gap[] {
  return [...new Map(gaps.map((gap) => [JSON.stringify(gap), gap])).values()];
}

type Outcome = IssuesRead['coverage'];

/** Several lists together cover what each of them does. */
function worstOf(coverages: readonly Outcome[]): Outcome {
  if (coverages.includes('unreadable')) return 'unreadable';
  const partly = coverages.flatMap((each) => (typeof each === 'object' ? [each.since] : []));
  return partly.length === 0 ? 'complete' : { since: Math.max(...partly) };
}
