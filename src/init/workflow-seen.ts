/** What the workflow files of a repository show. Paths and texts come from strangers. */
import type { WorkflowLine } from '../history/workflow-lines.ts';
import { workflowLines } from '../history/workflow-lines.ts';
import { usesIn } from '../history/workflow-text.ts';
import { wordsOf } from './names.ts';

export type WorkflowSeen = {
  readonly path: string;
  /** The file's name, such as `deploy.yml`. */
  readonly name: string;
  /** The environments that its jobs name; those that an expression makes are left out. */
  readonly environments: readonly string[];
  /** Whether a job names an environment at all, be it by an expression: then its deployments are recorded. */
  readonly hasEnvironment: boolean;
  /** Whether it runs for a merge queue. */
  readonly isForMergeQueue: boolean;
  /** Whether it runs One-Pizza, and on which kind of event: `unclear` where its events say neither. */
  readonly runsOnePizza: false | 'on-pull-requests' | 'on-schedule' | 'on-both' | 'unclear';
};

/** Reads a workflow's text. What is written in flow style is seen in part. */
export function workflowSeen(path: string, text: string): WorkflowSeen {
  const lines = workflowLines(text);
  const named = lines.filter(isEnvironment).map(({ value }) => value);
  return {
    path,
    name: path.slice(path.lastIndexOf('/') + 1),
    environments: [...new Set(named.filter(isName))],
    hasEnvironment: named.some((value) => value !== ''),
    isForMergeQueue: lines.some((line) => namesEvent(line, OF_MERGE_QUEUES)),
    runsOnePizza: usesIn(text).some((used) => /^[^/\s]+\/one-pizza(?:@|$)/i.test(used)) && eventsOf(lines),
  };
}

/** `jobs.<id>.environment`, or the `name` below it. */
function isEnvironment({ path, key }: WorkflowLine): boolean {
  if (path[0] !== 'jobs') return false;
  return (path.length === 2 && key === 'environment') || (path[2] === 'environment' && key === 'name');
}

/** No expression, and nothing in flow style or by an alias. */
function isName(value: string): boolean {
  return value !== '' && !value.includes('${{') && !/^[*&!|>[{]/.test(value);
}

const OF_MERGE_QUEUES = new Set(['merge_group']);
const OF_PULL_REQUESTS = new Set(['pull_request', 'pull_request_target', 'pull_request_review', 'workflow_run']);
const OF_THE_REPOSITORY = new Set(['schedule', 'workflow_dispatch', 'push']);

function eventsOf(lines: readonly WorkflowLine[]): Exclude<WorkflowSeen['runsOnePizza'], false> {
  const isOnPullRequests = lines.some((line) => namesEvent(line, OF_PULL_REQUESTS));
  const isOnSchedule = lines.some((line) => namesEvent(line, OF_THE_REPOSITORY));
  if (isOnPullRequests) return isOnSchedule ? 'on-both' : 'on-pull-requests';
  return isOnSchedule ? 'on-schedule' : 'unclear';
}

function namesEvent({ path, key, value }: WorkflowLine, events: ReadonlySet<string>): boolean {
  if (path.length === 0) return key === 'on' && value.split(/[\s,[\]{}:]+/).some((word) => events.has(word));
  return path.length === 1 && path[0] === 'on' && events.has(key ?? value);
}

/** Words that say that something else than the product, or not production, is deployed. */
const ELSEWHERE = new Set(
  'preview previews pr pull staging stage dev development test tests testing qa uat sandbox demo doc docs pages site website storybook cleanup destroy rollback'.split(
    ' ',
  ),
);
const DEPLOYS = new Set(['deploy', 'deploys', 'deployment', 'deploying']);

/**
 * The workflows whose names say that they deploy, and nothing that speaks against production. Where a job names an
 * environment GitHub records deployments itself, so those are left out.
 */
export function deployWorkflows(workflows: readonly WorkflowSeen[]): readonly WorkflowSeen[] {
  return workflows.filter(({ name, hasEnvironment }) => {
    const words = wordsOf(name.replace(/\.ya?ml$/, ''));
    return !hasEnvironment && words.some((word) => DEPLOYS.has(word)) && !words.some((word) => ELSEWHERE.has(word));
  });
}

/** The workflows that are named after releasing. */
export function releaseWorkflows(workflows: readonly WorkflowSeen[]): readonly WorkflowSeen[] {
  return workflows.filter(({ name, hasEnvironment }) => {
    const words = wordsOf(name.replace(/\.ya?ml$/, ''));
    return !hasEnvironment && words.some((word) => ['release', 'publish'].includes(word));
  });
}
