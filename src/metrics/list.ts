import { changeFailRate } from './change-fail-rate.ts';
import { deploymentFrequency } from './deployment-frequency.ts';
import { leadTime } from './lead-time.ts';
import { leadTimeFromOpen } from './lead-time-from-open.ts';
import type { Metric } from './metric.ts';
import { recoveryTime } from './recovery-time.ts';
import { reworkRate } from './rework-rate.ts';
import { coding } from './stages/coding.ts';
import { deploy } from './stages/deploy.ts';
import { merge } from './stages/merge.ts';
import { pickup } from './stages/pickup.ts';
import { review } from './stages/review.ts';
import { unreviewed } from './stages/unreviewed.ts';

/** Every metric, in the order of the report. It drives report keys, schema, comparison, summary and docs. */
export const METRICS: readonly Metric[] = [
  deploymentFrequency,
  leadTime,
  leadTimeFromOpen,
  changeFailRate,
  recoveryTime,
  reworkRate,
  coding,
  pickup,
  review,
  merge,
  unreviewed,
  deploy,
];
