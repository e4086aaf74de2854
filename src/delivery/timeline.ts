import type { EpochMs } from '../history/time.ts';

type Timed = { readonly at: EpochMs };

/** Of items sorted by time, the last at or before `at`. */
export function lastUntil<T extends Timed>(sorted: readonly T[], at: EpochMs): T | undefined {
  return sorted[countUntil(sorted, at) - 1];
}

/** Of items sorted by time, the last at or before `at` that is wanted. */
export function findLastUntil<T extends Timed>(
  sorted: readonly T[],
  at: EpochMs,
  isWanted: (item: T) => boolean,
): T | undefined {
  for (let place = countUntil(sorted, at) - 1; place >= 0; place--) {
    const item = sorted[place];
    if (item !== undefined && isWanted(item)) return item;
  }
  return undefined;
}

/** Of items sorted by time, the first after `at`. */
export function firstAfter<T extends Timed>(sorted: readonly T[], at: EpochMs): T | undefined {
  return sorted[countUntil(sorted, at)];
}

/** Items by a name that each has, in the order given. */
export function groupedBy<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

/** How many items sorted by time lie at or before `at`. */
export function countUntil(sorted: readonly Timed[], at: EpochMs): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = sorted[middle];
    if (item !== undefined && item.at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
