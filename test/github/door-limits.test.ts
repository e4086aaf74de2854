import { describe, expect, it } from 'vitest';
import { SHOP, SHOP_QUERY, withDoor } from '../support/scripted-door.ts';
import type { Step } from '../support/scripted-server.ts';
import { SERVER_TIME } from '../support/scripted-server.ts';

/** Rate limit headers whose reset is so many seconds after the server's time. */
function limits(remaining: number, resetInSeconds: number, limit = 1000): Readonly<Record<string, string>> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(SERVER_TIME / 1000 + resetInSeconds),
  };
}

const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
const PRIMARY = 'API rate limit already exceeded for installation ID 1.';

function primary(resetInSeconds: number, type = 'RATE_LIMITED'): Step {
  return { headers: limits(0, resetInSeconds), body: { errors: [{ type, message: 'exceeded' }] } };
}

const waited: readonly { name: string; steps: readonly Step[]; slept: readonly number[] }[] = [
  { name: 'RATE_LIMITED at 200, reset in 30 s', steps: [primary(30)], slept: [31_000] },
  { name: 'RATE_LIMIT at 200, reset in 30 s', steps: [primary(30, 'RATE_LIMIT')], slept: [31_000] },
  {
    name: 'code graphql_rate_limit at 200',
    steps: [{ headers: limits(0, 9), body: { errors: [{ code: 'graphql_rate_limit', message: 'x' }] } }],
    slept: [10_000],
  },
  {
    name: 'RATE_LIMITED as the second error, without headers',
    steps: [
      { body: { data: {}, errors: [{ type: 'NOT_FOUND', path: ['a'], message: 'x' }, { type: 'RATE_LIMITED' }] } },
    ],
    slept: [60_000],
  },
  {
    name: '403 with remaining 0',
    steps: [{ status: 403, headers: limits(0, 20), body: { message: PRIMARY } }],
    slept: [21_000],
  },
  {
    name: '429 with remaining 0',
    steps: [{ status: 429, headers: limits(0, 20), body: { message: PRIMARY } }],
    slept: [21_000],
  },
  { name: '403 with remaining 0 and no words', steps: [{ status: 403, headers: limits(0, 20) }], slept: [21_000] },
  {
    name: '403 secondary with retry-after',
    steps: [{ status: 403, headers: { 'retry-after': '12' }, body: { message: SECONDARY } }],
    slept: [12_000],
  },
  {
    name: '429 secondary with retry-after',
    steps: [{ status: 429, headers: { 'retry-after': '12' }, body: { message: SECONDARY } }],
    slept: [12_000],
  },
  {
    name: '403 secondary without retry-after',
    steps: [{ status: 403, body: { message: SECONDARY } }],
    slept: [60_000],
  },
  { name: '429 without any word', steps: [{ status: 429 }], slept: [60_000] },
  { name: 'secondary at 200 as a message', steps: [{ body: { message: SECONDARY } }], slept: [60_000] },
  {
    name: 'secondary at 200 named RATE_LIMITED, reset far away',
    steps: [{ headers: limits(800, 3000), body: { errors: [{ type: 'RATE_LIMITED', message: SECONDARY }] } }],
    slept: [60_000],
  },
  {
    name: 'secondary three times',
    steps: Array.from({ length: 3 }, () => ({ status: 403, body: { message: SECONDARY } })),
    slept: [60_000, 60_000, 60_000],
  },
];

describe('a rate limit that passes in time', () => {
  it.each(waited)('$name: waited out, and said', async ({ steps, slept }) => {
    await withDoor([...steps, SHOP], async (scene) => {
      expect(await scene.door.graphql(SHOP_QUERY)).toMatchObject({ ok: true, data: { repository: { id: 'R_1' } } });
      expect(scene.slept).toEqual(slept);
      expect(scene.told).toEqual(slept.map((ms) => `Waiting ${ms / 1000} s for GitHub's rate limit.`));
      expect(scene.server.received).toHaveLength(steps.length + 1);
    });
  });

  it('counts from the clock of the server, not from this machine', async () => {
    const slept: number[] = [];
    let now = SERVER_TIME - 3_600_000;
    const clock = {
      now: () => now,
      sleep: async (ms: number) => {
        slept.push(ms);
        now += ms;
      },
    };
    await withDoor(
      [primary(30), SHOP],
      async ({ door }) => {
        expect(await door.graphql(SHOP_QUERY)).toMatchObject({ ok: true });
        expect(slept).toEqual([31_000]);
      },
      { clock },
    );
  });

  it('lengthens waits that the server does not name, up to the cap', async () => {
    const steps: Step[] = Array.from({ length: 4 }, () => ({ status: 429 }));
    await withDoor(
      steps,
      async (scene) => {
        const answer = await scene.door.graphql(SHOP_QUERY);
        expect(answer).toMatchObject({ ok: false, reason: 'budget' });
        expect(scene.slept).toEqual([60_000, 120_000, 200_000]);
        expect(scene.server.received).toHaveLength(4);
      },
      { limits: { waitMs: 200_000 } },
    );
  });
});

const refused: readonly { name: string; step: Step; resetIn: number }[] = [
  { name: 'primary, reset in 40 min', step: primary(2400), resetIn: 2_400_000 },
  {
    name: 'secondary with retry-after of 5 min',
    step: { status: 403, headers: { 'retry-after': '300' }, body: { message: SECONDARY } },
    resetIn: 300_000,
  },
];

describe('a rate limit that takes too long', () => {
  it.each(refused)('$name: a refusal with the moment, no wait', async ({ step, resetIn }) => {
    await withDoor([step], async (scene) => {
      const answer = await scene.door.graphql(SHOP_QUERY);
      expect(answer).toMatchObject({ ok: false, reason: 'budget', resetAt: SERVER_TIME + resetIn });
      expect(scene.slept).toEqual([]);
      expect(scene.server.received).toHaveLength(1);
    });
  });
});

describe('the reserve', () => {
  it('stops before the request that would touch it, and names the reset', async () => {
    await withDoor(
      [
        { ...SHOP, headers: limits(151, 1800) },
        { ...SHOP, headers: limits(150, 1800) },
      ],
      async (scene) => {
        expect(await scene.door.graphql(SHOP_QUERY)).toMatchObject({ ok: true });
        expect(scene.door.remaining).toBe(151);
        expect(await scene.door.graphql(SHOP_QUERY)).toMatchObject({ ok: true });
        const answer = await scene.door.graphql(SHOP_QUERY);
        expect(answer).toMatchObject({ ok: false, reason: 'budget', resetAt: SERVER_TIME + 1_800_000 });
        expect(answer).toHaveProperty('detail', expect.stringContaining('2026-11-22T10:30:00Z'));
        expect(scene.server.received).toHaveLength(2);
      },
    );
  });

  it('believes an answer that used the last point', async () => {
    await withDoor([{ ...SHOP, headers: limits(0, 1800) }], async (scene) => {
      expect(await scene.door.graphql(SHOP_QUERY)).toMatchObject({ ok: true, data: { repository: { id: 'R_1' } } });
    });
  });

  it('waits where the hour is about to end', async () => {
    await withDoor(
      [
        { ...SHOP, headers: limits(10, 30) },
        { ...SHOP, headers: limits(999, 3630) },
      ],
      async (scene) => {
        await scene.door.graphql(SHOP_QUERY);
        expect(await scene.door.graphql(SHOP_QUERY)).toMatchObject({ ok: true });
        expect(scene.slept).toEqual([31_000]);
        expect(scene.door.remaining).toBe(999);
      },
    );
  });

  it('counts requests under way as spent', async () => {
    const steps: Step[] = [{ ...SHOP, headers: limits(153, 1800) }, ...[1, 2, 3].map(() => ({ ...SHOP, delayMs: 50 }))];
    await withDoor(steps, async (scene) => {
      await scene.door.graphql(SHOP_QUERY);
      const answers = await Promise.all(Array.from({ length: 4 }, () => scene.door.graphql(SHOP_QUERY)));
      expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, false]);
      expect(scene.server.received).toHaveLength(4);
    });
  });

  it('is not invented where the server tells no limit', async () => {
    await withDoor([SHOP, SHOP], async (scene) => {
      await scene.door.graphql(SHOP_QUERY);
      expect(await scene.door.graphql(SHOP_QUERY)).toMatchObject({ ok: true });
      expect(scene.door.remaining).toBeNull();
    });
  });
});

describe('the time of the run', () => {
  it('ends asking rather than waiting beyond it', async () => {
    await withDoor(
      [{ status: 429, headers: { 'retry-after': '40' } }, { status: 429, headers: { 'retry-after': '40' } }, SHOP],
      async (scene) => {
        const answer = await scene.door.graphql(SHOP_QUERY);
        expect(answer).toMatchObject({ ok: false, reason: 'budget', resetAt: null });
        expect(scene.slept).toEqual([40_000]);
        expect(scene.told).toHaveLength(1);
      },
      { limits: { runMs: 70_000 } },
    );
  });
});

describe('what was spent', () => {
  it('counts points by the cost that a query asks for, and every request', async () => {
    const costly: Step = { body: { data: { repository: { id: 'R_1' }, rateLimit: { cost: 3 } } } };
    await withDoor([costly, { status: 503 }, SHOP], async (scene) => {
      expect(scene.door.serverDate).toBeNull();
      await scene.door.graphql(SHOP_QUERY);
      await scene.door.graphql(SHOP_QUERY);
      expect(scene.door.requests).toBe(3);
      expect(scene.door.points).toBe(3 + 1 + 1);
      expect(scene.door.serverDate).toBe(SERVER_TIME);
    });
  });

  it("takes no other server's clock for GitHub's", async () => {
    const fromProxy: Step = {
      status: 502,
      headers: { 'content-type': 'text/html', date: 'Thu, 01 Jan 2026 00:00:00 GMT' },
      body: '<p>',
    };
    await withDoor([fromProxy, SHOP], async ({ door }) => {
      await door.graphql(SHOP_QUERY);
      expect(door.serverDate).toBe(SERVER_TIME);
    });
  });
});
