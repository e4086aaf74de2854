/** Reads runs of workflows, their attempts, and the names of workflows. */

import type { z } from 'zod';
import { isoOf } from '../history/time.ts';
import type { Refusal, RestAnswer } from './answers.ts';
import type { Door } from './door.ts';
import type { ReadContext } from './part.ts';
import type { Range } from './runs-ranges.ts';
import type { ShownRun } from './runs-reply.ts';
import { runsReply, shownRun, workflowsReply } from './runs-reply.ts';

/** GitHub ends every such list here, whatever it counts. */
const MAX_FOUND = 1_000;
const SECOND = 1_000;

/** Runs that were created in the range, newest first; a range that holds too many is read in halves. */
export async function listRuns(
  door: Door,
  context: ReadContext,
  { workflow, range }: { readonly workflow: string; readonly range: Range },
): Promise<ShownRun[] | Refusal> {
  const { from, to } = range;
  const created = encodeURIComponent(`${isoOf(from)}..${isoOf(to)}`);
  const file = encodeURIComponent(workflow);
  const base = `/repos/${context.owner}/${context.name}/actions/workflows/${file}/runs`;
  const found: ShownRun[] = [];
  let path: string | null = `${base}?created=${created}&exclude_pull_requests=true&per_page=100`;
  while (path !== null) {
    const answer: RestAnswer<z.infer<typeof runsReply>> = await door.rest({ method: 'GET', path, schema: runsReply });
    if (!answer.ok) return answer;
    if (answer.data.total_count >= MAX_FOUND && to - from >= SECOND)
      return inHalves(door, context, { workflow, range });
    found.push(...answer.data.workflow_runs);
    path = answer.next;
  }
  return found;
}

async function inHalves(
  door: Door,
  context: ReadContext,
  { workflow, range: { from, to } }: { readonly workflow: string; readonly range: Range },
): Promise<ShownRun[] | Refusal> {
  const middle = from + Math.floor((to - from) / 2 / SECOND) * SECOND;
  const later = await listRuns(door, context, { workflow, range: { from: middle + SECOND, to } });
  if ('ok' in later) return later;
  const earlier = await listRuns(door, context, { workflow, range: { from, to: middle } });
  return 'ok' in earlier ? earlier : [...later, ...earlier];
}

/**
 * The attempts of a run, from the first one to the first that succeeded: what came after that changed nothing. The list
 * showed the last one already. `lost`: attempts that GitHub no longer has.
 */
export async function attemptsOf(
  door: Door,
  { owner, name }: ReadContext,
  last: ShownRun,
): Promise<{ attempts: ShownRun[]; lost: number } | Refusal> {
  const attempts: ShownRun[] = [];
  let lost = 0;
  for (let number = 1; number < last.run_attempt; number++) {
    const path = `/repos/${owner}/${name}/actions/runs/${last.id}/attempts/${number}`;
    const answer = await door.rest({ method: 'GET', path, schema: shownRun });
    if (answer.ok) attempts.push(answer.data);
    else if (answer.reason === 'not-found') lost++;
    else return answer;
    if (answer.ok && answer.data.conclusion === 'success') return { attempts, lost };
  }
  return { attempts: [...attempts, last], lost };
}

/** The file names of all workflows, such as `deploy.yml`. */
export async function listWorkflows(door: Door, { owner, name }: ReadContext): Promise<string[] | Refusal> {
  const files: string[] = [];
  let path: string | null = `/repos/${owner}/${name}/actions/workflows?per_page=100`;
  while (path !== null) {
    const answer: RestAnswer<z.infer<typeof workflowsReply>> = await door.rest({
      method: 'GET',
      path,
      schema: workflowsReply,
    });
    if (!answer.ok) return answer;
    files.push(...answer.data.workflows.map((workflow) => workflow.path.replace(/^.*\//, '')));
    path = answer.next;
  }
  return files;
}
