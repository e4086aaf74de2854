/** The orders that GitHub's lists can be asked for. */
import type { Args } from './context.ts';
import type { Key } from './cursor.ts';
import type { Order } from './order.ts';

/** An order by one key, rows of the same key by their number. */
export function orderBy<T>(
  name: string,
  key: (item: T) => Key,
  id: (item: T) => Key,
): (descending: boolean) => Order<T> {
  return (descending) => ({ name, position: (item) => [key(item), id(item)], descending });
}

type Dated = { readonly number: number; createdAt: number; updatedAt: number };

/** Pull requests and issues: by creation unless the query says otherwise. */
export function issueOrder<T extends Dated>(args: Args): Order<T> {
  const { field = 'CREATED_AT', direction = 'ASC' } = args.orderBy ?? {};
  const key = field === 'UPDATED_AT' ? (item: T): number => item.updatedAt : (item: T): number => item.createdAt;
  return orderBy<T>(field, key, (item) => item.number)(direction === 'DESC');
}

type Numbered = { readonly databaseId: number; createdAt: number };

/** Deployments and releases: by creation. */
export function creationOrder<T extends Numbered>(args: Args, standard: 'ASC' | 'DESC'): Order<T> {
  const direction = args.orderBy?.direction ?? standard;
  return orderBy<T>(
    'CREATED_AT',
    (item) => item.createdAt,
    (item) => item.databaseId,
  )(direction === 'DESC');
}

/** Whether one of the wanted labels is among an item's, whatever their case; all items if none is wanted. */
export function hasLabel(labels: readonly string[], wanted: readonly string[] | null | undefined): boolean {
  if (wanted == null) return true;
  const names = new Set(wanted.map((name) => name.toLowerCase()));
  return labels.some((label) => names.has(label.toLowerCase()));
}

/** Whether a value is among the wanted ones; all are if none is named. */
export function isOneOf(wanted: readonly string[] | null | undefined, value: string): boolean {
  return wanted == null || wanted.length === 0 || wanted.includes(value);
}
