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
  /** Whether it runs One-Pizza. */
  readonly runsOnePizza: boolean;
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
    isForMergeQueue: lines.some(namesMergeGroup),
    runsOnePizza: usesIn(text).some((used) => /^[^/\s]+\/one-pizza(?:@|$)/i.test(used)),
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

function namesMergeGroup({ path, key, value }: WorkflowLine): boolean {
  if (path.length === 0) return key === 'on' && value.split(/[\s,[\]{}:]+/).includes('merge_group');
  return path.length === 1 && path[0] === 'on' && (key === 'merge_group' || (key === null && value === 'merge_group'));
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
