/** One page of a list: the rows between two cursors, in the list's order. */
import type { Position } from './cursor.ts';
import { comparePositions, cursorOf, logCursorOf, logPositionOf, positionOf } from './cursor.ts';
import type { Order } from './order.ts';
import { plainView, viewOf } from './order.ts';

/** The rows behind a connection. */
export type Rows<T> = {
  readonly items: readonly T[];
  /** Without one the list's own order counts, and cursors are places in it. */
  readonly order?: Order<T>;
  readonly where?: (item: T) => boolean;
  /** From a row to what `nodes` shows; `null` is allowed. */
  readonly node?: (item: T) => unknown;
  /** The commit whose log this is: cursors name it. */
  readonly tip?: string;
  /** More fields of the connection. */
  readonly more?: Readonly<Record<string, unknown>>;
};

export type Bounds = {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
};

export type Page<T> = {
  readonly rows: readonly { readonly item: T; readonly cursor: string }[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
};

export function pageOf<T>(rows: Rows<T>, bounds: Bounds): Page<T> {
  const { items, order, tip, where = () => true } = rows;
  const view = order === undefined ? plainView(items.length) : viewOf(items, order);
  const visible = order?.descending === true ? view.indices.toReversed() : view.indices;
  const place = (cursor: string): Position => (tip === undefined ? positionOf(cursor) : [logPositionOf(cursor).index]);
  const compare = (index: number, other: Position): number => {
    const compared = comparePositions(view.positions[index] ?? [], other);
    return order?.descending === true ? -compared : compared;
  };
  const matches = (index: number): boolean => {
    const item = items[index];
    return item !== undefined && where(item);
  };
  // A cursor is a predicate on the sort key, not a place in the list: a row that moved is skipped or comes twice.
  const after = bounds.after == null ? null : place(bounds.after);
  const before = bounds.before == null ? null : place(bounds.before);
  const start = after === null ? 0 : firstPlace(visible, (index) => compare(index, after) > 0);
  const end = before === null ? visible.length : firstPlace(visible, (index) => compare(index, before) >= 0);
  const forward = bounds.last == null;
  const size = bounds.first ?? bounds.last ?? 0;
  const between = visible.slice(start, end);
  const found = firstMatches(forward ? between : between.reverse(), matches, size + 1);
  const shown = forward ? found.slice(0, size) : found.slice(0, size).reverse();
  const isCut = found.length > size;
  return {
    rows: shown.flatMap((index) => {
      const item = items[index];
      const cursor = tip === undefined ? cursorOf(view.positions[index] ?? []) : logCursorOf(tip, index);
      return item === undefined ? [] : [{ item, cursor }];
    }),
    hasNext: (forward && isCut) || visible.slice(end).some(matches),
    hasPrevious: (!forward && isCut) || visible.slice(0, start).some(matches),
  };
}

/** The first place in a list, false before it and true from it on, where `isThere` holds. */
function firstPlace(indices: readonly number[], isThere: (index: number) => boolean): number {
  let low = 0;
  let high = indices.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const index = indices[middle];
    if (index !== undefined && isThere(index)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function firstMatches(indices: readonly number[], matches: (index: number) => boolean, size: number): number[] {
  const taken: number[] = [];
  for (const index of indices) {
    if (taken.length >= size) break;
    if (matches(index)) taken.push(index);
  }
  return taken;
}
