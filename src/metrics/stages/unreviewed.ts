import type { Metric } from '../metric.ts';
import { STAGE_NEEDS, stageIn } from './stage.ts';

export const unreviewed: Metric = {
  id: 'unreviewed',
  key: 'unreviewed',
  section: 'stages',
  title: 'Unreviewed',
  definition:
    'From ready for review to the merge, for changes that no known human other than the author reviewed before it.',
  kind: 'quantiles',
  unit: 'hours',
  better: 'lower',
  needs: STAGE_NEEDS,
  sample: (delivery, window) => stageIn(delivery, window, 'unreviewed'),
};
