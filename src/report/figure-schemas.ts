/** The parts of `report.json` that sections share: figures and moments. */
import { z } from 'zod';

export const time = z.iso.datetime().describe('UTC, ISO 8601');
export const hours = z.number().nullable();
const rate = z.number().min(0).max(1).nullable();
export const count = z.int().nonnegative();
const interval = z.tuple([z.number(), z.number()]).nullable().describe('95 % confidence interval');
const evidence = z.strictObject({ items: z.array(z.string()).max(20), total: count });

export const quantiles = z.strictObject({
  kind: z.literal('quantiles'),
  n: count,
  p50: hours,
  p75: hours,
  p90: hours,
  intervals: z.strictObject({ p50: interval, p75: interval }),
  open: count.describe('of n, those that have not ended'),
  fewData: z.boolean(),
  evidence,
});
export const share = z.strictObject({
  kind: z.literal('rate'),
  count,
  total: count,
  rate,
  interval,
  atLeast: z.boolean().describe('some of what counts could not be seen'),
  fewData: z.boolean(),
  evidence,
});
export const amount = z.strictObject({
  kind: z.literal('count'),
  count,
  perWeek: z.number(),
  fewData: z.boolean(),
  evidence,
});

const verdict = z.enum(['better', 'worse', 'no-clear-change', 'few-data', 'not-comparable']);
export const change = z
  .strictObject({ difference: z.number().nullable(), interval, verdict: verdict.nullable() })
  .describe('current − previous; verdict null: not known, or neither way is better');
