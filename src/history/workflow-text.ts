/** What the text of a workflow file says that it runs. A text comes from a repository: it may be anything. */
import type { WorkflowLine } from './workflow-lines.ts';
import { workflowLines } from './workflow-lines.ts';

/**
 * What the jobs of a workflow and their steps use, in its order: actions, reusable workflows and images, such as
 * `actions/checkout@v4` or `./.github/workflows/test.yml`. Each once. What is written in flow style (`{ uses: … }`) or
 * by an alias is not seen.
 */
export function usesIn(text: string): readonly string[] {
  const found = workflowLines(text).filter((line) => line.key === 'uses' && line.value !== '' && isOfJobOrStep(line));
  return [...new Set(found.map(({ value }) => value).filter((value) => !/^[*&!|>[{]/.test(value)))];
}

/** Whether other workflows may call it: it is triggered by `workflow_call`. */
export function isReusable(text: string): boolean {
  return workflowLines(text).some(({ path, key, value }) => {
    if (path.length === 0) return key === 'on' && namesCall(value);
    return path.length === 1 && path[0] === 'on' && (key === 'workflow_call' || (key === null && namesCall(value)));
  });
}

function isOfJobOrStep({ path }: WorkflowLine): boolean {
  return path[0] === 'jobs' && (path.length === 2 || (path.length === 3 && path[2] === 'steps'));
}

/** Of one event, or of a list or a mapping in flow style. */
function namesCall(value: string): boolean {
  return value.split(/[\s,[\]{}:"']+/).includes('workflow_call');
}
