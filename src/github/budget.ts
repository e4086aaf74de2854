/** What the hour's rate limit still allows, as the replies' headers tell it, and what was spent. */
import type { EpochMs, Ms } from '../history/time.ts';
import type { Reply } from './reply.ts';
import { dateOf, numberIn } from './reply.ts';

/** GitHub counts these apart. */
export type Resource = 'graphql' | 'core' | 'search';

type Limit = { readonly limit: number; readonly remaining: number; readonly resetAt: EpochMs };

export type Budget = {
  /** `null`: there is room; else when there will be, by GitHub's clock, and how long that is from now. */
  heldBack(resource: Resource, now: EpochMs): { readonly resetAt: EpochMs; readonly waitMs: Ms } | null;
  begin(resource: Resource): void;
  /** After every `begin`; `null`: no reply came. */
  end(resource: Resource, reply: Reply | null, now: EpochMs): void;
  /** What is left of the hour; `null`: not told (Enterprise Server without rate limits). */
  remaining(resource: Resource): number | null;
  /** GitHub's clock when it first replied; `null`: no reply yet. */
  firstReplyAt(): EpochMs | null;
};

/** Resets of one hour are told to the second, and not always the same. */
const SAME_RESET_MS: Ms = 5_000;

/**
 * A budget that holds requests back once no more than `reserveShare` of the limit is left, requests under way counted
 * as spent. Replies that overtake each other only ever lower what is left, until the next reset. Where no limit is told,
 * nothing is held back.
 */
export function openBudget(reserveShare: number): Budget {
  const limits = new Map<Resource, Limit>();
  const underWay = new Map<Resource, number>();
  let aheadMs: Ms = 0;
  let firstReplyAt: EpochMs | null = null;

  const add = (resource: Resource, by: number) => underWay.set(resource, (underWay.get(resource) ?? 0) + by);

  return {
    heldBack(resource, now) {
      const known = limits.get(resource);
      if (known === undefined) return null;
      const waitMs = known.resetAt - (now + aheadMs);
      if (waitMs <= 0) return null;
      const left = known.remaining - (underWay.get(resource) ?? 0);
      return left > known.limit * reserveShare ? null : { resetAt: known.resetAt, waitMs: waitMs + 1000 };
    },
    begin: (resource) => add(resource, 1),
    end(resource, reply, now) {
      add(resource, -1);
      if (reply === null) return;
      const date = dateOf(reply);
      if (date !== null) {
        aheadMs = date - now;
        firstReplyAt ??= date;
      }
      const told = limitOf(reply);
      if (told !== null) limits.set(resource, latest(limits.get(resource), told));
    },
    remaining: (resource) => limits.get(resource)?.remaining ?? null,
    firstReplyAt: () => firstReplyAt,
  };
}

function limitOf(reply: Reply): Limit | null {
  const limit = numberIn(reply, 'x-ratelimit-limit');
  const remaining = numberIn(reply, 'x-ratelimit-remaining');
  const reset = numberIn(reply, 'x-ratelimit-reset');
  if (limit === null || remaining === null || reset === null) return null;
  return { limit, remaining, resetAt: reset * 1000 };
}

function latest(known: Limit | undefined, told: Limit): Limit {
  if (known === undefined || told.resetAt > known.resetAt + SAME_RESET_MS) return told;
  if (told.resetAt < known.resetAt - SAME_RESET_MS) return known;
  return { ...told, remaining: Math.min(known.remaining, told.remaining) };
}
