import type { Metric } from '../metric.ts';
import { itemOf, shippedIn } from '../shipped.ts';

export const deploy: Metric = {
  id: 'deploy',
  key: 'deploy',
  section: 'stages',
  title: 'Deploy',
  definition:
    'From the merge to the deployment that shipped the change, over every shipped change, whether or not its other ' +
    'stages are known. Not known where merges stand in for deployments.',
  kind: 'quantiles',
  unit: 'hours',
  better: 'lower',
  needs: ['deliveries', 'pullRequests', 'commits'],
  sample(delivery, window) {
    if (delivery.choice.source === 'merges') return null;
    const items = shippedIn(delivery, window).map((shipped) => itemOf(shipped, shipped.at - shipped.change.mergedAt));
    return { kind: 'quantiles', items };
  },
};
