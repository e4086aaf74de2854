import type { Interval } from './figure.ts';
import { wilson, Z95 } from './wilson.ts';

/** A value with its interval. */
export type Estimate = { readonly value: number; readonly interval: Interval };

/** `count` of `total`, such as a `Rate`. */
export type Proportion = { readonly count: number; readonly total: number };

/**
 * The interval of `current − previous` for two independent estimates, at their intervals' level and in their unit, by
 * MOVER, the method of variance estimates recovery: Zou and Donner 2008 (Statistics in Medicine 27:1693). It takes
 * from each interval the arm that points the way, so that intervals that are lopsided stay so.
 */
export function mover(current: Estimate, previous: Estimate): Interval {
  const difference = current.value - previous.value;
  const [currentLower, currentUpper] = current.interval;
  const [previousLower, previousUpper] = previous.interval;
  return [
    difference - lengthOf(current.value - currentLower, previousUpper - previous.value),
    difference + lengthOf(currentUpper - current.value, previous.value - previousLower),
  ];
}

/**
 * The interval of the difference of two independent proportions, `current − previous`, as fractions: the hybrid score
 * interval without continuity correction, method 10 of Newcombe 1998 (Statistics in Medicine 17:873). `null` where
 * either total is 0.
 *
 * @param z the normal quantile that sets the level, 95 % unless told
 */
export function newcombe(current: Proportion, previous: Proportion, z: number = Z95): Interval | null {
  if (current.total === 0 || previous.total === 0) return null;
  return mover(estimateOf(current, z), estimateOf(previous, z));
}

/**
 * The 95 % interval of `current − previous` for the counts of two equally long windows. Were they alike, each thing
 * would fall into either window with probability ½ (the conditional test of two Poisson rates: Przyborowski and
 * Wilenski 1940, Biometrika 31:313), so the current window's share of all, with its Wilson interval, says how far
 * apart they are. `null` where both counts are 0.
 */
export function countDifferenceInterval(current: number, previous: number): Interval | null {
  const total = current + previous;
  if (total === 0) return null;
  const [lower, upper] = wilson(current, total);
  return [(2 * lower - 1) * total, (2 * upper - 1) * total];
}

// Not Math.hypot: its last digit may differ between engines, and a report must not.
function lengthOf(one: number, other: number): number {
  return Math.sqrt(one * one + other * other);
}

function estimateOf(proportion: Proportion, z: number): Estimate {
  const { count, total } = proportion;
  return { value: count / total, interval: wilson(count, total, z) };
}
