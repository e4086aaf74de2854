/** What the team expects of a metric, such as `lead-time.p75 <= 48h`, and where such a text is wrong. */
import type { Metric } from '../../metrics/metric.ts';
import type { Part, Unit } from './units.ts';

/** In the order in which they are looked for: the longer first. */
export const OPERATORS = ['<=', '<', '>=', '>'] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a change is from: the window before, or the report that the config file names as its baseline. */
export type Earlier = 'previous' | 'baseline';

export type Expectation = {
  /** As it was written, with single spaces. It holds nothing but letters, digits and the marks of the language. */
  readonly text: string;
  readonly metric: Metric;
  readonly part: Part;
  /** `null`: the figure itself is judged, not its change. */
  readonly from: Earlier | null;
  readonly operator: Operator;
  /** In `unit`, as written: `-20` of `-20%`. */
  readonly limit: number;
  readonly unit: Unit;
};

/** Where a text stops being an expectation. `at` counts from 0; `found` is harmless, and empty at the text's end. */
export type Mistake = { readonly at: number; readonly found: string; readonly allowed: string };
