import type { Metric } from '../metric.ts';
import { STAGE_NEEDS, stageIn } from './stage.ts';

export const pickup: Metric = {
  id: 'pickup',
  key: 'pickup',
  section: 'stages',
  title: 'Pickup',
  definition:
    'From ready for review to the first submitted review by a known human who is not the author. A review before that ' +
    'counts as at ready.',
  kind: 'quantiles',
  unit: 'hours',
  better: 'lower',
  needs: STAGE_NEEDS,
  sample: (delivery, window) => stageIn(delivery, window, 'pickup'),
};
