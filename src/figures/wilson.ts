import type { Interval } from './figure.ts';

/** The normal quantile of a two-sided 95 % interval. */
export const Z95 = 1.959963984540054;

/**
 * The score interval of a share, `count` of `total`, as fractions: Wilson 1927 (Journal of the American Statistical
 * Association 22:209), without continuity correction. It stays within 0 and 1 and holds for small samples and for
 * none or all. Of nothing (`total` 0) nothing is known: `[0, 1]`. A count outside `0 … total` is a mistake of the
 * caller and throws a `RangeError`, because it could only come out as a wrong number.
 *
 * @param z the normal quantile that sets the level, 95 % unless told
 */
export function wilson(count: number, total: number, z: number = Z95): Interval {
  if (!(count >= 0 && count <= total)) throw new RangeError(`No share: ${count} of ${total}`);
  if (total === 0) return [0, 1];
  const zSquared = z * z;
  const weight = total + zSquared;
  const centre = (count + zSquared / 2) / weight;
  const half = (z / weight) * Math.sqrt((count * (total - count)) / total + zSquared / 4);
  // None and all end exactly at 0 and 1; rounding would miss them by a last digit.
  return [count === 0 ? 0 : centre - half, count === total ? 1 : centre + half];
}
