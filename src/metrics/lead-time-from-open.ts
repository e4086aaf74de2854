import { quantilesOf } from '../figures/quantiles.ts';
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
  compute(delivery, window) {
    const shipped = shippedIn(delivery, window);
    const items = shipped.flatMap((each) => {
      const { createdAt } = each.change.pullRequest;
      return createdAt === null ? [] : [itemOf(each, Math.max(each.at, each.change.mergedAt) - createdAt)];
    });
    // A clone knows no creation at all: that is not the same as nothing shipped.
    return items.length === 0 && shipped.length > 0 ? null : quantilesOf(items, delivery.settings.minimumSample);
  },
};
