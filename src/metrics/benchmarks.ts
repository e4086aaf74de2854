/** Published distributions to stand a figure beside. Each names its source, its year and its statistic. */
import type { Figure } from '../figures/figure.ts';

export type Benchmark = {
  readonly source: string;
  readonly year: number;
  /** What of the figure is compared. */
  readonly statistic: string;
  /** One sentence. */
  readonly text: string;
};

type Distribution = {
  readonly metric: string;
  readonly statistic: string;
  readonly value: (figure: Figure) => number | null;
  /** Best first: the bound that a value must be below, and the share of answers in that bucket, in per cent. */
  readonly buckets: readonly (readonly [below: number, label: string, percent: number])[];
};

const DAY_HOURS = 24;
const WEEK_HOURS = 7 * DAY_HOURS;
const MONTH_HOURS = 30.44 * DAY_HOURS;
const p50 = (figure: Figure) => (figure.kind === 'quantiles' ? figure.p50 : null);
const rate = (figure: Figure) => (figure.kind === 'rate' && !figure.atLeast ? figure.rate : null);
const hoursBetween = (figure: Figure) =>
  figure.kind === 'count' && figure.count > 0 ? WEEK_HOURS / figure.perWeek : null;

/** DORA 2025, State of AI-assisted Software Development: distributions of answers; it publishes no tiers. */
const DORA_2025: readonly Distribution[] = [
  {
    metric: 'lead-time',
    statistic: 'p50',
    value: p50,
    buckets: [
      [1, 'less than an hour', 9.4],
      [DAY_HOURS, 'less than a day', 15],
      [WEEK_HOURS, 'a day to a week', 31.9],
      [MONTH_HOURS, 'a week to a month', 28.3],
      [6 * MONTH_HOURS, 'one to six months', 13.2],
      [Number.POSITIVE_INFINITY, 'more than six months', 2],
    ],
  },
  {
    metric: 'deployment-frequency',
    statistic: 'mean time between deployments',
    value: hoursBetween,
    buckets: [
      [1, 'on demand', 16.2],
      [DAY_HOURS, 'between hourly and daily', 6.5],
      [WEEK_HOURS, 'between daily and weekly', 21.9],
      [MONTH_HOURS, 'between weekly and monthly', 31.5],
      [6 * MONTH_HOURS, 'between monthly and every six months', 20.3],
      [Number.POSITIVE_INFINITY, 'less than every six months', 3.6],
    ],
  },
  {
    metric: 'recovery-time',
    statistic: 'p50',
    value: p50,
    buckets: [
      [1, 'less than an hour', 21.3],
      [DAY_HOURS, 'less than a day', 35.3],
      [WEEK_HOURS, 'a day to a week', 28],
      [MONTH_HOURS, 'a week to a month', 9.4],
      [6 * MONTH_HOURS, 'one to six months', 4.9],
      [Number.POSITIVE_INFINITY, 'more than six months', 1],
    ],
  },
  {
    metric: 'change-fail-rate',
    statistic: 'rate',
    value: rate,
    buckets: [
      [0.02, 'under 2 %', 8.5],
      [0.04, '2 to 4 %', 8.1],
      [0.08, '4 to 8 %', 19.6],
      [0.16, '8 to 16 %', 26],
      [0.32, '16 to 32 %', 19.5],
      [0.64, '32 to 64 %', 12.5],
      [Number.POSITIVE_INFINITY, 'over 64 %', 5.9],
    ],
  },
];

/**
 * Where a figure stands among DORA's answers of 2025, never as a tier. `null`: no published distribution, too few data, a
 * rate that is only "at least", or an unknown figure. Where merges stand in for deployments the caller shows none.
 */
export function benchmarkOf(metric: string, figure: Figure | null): Benchmark | null {
  const distribution = DORA_2025.find((each) => each.metric === metric);
  if (distribution === undefined || figure === null || figure.fewData) return null;
  const value = distribution.value(figure);
  if (value === null) return null;
  const at = distribution.buckets.findIndex(([below]) => value < below);
  const bucket = distribution.buckets[at];
  if (bucket === undefined) return null;
  const all = distribution.buckets.reduce((sum, [, , percent]) => sum + percent, 0);
  const worse = distribution.buckets.slice(at + 1).reduce((sum, [, , percent]) => sum + percent, 0);
  const text = `${bucket[1]}: better than ${Math.round((100 * worse) / all)} % of answers`;
  return { source: 'DORA survey', year: 2025, statistic: distribution.statistic, text };
}
