/** One resolver for every connection: its bounds, and its fields as GitHub has them. */
import { GitHubError } from './errors.ts';
import type { Bounds, Page, Rows } from './page.ts';
import { pageOf } from './page.ts';

/** What a query asks of a connection; `wantsRows` is false if it only counts. */
export type PageRequest = { readonly bounds: Bounds; readonly field: string; readonly wantsRows: boolean };

export type Pager = (request: PageRequest) => Readonly<Record<string, unknown>>;

const MAX_PAGE = 100;

/** A connection over `rows`, computed when GraphQL asks for its fields. */
export function paged<T>(rows: Rows<T>): Pager {
  return ({ bounds, field, wantsRows }) => {
    assertBounds(bounds, field, wantsRows);
    const { items, where, node = (item: T): unknown => item } = rows;
    // Read at once: a cursor that can't be read is an error of the connection, not of one of its fields.
    const page: Page<T> = wantsRows ? pageOf(rows, bounds) : { rows: [], hasNext: false, hasPrevious: false };
    return {
      totalCount: () => (where === undefined ? items.length : items.filter(where).length),
      nodes: () => page.rows.map((row) => node(row.item)),
      edges: () => page.rows.map((row) => ({ cursor: row.cursor, node: node(row.item) })),
      pageInfo: {
        hasNextPage: page.hasNext,
        hasPreviousPage: page.hasPrevious,
        startCursor: page.rows[0]?.cursor ?? null,
        endCursor: page.rows.at(-1)?.cursor ?? null,
      },
      ...rows.more,
    };
  };
}

function assertBounds({ first, last }: Bounds, field: string, wantsRows: boolean): void {
  if (first != null && last != null) {
    const message = `Passing both \`first\` and \`last\` to paginate the \`${field}\` connection is not supported.`;
    throw new GitHubError('INVALID_PAGINATION_BOUNDARIES', message);
  }
  const size = first ?? last;
  if (size == null) {
    if (!wantsRows) return;
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`;
    throw new GitHubError('MISSING_PAGINATION_BOUNDARIES', message);
  }
  const name = first == null ? 'last' : 'first';
  if (size > MAX_PAGE) {
    const message = `Requesting ${size} records on the \`${field}\` connection exceeds the \`${name}\` limit of ${MAX_PAGE} records.`;
    throw new GitHubError('EXCESSIVE_PAGINATION', message);
  }
  if (size < 1) {
    const message = `\`${name}\` on the \`${field}\` connection must be between 1 and ${MAX_PAGE}.`;
    throw new GitHubError('ARGUMENT_LIMIT', message);
  }
}
