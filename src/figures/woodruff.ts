import { fsum } from 'd3-array';
import jStat from 'jstat';
import type { Interval, Item } from './figure.ts';
import { linearQuantile } from './linear-quantile.ts';

/** With fewer clusters the variance between them is too uncertain for an interval to mean anything. */
const MINIMUM_CLUSTERS = 6;

/** The probability below the upper end of a two-sided 95 % interval. */
const UPPER_TAIL = 0.975;

/**
 * The 95 % interval of the `share` quantile (0 to 1) of items that come in clusters: Woodruff 1952 (Journal of the
 * American Statistical Association 47:635). The share of items at or below the quantile gets an interval, from the
 * variance between clusters and Student's t with one degree of freedom less than there are clusters, and its ends
 * are read back as quantiles. Changes ship in batches, so items of one deployment tell less than as many
 * independent ones; an item without a cluster is one of its own. Nothing is drawn at random.
 *
 * In the items' unit. `null` with fewer than 6 clusters, or where the quantile or an end is not finite (items that
 * have not ended).
 *
 * @param sorted the items' values in ascending order
 */
export function woodruff(items: readonly Item[], sorted: number[], share: number): Interval | null {
  const quantile = linearQuantile(sorted, share);
  if (quantile === null) return null;
  const clusters = clustersOf(items, quantile);
  if (clusters.length < MINIMUM_CLUSTERS) return null;
  const half = jStat.studentt.inv(UPPER_TAIL, clusters.length - 1) * Math.sqrt(varianceOfShare(clusters));
  const lower = linearQuantile(sorted, Math.max(0, share - half));
  const upper = linearQuantile(sorted, Math.min(1, share + half));
  return lower === null || upper === null ? null : [lower, upper];
}

/** How many items a cluster has, and how many of them lie at or below the quantile. */
type Cluster = { readonly size: number; readonly below: number };

function clustersOf(items: readonly Item[], quantile: number): readonly Cluster[] {
  const alone: Cluster[] = [];
  const shared = new Map<string, Cluster>();
  for (const { cluster, value } of items) {
    const known = cluster === null ? undefined : shared.get(cluster);
    const grown = { size: (known?.size ?? 0) + 1, below: (known?.below ?? 0) + (value <= quantile ? 1 : 0) };
    if (cluster === null) alone.push(grown);
    else shared.set(cluster, grown);
  }
  return [...alone, ...shared.values()];
}

/** The variance of the share of items at or below the quantile, by the residuals' sums of each cluster. */
function varianceOfShare(clusters: readonly Cluster[]): number {
  const n = clusters.reduce((total, cluster) => total + cluster.size, 0);
  const share = clusters.reduce((total, cluster) => total + cluster.below, 0) / n;
  // An exact sum, so that the order of the items can't change the last digit of a report.
  const squares = fsum(clusters.map((cluster) => square(cluster.below - cluster.size * share)));
  return ((clusters.length / (clusters.length - 1)) * squares) / square(n);
}

function square(value: number): number {
  return value * value;
}
