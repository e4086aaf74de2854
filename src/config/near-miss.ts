/** The key that somebody probably meant. */

/** How many letters may be wrong in a key, at most, and only where it has three times as many. */
const MAX_EDITS = 2;

/**
 * The known key (a path such as `deployments.tags`) that is nearest to an unknown one: first among `siblings`, the
 * keys that could stand in its place, then the same key elsewhere. `null`: nothing is near.
 */
export function nearestKey(given: string, siblings: readonly string[], everywhere: readonly string[]): string | null {
  const wanted = plain(given);
  const near = siblings
    .map((key) => ({ key, edits: editsBetween(wanted, plain(key)) }))
    .filter(({ key, edits }) => edits <= Math.min(MAX_EDITS, Math.floor(key.length / 3)))
    .sort((a, b) => a.edits - b.edits)[0];
  if (near !== undefined) return near.key;
  return everywhere.find((path) => plain(path.slice(path.lastIndexOf('.') + 1)) === wanted) ?? null;
}

/** Letters to insert, delete, replace or swap with their neighbour to make one text of the other. */
export function editsBetween(from: string, to: string): number {
  // Keys of a hostile file are long, and what differs this much in length is never near.
  if (Math.abs(from.length - to.length) > MAX_EDITS) return MAX_EDITS + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** `windowDays`, `window_days` and `Window-Days` alike. */
function plain(key: string): string {
  return key
    .slice(0, 100)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
}
