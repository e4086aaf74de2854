/** Sorted views of the repository's lists, kept until a sort key changes. */
import type { Position } from './cursor.ts';
import { comparePositions } from './cursor.ts';

/** How a list is ordered: by a key, rows of the same key by an id. */
export type Order<T> = {
  /** Name of the order, unique for its list. */
  readonly name: string;
  readonly position: (item: T) => Position;
  readonly descending: boolean;
};

/** A view of a list, ascending: `indices[i]` is the list's index of the row at `i`, `positions` are by list index. */
export type View = { readonly indices: readonly number[]; readonly positions: readonly Position[] };

const VIEWS = new WeakMap<readonly unknown[], Map<string, View>>();

/**
 * The ascending view of a list. Sorting happens only when a row came, went or changed its key: tests change the
 * repository as they like, so every request compares the keys, which is cheap beside a sort.
 */
export function viewOf<T>(items: readonly T[], order: Order<T>): View {
  const views = VIEWS.get(items) ?? new Map<string, View>();
  VIEWS.set(items, views);
  const known = views.get(order.name);
  const positions = items.map(order.position);
  if (known !== undefined && isSame(known.positions, positions)) return known;
  const view = { positions, indices: sortedIndices(positions) };
  views.set(order.name, view);
  return view;
}

/** The view of a list that keeps its own order. */
export function plainView(length: number): View {
  const indices = Array.from({ length }, (_, index) => index);
  return { indices, positions: indices.map((index) => [index]) };
}

function sortedIndices(positions: readonly Position[]): number[] {
  const rows = positions.map((position, index) => ({ position, index }));
  rows.sort((one, other) => comparePositions(one.position, other.position));
  return rows.map((row) => row.index);
}

function isSame(one: readonly Position[], other: readonly Position[]): boolean {
  if (one.length !== other.length) return false;
  return one.every((position, index) => comparePositions(position, other[index] ?? []) === 0);
}
