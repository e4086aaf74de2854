import { unseenSignals } from '../delivery/signals/unseen.ts';
import { MS_PER_HOUR } from '../history/time.ts';
import type { Metric } from './metric.ts';
import { deploymentsIn } from './shipped.ts';

export const recoveryTime: Metric = {
  id: 'recovery-time',
  key: 'recoveryTime',
  section: 'delivery',
  title: 'Failed deployment recovery time',
  definition:
    'For every failed deployment of the window, the time from its success to the earliest of: the rollback away from ' +
    'it, the deployment that ships its revert or hotfix, the next success in the environment where a status failed; ' +
    'where there is none of these, the closing of its last incident: "the time it takes to recover from a deployment ' +
    'that fails and requires immediate intervention" ([DORA](https://dora.dev/guides/dora-metrics/)). If the remedy ' +
    "failed too, to that one's recovery. A failure that is still open at the window's end counts as longer than all " +
    'that are closed; a quantile that touches one is not known.',
  kind: 'quantiles',
  unit: 'hours',
  better: 'lower',
  needs: ['deliveries'],
  sample(delivery, window) {
    const failures = delivery.failuresAsOf(window.until);
    const items = deploymentsIn(delivery, window).flatMap(({ id, name, at }) => {
      const failure = failures.get(id);
      if (failure === undefined) return [];
      const { recoveredAt } = failure;
      const value = recoveredAt === null ? Number.POSITIVE_INFINITY : (recoveredAt - at) / MS_PER_HOUR;
      return [{ name, value, cluster: null }];
    });
    return { kind: 'quantiles', items };
  },
  isWhole(delivery, window) {
    const isClear = deploymentsIn(delivery, window).every(({ kind }) => kind !== 'unresolved');
    return isClear && unseenSignals(delivery, window).length === 0;
  },
};
