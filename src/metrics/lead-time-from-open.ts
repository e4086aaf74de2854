import type { Metric } from './metric.ts';
import { itemOf, shippedIn } from './shipped.ts';

export const leadTimeFromOpen: Metric = {
  id: 'lead-time-from-open',
  key: 'leadTimeFromOpen',
  section: 'delivery',
  title: 'Lead time from opening',
  definition:
    'The same as change lead time, from the creation of the pull request. Authored dates can be rewritten or forged, ' +
    'the creation can not.',
  kind: 'quantiles',
  unit: 'hours',
  better: 'lower',
  needs: ['deliveries', 'pullRequests', 'commits'],
  sample(delivery, window) {
    // A clone knows no creation at all: that is not the same as nothing shipped.
    if (delivery.changes.every(({ pullRequest }) => pullRequest.createdAt === null) && delivery.changes.length > 0) {
      return null;
    }
    const items = shippedIn(delivery, window).flatMap((shipped) => {
      const { createdAt } = shipped.change.pullRequest;
      return createdAt === null ? [] : [itemOf(shipped, shipped.at - createdAt)];
    });
    return { kind: 'quantiles', items };
  },
};
