import type { Metric } from '../metric.ts';
import { STAGE_NEEDS, stageIn } from './stage.ts';

export const coding: Metric = {
  id: 'coding',
  key: 'coding',
  section: 'stages',
  title: 'Coding',
  definition:
    'From the start of a change until it is ready for review: its creation, unless it was created as a draft: then its ' +
    'first ready-for-review. Holds idle time too.',
  kind: 'quantiles',
  unit: 'hours',
  better: 'lower',
  needs: STAGE_NEEDS,
  sample: (delivery, window) => stageIn(delivery, window, 'coding'),
};
