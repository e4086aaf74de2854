import { matchesAny } from '../../history/pattern.ts';
import type { FailedAttempt, Source, Success } from '../delivered.ts';
import { shortSha } from '../delivered.ts';

const FAILED = new Set(['failure', 'timed_out', 'startup_failure']);

/**
 * Runs of the workflows in `deployments.workflows`, except those for pull requests. A run delivered at the end of its
 * first successful attempt; one that finished without any is a failed attempt unless it was cancelled or skipped.
 */
export const workflows: Source = {
  id: 'workflows',
  title: 'workflow runs',
  part: 'workflowRuns',
  showsRollbacks: true,
  read(history, settings) {
    const successes: Success[] = [];
    const failedAttempts: FailedAttempt[] = [];
    for (const run of history.workflowRuns) {
      if (run.event.startsWith('pull_request') || !matchesAny(settings.deployments.workflows, run.workflow)) continue;
      const attempts = run.attempts.toSorted((a, b) => a.completedAt - b.completedAt);
      const success = attempts.find(({ conclusion }) => conclusion === 'success');
      const failure = attempts.find(({ conclusion }) => FAILED.has(conclusion));
      const { id, sha, createdAt, url } = run;
      const name = `${run.workflow}@${shortSha(sha)}`;
      if (success !== undefined) {
        const at = success.completedAt;
        const environment = run.workflow;
        successes.push({ id, name, sha, environment, createdAt, at, approximate: false, url, failedAt: [] });
      } else if (failure !== undefined) {
        failedAttempts.push({ id, name, at: failure.completedAt });
      }
    }
    return { successes, failedAttempts };
  },
};
