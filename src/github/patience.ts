/** Asks until there is an answer, waits where that helps, and says so; gives up where it does not. */
import type { EpochMs, Ms } from '../history/time.ts';
import { isoOf, MS_PER_MINUTE } from '../history/time.ts';
import type { Refusal } from './answers.ts';
import { outOfBudget } from './answers.ts';
import type { Budget, Resource } from './budget.ts';
import { UpstreamError } from './errors.ts';
import type { Exchange } from './transport.ts';
import type { Limited, Verdict } from './verdict.ts';

/** Time from outside. `sleep` ends early, by resolving or rejecting, when the signal is aborted. */
export type Clock = {
  now(): EpochMs;
  sleep(ms: Ms, signal?: AbortSignal): Promise<void>;
};

export type Patience = {
  readonly clock: Clock;
  readonly log: (message: string) => void;
  /** From 0 to 1, as `Math.random`: spreads the waits. */
  readonly random: () => number;
  /** The longest single wait. */
  readonly waitMs: Ms;
  readonly endsAt: EpochMs;
  readonly budget: Budget;
  readonly signal: AbortSignal | undefined;
};

export type Attempt<A> = {
  /** For messages. */
  readonly name: string;
  readonly resource: Resource;
  readonly send: () => Promise<Exchange>;
  readonly judge: (exchange: Exchange) => Verdict<A>;
};

export type Ask = <A>(attempt: Attempt<A>) => Promise<A | Refusal>;

const MAX_LIMITED = 3;
const FIRST_BACKOFF_MS: Ms = 1_000;

/** So many failures with no answer in between are no bad luck with one request. */
const MAX_STREAK = 20;

const WAIT_FOR_RESET = 'Set `history-file`, and run again after that: the next run reads on.';

/** An asker: waits are shared, so that a rate limit met by one request quiets all. */
export function openAsk({ clock, log, random, waitMs: maxWaitMs, endsAt, budget, signal }: Patience): Ask {
  let quietUntil: EpochMs = 0;
  let toldUntil: EpochMs = 0;
  let streak = 0;

  async function pause(ms: Ms, why: string): Promise<Refusal | null> {
    if (clock.now() + ms >= endsAt) return outOfTime();
    log(why);
    await clock.sleep(ms, signal);
    signal?.throwIfAborted();
    return null;
  }

  /** Waits until a request may be sent, and counts it as under way; a refusal where that takes too long. */
  async function gate(resource: Resource): Promise<Refusal | null> {
    for (;;) {
      signal?.throwIfAborted();
      const now = clock.now();
      if (now >= endsAt) return outOfTime();
      const held = budget.heldBack(resource, now);
      if (held !== null && held.waitMs > maxWaitMs) return reserveReached(held.resetAt);
      const ms = Math.max(held?.waitMs ?? 0, quietUntil - now);
      if (ms <= 0) {
        // At once, or others would pass on the same last point.
        budget.begin(resource);
        return null;
      }
      if (now + ms >= endsAt) return outOfTime();
      if (now + ms > toldUntil) log(`Waiting ${seconds(ms)} for GitHub's rate limit.`);
      toldUntil = Math.max(toldUntil, now + ms);
      await clock.sleep(ms, signal);
    }
  }

  return async ({ name, resource, send, judge }) => {
    let failures = 0;
    let limits = 0;
    for (;;) {
      const refused = await gate(resource);
      if (refused !== null) return refused;
      const exchange = await send();
      budget.end(resource, exchange.kind === 'reply' ? exchange : null, clock.now());
      signal?.throwIfAborted();
      const verdict = judge(exchange);
      if (verdict.kind === 'stop') throw verdict.error;
      if (verdict.kind === 'done') {
        streak = 0;
        return verdict.answer;
      }
      if (verdict.kind === 'limited') {
        const ms = verdict.waitMs ?? Math.min(MS_PER_MINUTE * 2 ** limits, maxWaitMs);
        limits++;
        if (limits > MAX_LIMITED || ms > maxWaitMs) return limitReached(verdict, clock.now() + ms);
        quietUntil = Math.max(quietUntil, clock.now() + ms);
        continue;
      }
      failures++;
      streak++;
      if (streak >= MAX_STREAK) throw notAnswering(verdict.why);
      const backoffMs = FIRST_BACKOFF_MS * 2 ** (failures - 1) * (0.5 + random());
      const ms = Math.min(Math.round(verdict.waitMs ?? backoffMs), maxWaitMs);
      if (failures >= verdict.tries) return given(verdict.last);
      const late = await pause(ms, `${name}: ${verdict.why}; trying again in ${seconds(ms)}.`);
      if (late !== null) return late;
    }
  };
}

function given(last: Refusal | Error): Refusal {
  if (last instanceof Error) throw last;
  return last;
}

function outOfTime(): Refusal {
  return outOfBudget(
    'The time for reading from GitHub is used up.',
    'Set `history-file`, and run again: the next run reads on.',
    null,
  );
}

function reserveReached(resetAt: EpochMs): Refusal {
  const detail = `What is left of the hour's rate limit is kept for the repository's other workflows until ${isoOf(resetAt)}.`;
  return outOfBudget(detail, WAIT_FOR_RESET, resetAt);
}

function limitReached({ limit, resetAt }: Limited, retryAt: EpochMs): Refusal {
  const until = resetAt ?? retryAt;
  const which = limit === 'primary' ? 'The rate limit of the hour is used up' : "GitHub's secondary rate limit holds";
  return outOfBudget(`${which} until ${isoOf(until)}.`, WAIT_FOR_RESET, until);
}

function notAnswering(why: string): UpstreamError {
  const what = `GitHub failed ${MAX_STREAK} times in a row (last: ${why}).`;
  return new UpstreamError(what, 'Try again later; githubstatus.com tells whether it is known.');
}

function seconds(ms: Ms): string {
  return `${Math.max(Math.round(ms / 100) / 10, 0.1)} s`;
}
