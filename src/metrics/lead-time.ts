import type { Metric } from './metric.ts';
import { itemOf, shippedIn } from './shipped.ts';

export const leadTime: Metric = {
  id: 'lead-time',
  key: 'leadTime',
  section: 'delivery',
  title: 'Change lead time',
  definition:
    'For every change shipped in the window, the time from its start to the success of the deployment that shipped it: ' +
    '"the amount of time it takes for a change to go from committed to version control to deployed in production" ' +
    "([DORA](https://dora.dev/guides/dora-metrics/)). The start is the earlier of the pull request's creation and the " +
    'earliest authored date among its commits. A change was shipped by the first deployment that contains its merge ' +
    'commit; time never stands in for ancestry. Left out: automation, `people.ignore`, backports, changes whose start ' +
    'or deployment is not known.',
  kind: 'quantiles',
  unit: 'hours',
  better: 'lower',
  needs: ['deliveries', 'pullRequests', 'commits'],
  sample(delivery, window) {
    const shipped = shippedIn(delivery, window);
    const items = shipped.flatMap((each) => {
      const { startedAt } = each.change;
      return startedAt === null ? [] : [itemOf(each, each.at - startedAt)];
    });
    // A clone knows no start of a squash: that is not the same as nothing shipped.
    if (items.length === 0 && shipped.length > 0) return null;
    return { kind: 'quantiles', items };
  },
};
