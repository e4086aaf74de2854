/** Cursors: opaque to clients, and a position in an order: the sort key's value and the row's own id. */
import { GitHubError } from './errors.ts';

export type Key = string | number;

/** Where a row stands in its order. */
export type Position = readonly Key[];

const PREFIX = 'cursor:v2:';

export function cursorOf(position: Position): string {
  return Buffer.from(PREFIX + JSON.stringify(position)).toString('base64');
}

/** The position that a cursor stands for; throws what GitHub answers to a cursor it can't read. */
export function positionOf(cursor: string): Position {
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  if (!text.startsWith(PREFIX)) throw invalidCursor(cursor);
  const position: unknown = JSON.parse(text.slice(PREFIX.length));
  if (!Array.isArray(position)) throw invalidCursor(cursor);
  return position.map((key: unknown) => (typeof key === 'number' ? key : String(key)));
}

/** A cursor into the log of a commit, as GitHub writes it: the commit and the row's number, `<oid> 99`. */
export function logCursorOf(tip: string, index: number): string {
  return `${tip} ${index}`;
}

export function logPositionOf(cursor: string): { readonly tip: string; readonly index: number } {
  const match = /^([0-9a-f]{7,64}) (\d+)$/.exec(cursor);
  const [, tip, index] = match ?? [];
  if (tip === undefined || index === undefined) throw invalidCursor(cursor);
  return { tip, index: Number(index) };
}

export function comparePositions(one: Position, other: Position): number {
  for (const [index, key] of one.entries()) {
    const against = other[index];
    if (against === undefined) return 1;
    if (key < against) return -1;
    if (key > against) return 1;
  }
  return 0;
}

function invalidCursor(cursor: string): GitHubError {
  return new GitHubError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
}
