import type { Reference } from '../history/commit.ts';
import type { EpochMs } from '../history/time.ts';
import { MS_PER_HOUR } from '../history/time.ts';
import type { Deployment } from './deployment.ts';
import type { Mapping } from './mapping.ts';
import type { Scene } from './signal.ts';
import { findLastUntil, lastUntil } from './timeline.ts';

/**
 * The deployment that a hotfix or incident is charged to: one that it names and that had shipped before, else the latest
 * at most `within-hours` before. A rollback is never to blame for what it undid: the blame passes to the deployment it
 * rolled back. `null`: nothing was deployed in that time.
 */
export function blamed(scene: Scene, trouble: { names: readonly Reference[]; at: EpochMs }): Deployment | null {
  const named = scene.resolver.named(trouble.names, trouble.at);
  if (named !== null) return named;
  const { deployments } = scene.mapping;
  const latest = lastUntil(deployments, trouble.at);
  const earliest = trouble.at - scene.settings.failures.withinHours * MS_PER_HOUR;
  if (latest === undefined || latest.at < earliest) return null;
  return latest.kind === 'rollback' ? (undoneBy(latest, scene.mapping)[0] ?? latest) : latest;
}

/** The deployments that a rollback undid: in each of its environments the latest that put the replaced commit live. */
export function undoneBy(rollback: Deployment, mapping: Mapping): Deployment[] {
  const undone = rollback.rollbacks.flatMap(({ environment, replaced, at }) => {
    const putLive = (each: Deployment) =>
      each.kind !== 'redeploy' &&
      each !== rollback &&
      each.successes.some((success) => success.environment === environment && success.at <= at);
    return findLastUntil(mapping.deploymentsOf(replaced), at, putLive) ?? [];
  });
  return [...new Set(undone)];
}
