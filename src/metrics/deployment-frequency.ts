import type { Kind } from '../delivery/deployment.ts';
import { isVisible } from '../delivery/visibility.ts';
import { isWithin, MS_PER_DAY } from '../history/time.ts';
import type { Metric } from './metric.ts';
import { deploymentsIn } from './shipped.ts';

const DAYS_PER_WEEK = 7;

export const deploymentFrequency: Metric = {
  id: 'deployment-frequency',
  key: 'deployments',
  section: 'delivery',
  title: 'Deployment frequency',
  definition:
    'Successful deliveries to production in the window, per week: "the number of deployments over a given period" ' +
    '([DORA](https://dora.dev/guides/dora-metrics/)). Rollbacks and redeploys count, failed attempts do not: they never ' +
    'reached users. One commit rolled out over several environments is one deployment, unless an environment already ' +
    'had it more than an hour before, or ran another commit since.',
  kind: 'count',
  unit: 'per week',
  better: 'higher',
  needs: ['deliveries'],
  sample: (delivery, window) => ({ kind: 'count', items: deploymentsIn(delivery, window) }),
  detailKeys: {
    daysPerWeek: 'days with a deployment, per week (UTC)',
    shippedSomething: 'deployments that shipped a commit no earlier one had',
    redeploys: 'deployments of the commit that was live',
    rollbacks: 'deployments that went back to an older commit',
    overtaken: 'deployments created before the live one succeeded, that brought nothing new',
    rollForwards: 'deployments of another commit that was live before',
    catchUps: 'other deployments of nothing new, such as of an environment that lags behind',
    failedAttempts: 'deployments that failed without ever succeeding; not in the count',
  },
  details(delivery, window) {
    const all = deploymentsIn(delivery, window);
    const isKnown = isVisible(delivery.history, ['commits'], window.since);
    const of = (kind: Kind) => (isKnown ? all.filter((each) => each.kind === kind).length : null);
    const days = new Set(all.map(({ at }) => Math.floor(at / MS_PER_DAY)));
    const isNew = (each: (typeof all)[number]) =>
      each.kind !== 'seed' && each.newCommits.length + each.changes.length > 0;
    return {
      daysPerWeek: (days.size / window.days) * DAYS_PER_WEEK,
      shippedSomething: isKnown ? all.filter(isNew).length : null,
      redeploys: of('redeploy'),
      rollbacks: of('rollback'),
      overtaken: of('overtaken'),
      rollForwards: of('roll-forward'),
      catchUps: of('catch-up'),
      failedAttempts: delivery.choice.delivered.failedAttempts.filter(({ at }) => isWithin(window, at)).length,
    };
  },
};
