import { matchesAny } from '../../history/pattern.ts';
import type { FailedAttempt, Source, Success } from '../delivered.ts';
import { shortSha } from '../delivered.ts';

/**
 * GitHub deployments to environments that match `deployments.environments`. A deployment succeeded at its first SUCCESS
 * status, whatever came later; with FAILURE or ERROR and no SUCCESS it is a failed attempt; all else is neither.
 */
export const deployments: Source = {
  id: 'deployments',
  title: 'GitHub deployments',
  part: 'deployments',
  showsRollbacks: true,
  read(history, settings) {
    const successes: Success[] = [];
    const failedAttempts: FailedAttempt[] = [];
    for (const each of history.deployments) {
      if (!matchesAny(settings.deployments.environments, each.environment)) continue;
      const statuses = each.statuses.toSorted((a, b) => a.at - b.at);
      const failures = statuses.filter(({ state }) => state === 'FAILURE' || state === 'ERROR');
      const success = statuses.find(({ state }) => state === 'SUCCESS');
      const name = `${each.environment}@${shortSha(each.sha)}`;
      if (success !== undefined) {
        const { id, sha, environment, createdAt, url } = each;
        const failedAt = failures.filter(({ at }) => at > success.at);
        successes.push({ id, name, sha, environment, createdAt, at: success.at, approximate: false, url, failedAt });
      } else if (failures[0] !== undefined) {
        failedAttempts.push({ id: each.id, name, at: failures[0].at });
      }
    }
    return { successes, failedAttempts };
  },
};
