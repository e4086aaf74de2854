/** What is asked of GitHub, and what comes back: the data, or why there is none. */
import type { z } from 'zod';
import type { EpochMs } from '../history/time.ts';
import { PermissionError, RateLimitError, UpstreamError } from './errors.ts';

export type Query<T> = {
  /** Used in messages only. */
  readonly name: string;
  /** A query, never a mutation: it may be sent more than once. */
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly schema: z.ZodType<T>;
  /**
   * Fields that the token may lack the right to read, such as `repository.deployments`; `*` stands for one step, as in
   * `nodes.*`. The schema must allow `null` there. Anything at or below such a path may be FORBIDDEN or NOT_FOUND.
   */
  readonly optionalPaths?: readonly string[];
  /** It is about one thing, such as a pull request: a shorter window would not make it ask for less. */
  readonly isOfOne?: true;
};

export type RestRequest<T> = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** `/repos/octo/shop/actions/runs?per_page=100`, or the `next` of an earlier answer. */
  readonly path: string;
  readonly schema: z.ZodType<T>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Of an earlier answer: if nothing changed since, the refusal is `unchanged`, which costs no point. */
  readonly etag?: string;
};

/** A field that is `null` because the token may not see it, or because it is gone. */
export type FieldProblem = {
  readonly path: string;
  readonly type: 'FORBIDDEN' | 'NOT_FOUND';
  /** As written under `permissions:` of a workflow, such as `deployments: read`; `null`: not known. */
  readonly permission: string | null;
  readonly detail: string;
  readonly fix: string;
};

/**
 * No data, and why. `too-much`: ask for less at a time; `budget`: stop asking, with the moment (GitHub's clock) from
 * which there is a budget again, where that is known; `rejected`: the request itself was refused (409, 422);
 * `unchanged`: what the etag stands for still holds. `detail` and `fix` are whole sentences, fit for a gap.
 */
export type Refusal = { readonly ok: false; readonly detail: string; readonly fix: string } & (
  | { readonly reason: 'too-much' | 'forbidden' | 'not-found' | 'rejected' | 'unchanged' }
  | { readonly reason: 'budget'; readonly resetAt: EpochMs | null }
);

export type Answer<T> = { readonly ok: true; readonly data: T; readonly problems: readonly FieldProblem[] } | Refusal;

export type RestAnswer<T> =
  | {
      readonly ok: true;
      readonly status: number;
      readonly data: T;
      /** The next page, ready to be a `path`; `null`: this is the last. */
      readonly next: string | null;
      readonly etag: string | null;
    }
  | Refusal;

/** A refusal that says nothing about time. */
export function refusal(reason: Exclude<Refusal['reason'], 'budget'>, detail: string, fix: string): Refusal {
  return { ok: false, reason, detail, fix };
}

/** The refusal of a request that would cost more than is left; `resetAt` is `null` where no moment is known. */
export function outOfBudget(detail: string, fix: string, resetAt: EpochMs | null): Refusal {
  return { ok: false, reason: 'budget', detail, fix, resetAt };
}

/** The error to throw where the run can't go on without what was refused. */
export function errorOf({ reason, detail, fix }: Refusal): PermissionError | RateLimitError | UpstreamError {
  if (reason === 'budget') return new RateLimitError(detail, fix);
  if (reason === 'forbidden' || reason === 'not-found') return new PermissionError(detail, fix);
  return new UpstreamError(detail, fix);
}
