import type { EpochMs } from '../../history/time.ts';
import type { Success } from '../delivered.ts';
import type { Deployment } from '../deployment.ts';
import type { Detector, Remedy } from '../signal.ts';
import { firstAfter, groupedBy } from '../timeline.ts';

/** A deployment that was reported as FAILURE or ERROR after it had succeeded. It ends with the next success there. */
export const status: Detector = {
  kind: 'status',
  isPossible: ({ source }) => source === 'deployments',
  needs: () => [],
  detect({ mapping }) {
    const inEnvironment = arrivalsByEnvironment(mapping.deployments);
    return mapping.deployments.flatMap((deployment) =>
      deployment.successes.flatMap((success) =>
        success.failedAt.slice(0, 1).map(({ state, at }) => ({
          kind: 'status',
          deployment,
          at,
          evidence: `${state} of ${success.name}`,
          url: success.url,
          remedy: nextSuccess(inEnvironment.get(success.environment) ?? [], at),
        })),
      ),
    );
  },
};

type Arrival = { readonly at: EpochMs; readonly deployment: Deployment; readonly success: Success };

function arrivalsByEnvironment(deployments: readonly Deployment[]): Map<string, Arrival[]> {
  const arrivals = deployments
    .flatMap((deployment) => deployment.successes.map((success) => ({ at: success.at, deployment, success })))
    .toSorted((a, b) => a.at - b.at);
  return groupedBy(arrivals, ({ success }) => success.environment);
}

function nextSuccess(arrivals: readonly Arrival[], after: EpochMs): Remedy {
  const next = firstAfter(arrivals, after);
  return next === undefined ? { by: 'nothing-yet' } : { by: 'deployment', at: next.at, deployment: next.deployment };
}
