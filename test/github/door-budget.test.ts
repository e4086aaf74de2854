import { describe, expect, it } from 'vitest';
import { openBudget } from '../../src/github/budget.ts';
import type { Reply } from '../../src/github/reply.ts';

const NOW = Date.parse('2026-11-22T10:00:00Z');

/** A reply that tells what is left of 1,000 points until a reset so many seconds after `NOW`. */
function telling(remaining: number, resetInSeconds: number): Reply {
  const headers = new Map([
    ['date', new Date(NOW).toUTCString()],
    ['x-ratelimit-limit', '1000'],
    ['x-ratelimit-remaining', String(remaining)],
    ['x-ratelimit-reset', String(NOW / 1000 + resetInSeconds)],
  ]);
  return { kind: 'reply', status: 200, header: (name) => headers.get(name) ?? null, body: { kind: 'json', value: {} } };
}

function budgetAfter(...replies: readonly Reply[]) {
  const budget = openBudget(0.15);
  for (const reply of replies) {
    budget.begin('graphql');
    budget.end('graphql', reply, NOW);
  }
  return budget;
}

describe('openBudget', () => {
  it('believes the lowest count of replies that overtake each other', () => {
    expect(budgetAfter(telling(160, 600), telling(163, 602)).remaining('graphql')).toBe(160);
  });

  it('starts anew after a reset, and ignores replies from before it', () => {
    expect(budgetAfter(telling(160, 10), telling(999, 3610), telling(158, 10)).remaining('graphql')).toBe(999);
  });

  it('lets go once the reset has passed, without a reply', () => {
    const budget = budgetAfter(telling(100, 600));
    expect(budget.heldBack('graphql', NOW)).toEqual({ resetAt: NOW + 600_000, waitMs: 601_000 });
    expect(budget.heldBack('graphql', NOW + 600_000)).toBeNull();
  });

  it('keeps GraphQL and REST apart', () => {
    expect(budgetAfter(telling(100, 600)).heldBack('core', NOW)).toBeNull();
  });

  it('makes nothing of headers that are no numbers', () => {
    const broken = telling(100, 600);
    const reply: Reply = {
      ...broken,
      header: (name) => (name === 'x-ratelimit-reset' ? '1e300' : broken.header(name)),
    };
    expect(budgetAfter(reply).remaining('graphql')).toBeNull();
  });
});
