import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { planOf } from '../../src/config/plan.ts';
import type { Settings } from '../../src/config/settings.ts';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { deliveryOf } from '../../src/delivery/delivery.ts';
import type { When } from './history.ts';
import { aGitHubDeployment, aHistory, at, sha, UNTIL } from './history.ts';

/** Settings that differ from the defaults in how deployments or failures are read. */
export type Given = {
  readonly deployments?: Partial<Settings['deployments']>;
  readonly failures?: Partial<Settings['failures']>;
  readonly people?: Partial<Settings['people']>;
  readonly ai?: Partial<Settings['ai']>;
};

/** The delivery of a history in the 90 days until `UNTIL`. */
export function deliver(history: Parameters<typeof aHistory>[0], given: Given = {}): Delivery {
  const settings = {
    ...DEFAULT_SETTINGS,
    deployments: { ...DEFAULT_SETTINGS.deployments, ...given.deployments },
    failures: { ...DEFAULT_SETTINGS.failures, ...given.failures },
    people: { ...DEFAULT_SETTINGS.people, ...given.people },
    ai: { ...DEFAULT_SETTINGS.ai, ...given.ai },
  };
  return deliveryOf(aHistory(history), settings, planOf(settings, { until: UNTIL }));
}

/** A success of commit `sha(place)`, created when it succeeded unless told otherwise. */
export function success(
  id: string,
  of: { readonly place: number; readonly at: When; readonly in?: string; readonly createdAt?: When },
): ReturnType<typeof aGitHubDeployment> {
  const environment = of.in ?? 'production';
  const succeededAt = at(of.at);
  return aGitHubDeployment({
    id,
    sha: sha(of.place),
    environment,
    createdAt: of.createdAt ?? succeededAt,
    succeededAt,
  });
}
