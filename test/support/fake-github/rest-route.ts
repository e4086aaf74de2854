/** What a REST route is, and lists by the page. */
import type { World } from './context.ts';
import type { PermissionName } from './permissions.ts';

export type RestRequest = {
  readonly method: string;
  /** Below the API's root, decoded: `/repos/octo/shop/pulls/1`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly body: unknown;
  /** What the route's pattern caught below the repository. */
  readonly parts: readonly string[];
};

export type RestAnswer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Route = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Matches the path below `/repos/{owner}/{repo}`. */
  readonly pattern: RegExp;
  /** One of these is enough. */
  readonly needs: readonly PermissionName[];
  readonly answer: (request: RestRequest, world: World) => RestAnswer;
};

export const NOT_FOUND: RestAnswer = { status: 404, body: { message: 'Not Found', status: '404' } };

export function invalid(message: string): RestAnswer {
  return { status: 422, body: { message: 'Validation Failed', errors: [{ message }], status: '422' } };
}

const MAX_PER_PAGE = 100;

/** The page that a request asks for, 30 items long if it says nothing, and the `link` header that leads on. */
export function restPage<T>(
  items: readonly T[],
  request: RestRequest,
  world: World,
): { readonly items: readonly T[]; readonly headers: Readonly<Record<string, string>> } {
  const size = clamped(request.query.get('per_page'), 30);
  const page = Math.max(1, Number(request.query.get('page') ?? 1) || 1);
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (to: number, rel: string): string => {
    const query = new URLSearchParams(request.query);
    query.set('page', String(to));
    return `<${world.restUrl}${request.path}?${query.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return {
    items: items.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  };
}

function clamped(text: string | null, standard: number): number {
  const size = Number(text ?? standard);
  return Number.isInteger(size) && size > 0 ? Math.min(size, MAX_PER_PAGE) : standard;
}
