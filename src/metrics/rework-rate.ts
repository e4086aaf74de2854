import { mayMissFixes } from '../delivery/signals/unseen.ts';
import type { Metric } from './metric.ts';
import { deploymentsIn } from './shipped.ts';

export const reworkRate: Metric = {
  id: 'rework-rate',
  key: 'reworkRate',
  section: 'delivery',
  title: 'Deployment rework rate',
  definition:
    'Unplanned deployments, of all in the window: "the ratio of deployments that are unplanned but happen as a result ' +
    'of an incident in production" ([DORA](https://dora.dev/guides/dora-metrics/)). A rollback is rework, and so is a ' +
    'deployment that ships at least one revert or hotfix and otherwise only automation. A lower bound where fixes ride ' +
    'along with planned work; "at least" where reverts or hotfixes can not be seen.',
  kind: 'rate',
  unit: 'share',
  better: 'lower',
  needs: ['deliveries', 'pullRequests', 'commits'],
  sample(delivery, window) {
    const deployments = deploymentsIn(delivery, window);
    const items = deployments.map((each) => {
      return { name: each.name, at: each.at, isHit: delivery.isRework(each) };
    });
    const isUnclear = deployments.some(({ kind }) => kind === 'unresolved');
    return { kind: 'rate', items, atLeast: isUnclear || mayMissFixes(delivery, window) };
  },
};
