import { quantileSorted } from 'd3-array';

/** The values in ascending order, `Infinity` last. */
export function ascending(values: readonly number[]): number[] {
  return Array.from(Float64Array.from(values).sort());
}

/**
 * The value below which `share` (0 to 1) of the values lie, interpolated linearly between the two nearest: type 7 of
 * Hyndman and Fan 1996 (The American Statistician 50:361), the default of R, NumPy and spreadsheets. In the values'
 * unit. `null` where there are no values, or where an infinite one (something that has not ended) has any weight in it.
 *
 * @param sorted in ascending order
 */
export function linearQuantile(sorted: number[], share: number): number | null {
  const position = (sorted.length - 1) * share;
  const above = sorted[Math.ceil(position)];
  if (above === undefined || !Number.isFinite(above)) return null;
  // The value after an exact hit has no weight, but if it is infinite, 0 · ∞ would make the result NaN.
  if (Number.isInteger(position)) return above;
  return quantileSorted(sorted, share) ?? null;
}
