import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../src/github/errors.ts';
import { errorFrom, SHOP, SHOP_QUERY, withDoor } from '../support/scripted-door.ts';
import type { Step } from '../support/scripted-server.ts';

const HTML: Step = { headers: { 'content-type': 'text/html' }, body: '<html>Unicorn!</html>' };
const BAD_GATEWAY: Step = { ...HTML, status: 502 };
const GATEWAY_TIMEOUT: Step = { status: 504, body: { message: 'We could not respond in time.' } };
const WENT_WRONG = {
  message: 'Something went wrong while executing your query. Please include `ABCD:1` when reporting.',
};

const passing: readonly { name: string; steps: readonly Step[]; slept: readonly number[]; says: string }[] = [
  { name: '502 as HTML', steps: [BAD_GATEWAY], slept: [1000], says: 'GitHub answered 502' },
  { name: '504 as JSON', steps: [GATEWAY_TIMEOUT], slept: [1000], says: 'GitHub answered 504' },
  { name: '503 twice', steps: [{ status: 503 }, { status: 503 }], slept: [1000, 2000], says: 'GitHub answered 503' },
  {
    name: '503 with retry-after',
    steps: [{ status: 503, headers: { 'retry-after': '7' } }],
    slept: [7000],
    says: '7 s',
  },
  { name: 'a reset', steps: [{ fault: 'reset' }], slept: [1000], says: 'the connection broke' },
  {
    name: 'a reset mid-body',
    steps: [{ ...SHOP, fault: 'reset-mid-body' }],
    slept: [1000],
    says: 'the connection broke',
  },
  { name: 'a hang', steps: [{ fault: 'hang' }], slept: [1000], says: 'no whole answer within 0.15 s' },
  { name: 'a slow drip', steps: [{ fault: 'drip' }], slept: [1000], says: 'no whole answer within 0.15 s' },
  { name: 'truncated JSON', steps: [{ ...SHOP, fault: 'cut' }], slept: [1000], says: 'is cut off' },
  { name: 'HTML at 200', steps: [HTML], slept: [1000], says: 'is a web page' },
  { name: 'an empty 200', steps: [{ body: '' }], slept: [1000], says: 'is empty' },
  { name: 'data: null', steps: [{ body: { data: null } }], slept: [1000], says: 'holds no data' },
  {
    name: 'no aliases, no errors',
    steps: [{ body: { data: {} } }],
    slept: [1000],
    says: 'lacks what was asked for at "repository"',
  },
  { name: 'no envelope', steps: [{ body: [1] }], slept: [1000], says: 'is not what GraphQL answers' },
  {
    name: 'JSON of the wrong type',
    steps: [{ ...SHOP, headers: { 'content-type': 'text/plain' } }],
    slept: [1000],
    says: 'is not marked as JSON',
  },
  {
    name: '"Something went wrong" at 200',
    steps: [{ body: { data: null, errors: [WENT_WRONG] } }],
    slept: [1000],
    says: 'Something went wrong',
  },
  {
    name: 'an error that is not known',
    steps: [
      { body: { data: { repository: { id: 'R_0' } }, errors: [{ type: 'SERVICE_UNAVAILABLE', message: 'Busy' }] } },
    ],
    slept: [1000],
    says: 'says: Busy',
  },
];

describe('a fault that passes', () => {
  it.each(passing)('$name: told, waited out, and the figures are right', async ({ steps, slept, says }) => {
    await withDoor(
      [...steps, SHOP],
      async (scene) => {
        const answer = await scene.door.graphql(SHOP_QUERY);
        expect(answer).toEqual({ ok: true, data: { repository: { id: 'R_1' } }, problems: [] });
        expect(scene.server.received).toHaveLength(steps.length + 1);
        expect(scene.door.requests).toBe(steps.length + 1);
        expect(scene.slept).toEqual(slept);
        expect(scene.told).toHaveLength(slept.length);
        expect(scene.told.every((line) => line.startsWith('Shop: '))).toBe(true);
        expect(scene.told[0]).toContain(says);
      },
      { limits: { callMs: 150 } },
    );
  });
});

const repeated = (step: Step) => [step, step, step, step];

const tooMuch: readonly { name: string; step: Step; requests: number }[] = [
  { name: '502 as HTML', step: BAD_GATEWAY, requests: 2 },
  { name: '504 as JSON', step: GATEWAY_TIMEOUT, requests: 2 },
  { name: '500', step: { status: 500, body: { message: 'Oops' } }, requests: 2 },
  { name: 'a hang', step: { fault: 'hang' }, requests: 2 },
  { name: 'a slow drip', step: { fault: 'drip' }, requests: 2 },
  { name: '"Something went wrong" first', step: { body: { data: null, errors: [WENT_WRONG] } }, requests: 2 },
  {
    name: '"Something went wrong" second',
    step: {
      body: {
        data: { repository: { id: 'R_0' } },
        errors: [{ type: 'NOT_FOUND', path: ['a'], message: 'x' }, WENT_WRONG],
      },
    },
    requests: 2,
  },
  {
    name: 'RESOURCE_LIMITS_EXCEEDED with partial data',
    step: {
      body: {
        data: { repository: { id: 'R_0' } },
        errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded.' }],
      },
    },
    requests: 1,
  },
  {
    name: 'MAX_NODE_LIMIT_EXCEEDED',
    step: { body: { errors: [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message: 'requests up to 600,000 nodes' }] } },
    requests: 1,
  },
];

describe('a query that is too much', () => {
  it.each(tooMuch)('$name: refused as too much after $requests requests', async ({ step, requests }) => {
    await withDoor(
      repeated(step),
      async (scene) => {
        const answer = await scene.door.graphql(SHOP_QUERY);
        expect(answer).toMatchObject({ ok: false, reason: 'too-much' });
        expect(scene.server.received).toHaveLength(requests);
        expect(scene.slept).toEqual(requests === 1 ? [] : [1000]);
        expect(scene.door.points).toBe(requests);
      },
      { limits: { callMs: 100 } },
    );
  });
});

const lasting: readonly { name: string; step: Step; requests: number; says: string }[] = [
  { name: 'resets', step: { fault: 'reset' }, requests: 3, says: 'Try again later' },
  { name: '503', step: { status: 503 }, requests: 3, says: 'githubstatus.com' },
  { name: 'HTML at 200', step: HTML, requests: 3, says: 'Check GITHUB_API_URL' },
  { name: 'truncated JSON', step: { ...SHOP, fault: 'cut' }, requests: 3, says: 'is cut off' },
  { name: 'empty replies', step: { body: '' }, requests: 3, says: 'is empty, 3 times' },
  { name: 'data: null', step: { body: { data: null } }, requests: 3, says: 'holds no data, 3 times' },
  { name: 'missing aliases', step: { body: { data: {} } }, requests: 3, says: 'at "repository"' },
  {
    name: '404: not the API',
    step: { status: 404, body: { message: 'Not Found' } },
    requests: 1,
    says: 'Check GITHUB_API_URL',
  },
  {
    name: 'a field this server lacks',
    step: { body: { errors: [{ message: "Field 'x' doesn't exist", extensions: { code: 'undefinedField' } }] } },
    requests: 1,
    says: "Field 'x' doesn't exist",
  },
];

describe('a fault that lasts', () => {
  it.each(lasting)(
    '$name: an error that says what to do, after $requests requests',
    async ({ step, requests, says }) => {
      await withDoor(repeated(step), async (scene) => {
        const error = await errorFrom(scene.door.graphql(SHOP_QUERY));
        expect(error).toBeInstanceOf(UpstreamError);
        expect(error.message).toContain(says);
        expect(error.message).not.toContain('Unicorn');
        expect(scene.server.received).toHaveLength(requests);
        expect(scene.slept).toEqual(requests === 1 ? [] : [1000, 2000]);
      });
    },
  );

  it.each([
    { query: SHOP_QUERY, says: /a shorter window asks for less: `window-days: 30`\.$/ },
    { query: { ...SHOP_QUERY, isOfOne: true } as const, says: /^Run it again later: GitHub may be in trouble\.$/ },
  ])('advises a shorter window only where that helps: $says', async ({ query, says }) => {
    await withDoor([BAD_GATEWAY, BAD_GATEWAY], async (scene) => {
      expect(await scene.door.graphql(query)).toMatchObject({ ok: false, fix: expect.stringMatching(says) });
    });
  });

  it('ends the run after 20 failures in a row, whatever is asked', async () => {
    await withDoor(
      Array.from({ length: 30 }, () => BAD_GATEWAY),
      async (scene) => {
        for (let asked = 1; asked <= 9; asked++) {
          expect(await scene.door.graphql(SHOP_QUERY)).toMatchObject({ reason: 'too-much' });
        }
        const error = await errorFrom(scene.door.graphql(SHOP_QUERY));
        expect(error.message).toMatch(
          /^GitHub failed 20 times in a row \(last: GitHub answered 502\)\. Try again later/,
        );
        expect(scene.server.received).toHaveLength(20);
      },
    );
  });

  it('counts from the last answer', async () => {
    const steps = Array.from({ length: 16 }, () => BAD_GATEWAY);
    await withDoor([...steps, SHOP, ...steps], async (scene) => {
      const reasons: unknown[] = [];
      for (let asked = 1; asked <= 17; asked++) reasons.push((await scene.door.graphql(SHOP_QUERY)).ok);
      expect(reasons.filter((ok) => ok)).toHaveLength(1);
      expect(scene.server.received).toHaveLength(33);
    });
  });
});
