/** What of workflow runs could not be read, in words. */
import type { Gap } from '../history/coverage.ts';
import type { Refusal } from './answers.ts';

/** The gap for a configured workflow that GitHub does not know. */
export function noSuchWorkflow(workflow: string, { detail }: Refusal): Gap {
  const fix = 'Name files of `.github/workflows` in the config file: `deployments: { workflows: [deploy.yml] }`.';
  return { part: 'workflowRuns', what: `runs of the workflow "${workflow}"`, why: detail, fix };
}

/** The gap for attempts that GitHub has thrown away. */
export function lostAttempts(workflow: string, lost: number): Gap {
  const what = `${lost} attempts of runs of ${workflow}`;
  return { part: 'workflowRuns', what, why: 'GitHub no longer has them', fix: 'Nothing to set: they are too old.' };
}
