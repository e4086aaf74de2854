/** Runs of the workflows that deliver, where the configuration names some. */
import type { Gap } from '../history/coverage.ts';
import type { WorkflowRun } from '../history/delivered.ts';
import { matchesAny } from '../history/pattern.ts';
import type { EpochMs } from '../history/time.ts';
import { isoOf } from '../history/time.ts';
import type { Refusal } from './answers.ts';
import type { Door } from './door.ts';
import type { PartRead, ReadContext } from './part.ts';
import { refusedGap } from './part-gaps.ts';
import { lostAttempts, noSuchWorkflow } from './runs-gaps.ts';
import type { Range } from './runs-ranges.ts';
import { isEnough, rangesOf } from './runs-ranges.ts';
import { attemptsOf, listRuns, listWorkflows } from './runs-read.ts';
import { runOf } from './runs-reply.ts';

const NONE: PartRead<WorkflowRun> = { items: [], removed: [], coverage: 'complete', gaps: [] };

/**
 * Runs of the plan's workflows, except those for pull requests, each with its attempts up to the first that succeeded.
 * A full read goes back, 30 days at a time, to 30 days before the last success before the previous window, at most to
 * the floor; with `known`, to 30 days before its watermark. A workflow that does not exist makes the part unreadable:
 * what is not delivered there can't be told from what is not seen. Rejects as the door does.
 */
export async function readRuns(door: Door, context: ReadContext): Promise<PartRead<WorkflowRun>> {
  const { plan } = context;
  if (plan.workflows.length === 0) return NONE;
  const workflows = await workflowsFor(door, context);
  if ('ok' in workflows) return unreadable(refusedGap('workflowRuns', 'workflow runs', workflows));
  const reads = await Promise.all(workflows.map((workflow) => readWorkflow(door, context, workflow)));
  const unread = reads.find(({ coverage }) => coverage === 'unreadable');
  const since = reads.flatMap(({ coverage }) => (typeof coverage === 'object' ? [coverage.since] : []));
  const partly = since.length === 0 ? 'complete' : ({ since: Math.max(...since) } as const);
  return {
    items: reads.flatMap(({ items }) => items),
    removed: [],
    coverage: unread === undefined ? partly : 'unreadable',
    gaps: reads.flatMap(({ gaps }) => gaps),
  };
}

/** The plan's workflows; those that are patterns are looked up. */
async function workflowsFor(door: Door, context: ReadContext): Promise<string[] | Refusal> {
  const isPattern = (name: string) => /[*?]/.test(name);
  const { workflows } = context.plan;
  const exact = workflows.filter((name) => !isPattern(name));
  if (exact.length === workflows.length) return [...new Set(exact)];
  const listed = await listWorkflows(door, context);
  if ('ok' in listed) return listed;
  return [...new Set([...exact, ...listed.filter((name) => matchesAny(workflows.filter(isPattern), name))])];
}

async function readWorkflow(door: Door, context: ReadContext, workflow: string): Promise<PartRead<WorkflowRun>> {
  const runs: WorkflowRun[] = [];
  const gaps: Gap[] = [];
  let lost = 0;
  let since: EpochMs | null = null;
  for (const range of rangesOf(context)) {
    const some = await readRange(door, context, { workflow, range });
    if ('ok' in some) {
      if (some.reason === 'not-found') return unreadable(noSuchWorkflow(workflow, some));
      const what = `runs of ${workflow}${since === null ? '' : ` before ${isoOf(since)}`}`;
      gaps.push(refusedGap('workflowRuns', what, some));
      return { items: runs, removed: [], coverage: since === null ? 'unreadable' : { since }, gaps };
    }
    runs.push(...some.runs);
    lost += some.lost;
    since = range.from;
    if (isEnough(runs, range, context)) break;
  }
  if (lost > 0) gaps.push(lostAttempts(workflow, lost));
  return { items: runs, removed: [], coverage: 'complete', gaps };
}

async function readRange(
  door: Door,
  context: ReadContext,
  wanted: { readonly workflow: string; readonly range: Range },
): Promise<{ runs: WorkflowRun[]; lost: number } | Refusal> {
  const shown = await listRuns(door, context, wanted);
  if ('ok' in shown) return shown;
  const runs: WorkflowRun[] = [];
  let lost = 0;
  for (const each of shown.filter(({ event }) => !event.startsWith('pull_request'))) {
    const read = await attemptsOf(door, context, each);
    if ('ok' in read) return read;
    runs.push(runOf(each, wanted.workflow, read.attempts));
    lost += read.lost;
  }
  return { runs, lost };
}

function unreadable(gap: Gap): PartRead<WorkflowRun> {
  return { items: [], removed: [], coverage: 'unreadable', gaps: [gap] };
}
