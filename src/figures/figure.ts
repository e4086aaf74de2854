/**
 * A figure is a number with what makes it worth believing: its sample, its interval and the items behind it.
 * Durations are hours, rates fractions; what is not known is `null`.
 */

/** The items behind a figure: the first ones by name (`#12`, a commit, a deployment), and how many there are. */
export type Evidence = { readonly items: readonly string[]; readonly total: number };

/** A 95 % confidence interval. */
export type Interval = readonly [lower: number, upper: number];

/** Quantiles of durations or sizes. */
export type Quantiles = {
  readonly kind: 'quantiles';
  readonly n: number;
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p90: number | null;
  readonly intervals: { readonly p50: Interval | null; readonly p75: Interval | null };
  /** Items that have not ended yet, each counted as longer than all that have. */
  readonly open: number;
  readonly fewData: boolean;
  readonly evidence: Evidence;
};

/** A share of a whole, `count / total`. */
export type Rate = {
  readonly kind: 'rate';
  readonly count: number;
  readonly total: number;
  readonly rate: number | null;
  readonly interval: Interval | null;
  /** Some of what counts could not be seen: the true rate may be higher. */
  readonly atLeast: boolean;
  readonly fewData: boolean;
  readonly evidence: Evidence;
};

/** A number of things in a window. */
export type Count = {
  readonly kind: 'count';
  readonly count: number;
  readonly perWeek: number;
  readonly fewData: boolean;
  readonly evidence: Evidence;
};

export type Figure = Quantiles | Rate | Count;

/** One thing measured: its name, its value, and the cluster (a deployment) it came with. */
export type Item = {
  readonly name: string;
  /** `Infinity` for what has not ended yet. */
  readonly value: number;
  /** `null`: a cluster of its own. */
  readonly cluster: string | null;
};

/** Which way a figure should go; `null`: neither way is better. */
export type Better = 'lower' | 'higher' | null;

export type Verdict = 'better' | 'worse' | 'no-clear-change' | 'few-data' | 'not-comparable';

/** The difference of a figure from an earlier one: `current − earlier`, its 95 % interval, and what it means. */
export type Change = {
  readonly difference: number | null;
  readonly interval: Interval | null;
  readonly verdict: Verdict | null;
};
