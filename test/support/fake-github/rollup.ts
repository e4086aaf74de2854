/** Checks and statuses of a commit. */
import type { FakeCheck, FakeCommit } from './git-state.ts';
import { paged } from './paging.ts';

const BAD = ['FAILURE', 'ERROR', 'TIMED_OUT', 'CANCELLED', 'ACTION_REQUIRED', 'STARTUP_FAILURE', 'STALE'];

/** The rollup of a commit's checks; `null` where there is none. */
export function rollupOf(commit: FakeCommit | undefined): Readonly<Record<string, unknown>> | null {
  if (commit === undefined || commit.checks.length === 0) return null;
  const runs = commit.checks.filter((check) => check.kind === 'check');
  const statuses = commit.checks.filter((check) => check.kind === 'status');
  return {
    __typename: 'StatusCheckRollup',
    id: `SCR_${commit.oid}`,
    commit,
    state: stateOf(commit.checks),
    contexts: paged({
      items: commit.checks,
      node: (check) => shownCheck(commit, check),
      more: {
        checkRunCount: runs.length,
        statusContextCount: statuses.length,
        checkRunCountsByState: countsOf(runs, 'IN_PROGRESS'),
        statusContextCountsByState: countsOf(statuses, 'PENDING'),
      },
    }),
  };
}

function stateOf(checks: readonly FakeCheck[]): string {
  if (checks.some((check) => BAD.includes(check.conclusion ?? ''))) return 'FAILURE';
  return checks.some((check) => check.conclusion === null || check.conclusion === 'PENDING') ? 'PENDING' : 'SUCCESS';
}

function countsOf(checks: readonly FakeCheck[], running: string): { state: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { conclusion } of checks) counts.set(conclusion ?? running, (counts.get(conclusion ?? running) ?? 0) + 1);
  return [...counts].map(([state, count]) => ({ state, count }));
}

function shownCheck(commit: FakeCommit, check: FakeCheck): Readonly<Record<string, unknown>> {
  const id = `${commit.oid}_${check.name}`;
  if (check.kind === 'status') {
    return {
      __typename: 'StatusContext',
      id: `SC_${id}`,
      context: check.name,
      state: check.conclusion ?? 'PENDING',
      createdAt: check.at,
      description: null,
      targetUrl: null,
      isRequired: check.required,
      creator: { __typename: 'Bot', login: check.app },
    };
  }
  return {
    __typename: 'CheckRun',
    id: `CR_${id}`,
    name: check.name,
    status: check.conclusion === null ? 'IN_PROGRESS' : 'COMPLETED',
    conclusion: check.conclusion,
    detailsUrl: check.run === undefined ? null : `https://github.com/octo/shop/actions/runs/${check.run}/job/1`,
    startedAt: check.at,
    completedAt: check.conclusion === null ? null : check.at,
    isRequired: check.required,
    checkSuite: {
      __typename: 'CheckSuite',
      id: `CS_${id}`,
      app: { __typename: 'App', slug: check.app, name: check.app },
      workflowRun: check.workflow === undefined ? null : shownRun(id, check.workflow),
    },
  };
}

function shownRun(
  id: string,
  { path, repository }: NonNullable<FakeCheck['workflow']>,
): Readonly<Record<string, unknown>> {
  const file = { __typename: 'WorkflowRunFile', id: `WRF_${id}`, path, repositoryName: repository };
  return { __typename: 'WorkflowRun', id: `WR_${id}`, file };
}
