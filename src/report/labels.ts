import { CAVEATS } from '../metrics/caveats.ts';
import { METRICS } from '../metrics/list.ts';
import type { Metric } from '../metrics/metric.ts';

/** What a metric is called and how it is written down: all that is needed to show it, nothing to compute it. */
export type Label = Pick<
  Metric,
  'id' | 'key' | 'section' | 'title' | 'definition' | 'kind' | 'unit' | 'better' | 'needs' | 'detailKeys'
>;

/** The label of every metric, in the order of the report. */
export const LABELS: readonly Label[] = METRICS;

/** What each caveat says. */
export const CAVEAT_TEXTS: Readonly<Record<string, string>> = CAVEATS;
