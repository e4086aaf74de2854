import { unseenSignals } from '../delivery/signals/unseen.ts';
import { isWithin } from '../history/time.ts';
import type { Metric } from './metric.ts';
import { deploymentsIn } from './shipped.ts';

export const changeFailRate: Metric = {
  id: 'change-fail-rate',
  key: 'changeFailRate',
  section: 'delivery',
  title: 'Change fail rate',
  definition:
    'Deployments that needed intervention, of all deployments in the window: "the ratio of deployments that require ' +
    "immediate intervention following a deployment. Likely resulting in a rollback of the changes or a 'hotfix'\" " +
    '([DORA](https://dora.dev/guides/dora-metrics/)). A deployment failed when at least one signal says so: a rollback ' +
    'away from it, a FAILURE or ERROR status after its success, a revert of a change it shipped within ' +
    '`failures.revert-within-days`, a hotfix or an incident that names it or came within `failures.within-hours` after ' +
    'it. It counts once, however many signals. Where a signal can not be seen the rate is "at least". Only signals ' +
    "dated before the window's end count, so that both windows are judged alike.",
  kind: 'rate',
  unit: 'share',
  better: 'lower',
  needs: ['deliveries'],
  sample(delivery, window) {
    const { settings, choice } = delivery;
    const deployments = deploymentsIn(delivery, window);
    const failures = delivery.failuresAsOf(window.until);
    const attempts = settings.deployments.countFailedAttempts
      ? choice.delivered.failedAttempts.filter(({ at }) => isWithin(window, at))
      : [];
    const isUnclear = deployments.some(({ kind }) => kind === 'unresolved');
    return {
      kind: 'rate',
      items: [
        ...deployments.map(({ id, name, at }) => ({ name, at, isHit: failures.has(id) })),
        ...attempts.map(({ name, at }) => ({ name, at, isHit: true })),
      ],
      atLeast: isUnclear || unseenSignals(delivery, window).length > 0,
    };
  },
};
