import type { Metric } from '../metric.ts';
import { STAGE_NEEDS, stageIn } from './stage.ts';

export const review: Metric = {
  id: 'review',
  key: 'review',
  section: 'stages',
  title: 'Review',
  definition:
    'From the first review to the last approval by such a human before the merge, or to the merge where nobody approved.',
  kind: 'quantiles',
  unit: 'hours',
  better: 'lower',
  needs: STAGE_NEEDS,
  sample: (delivery, window) => stageIn(delivery, window, 'review'),
};
