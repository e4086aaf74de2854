import type { Metric } from '../metric.ts';
import { STAGE_NEEDS, stageIn } from './stage.ts';

export const merge: Metric = {
  id: 'merge',
  key: 'merge',
  section: 'stages',
  title: 'Merge',
  definition: 'From the last approval to the merge.',
  kind: 'quantiles',
  unit: 'hours',
  better: 'lower',
  needs: STAGE_NEEDS,
  sample: (delivery, window) => stageIn(delivery, window, 'merge'),
};
