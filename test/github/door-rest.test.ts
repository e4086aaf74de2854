import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RestRequest } from '../../src/github/answers.ts';
import { UpstreamError } from '../../src/github/errors.ts';
import { errorFrom, withDoor } from '../support/scripted-door.ts';
import type { Step } from '../support/scripted-server.ts';

const RUNS: RestRequest<{ total_count: number }> = {
  method: 'GET',
  path: '/repos/octo/shop/actions/runs?per_page=100',
  schema: z.object({ total_count: z.number() }),
};
const COMMENT: RestRequest<{ id: number }> = {
  method: 'POST',
  path: '/repos/octo/shop/issues/1/comments',
  schema: z.object({ id: z.number() }),
  body: { body: 'Hello' },
};
const TWO: Step = { headers: { etag: '"abc"' }, body: { total_count: 2 } };

describe('a REST request', () => {
  it('returns status, data, etag and the next page, which can be asked for as it is', async () => {
    await withDoor([TWO], async ({ door }) => {
      expect(await door.rest(RUNS)).toEqual({
        ok: true,
        status: 200,
        data: { total_count: 2 },
        next: null,
        etag: '"abc"',
      });
    });
    const steps: Step[] = [{ ...TWO, headers: { link: '<LATER>; rel="next", <LAST>; rel="last"' } }];
    await withDoor(steps, async ({ door }) => {
      expect(await door.rest(RUNS)).toMatchObject({ next: 'LATER' });
    });
    await withDoor([TWO], async ({ door, server }) => {
      expect(await door.rest({ ...RUNS, path: `${server.url}/repositories/1/runs?page=2` })).toMatchObject({
        ok: true,
      });
      expect(server.received[0]?.url).toBe('/repositories/1/runs?page=2');
    });
  });

  it('says unchanged where the etag still holds', async () => {
    await withDoor([{ status: 304 }], async ({ door, server }) => {
      expect(await door.rest({ ...RUNS, etag: '"abc"' })).toMatchObject({ ok: false, reason: 'unchanged' });
      expect(server.received[0]?.headers['if-none-match']).toBe('"abc"');
    });
  });

  const refusals: readonly { name: string; step: Step; reason: string; says: string }[] = [
    { name: '404', step: { status: 404, body: { message: 'Not Found' } }, reason: 'not-found', says: '404: Not Found' },
    {
      name: '410',
      step: { status: 410, body: { message: 'Issues are disabled' } },
      reason: 'not-found',
      says: 'disabled',
    },
    {
      name: '409',
      step: { status: 409, body: { message: 'Git Repository is empty.' } },
      reason: 'rejected',
      says: 'empty',
    },
    {
      name: '422',
      step: { status: 422, body: { message: 'Validation Failed' } },
      reason: 'rejected',
      says: 'Validation',
    },
    {
      name: '403 with the permission it names',
      step: {
        status: 403,
        headers: { 'x-accepted-github-permissions': 'actions=read' },
        body: { message: 'Resource not accessible by integration' },
      },
      reason: 'forbidden',
      says: 'actions=read',
    },
  ];

  it.each(refusals)('$name: refused as $reason', async ({ step, reason, says }) => {
    await withDoor([step], async ({ door, slept }) => {
      const answer = await door.rest(RUNS);
      expect(answer).toMatchObject({ ok: false, reason });
      expect(JSON.stringify(answer)).toContain(says);
      expect(slept).toEqual([]);
    });
  });

  const passing: readonly { name: string; step: Step; slept: number }[] = [
    { name: '502', step: { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' }, slept: 1000 },
    { name: 'a hang', step: { fault: 'hang' }, slept: 1000 },
    { name: 'a reset mid-body', step: { ...TWO, fault: 'reset-mid-body' }, slept: 1000 },
    { name: 'truncated JSON', step: { ...TWO, fault: 'cut' }, slept: 1000 },
    { name: 'HTML at 200', step: { headers: { 'content-type': 'text/html' }, body: '<html>' }, slept: 1000 },
    { name: 'an empty 200', step: {}, slept: 1000 },
    { name: 'a wrong shape', step: { body: { total: 2 } }, slept: 1000 },
    { name: '429 with retry-after', step: { status: 429, headers: { 'retry-after': '5' } }, slept: 5000 },
    {
      name: '403 secondary',
      step: { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
      slept: 60_000,
    },
  ];

  it.each(passing)('$name: sent again, and right', async ({ step, slept }) => {
    await withDoor(
      [step, TWO],
      async (scene) => {
        expect(await scene.door.rest(RUNS)).toMatchObject({ ok: true, data: { total_count: 2 } });
        expect(scene.slept).toEqual([slept]);
        expect(scene.told).toHaveLength(1);
        expect(scene.door.points).toBe(0);
      },
      { limits: { callMs: 150 } },
    );
  });

  it('ends in an error after 3 tries', async () => {
    await withDoor([{ status: 502 }, { status: 502 }, { status: 502 }, TWO], async ({ door, server }) => {
      expect(await errorFrom(door.rest(RUNS))).toBeInstanceOf(UpstreamError);
      expect(server.received).toHaveLength(3);
    });
  });

  it("takes a commit's own message for no rate limit", async () => {
    const commit = { message: 'Wait when the API rate limit exceeded or a secondary rate limit was met' };
    await withDoor([{ body: commit }], async ({ door }) => {
      const answer = await door.rest({ ...RUNS, schema: z.object({ message: z.string() }) });
      expect(answer).toMatchObject({ ok: true, data: commit });
    });
  });
});

describe('a REST write', () => {
  it('sends its body as JSON, and reads 204 as null', async () => {
    await withDoor([{ status: 201, body: { id: 7 } }, { status: 204 }], async ({ door, server }) => {
      expect(await door.rest(COMMENT)).toMatchObject({ ok: true, status: 201, data: { id: 7 } });
      expect(server.received[0]).toMatchObject({ method: 'POST', body: '{"body":"Hello"}' });
      const deletion = { method: 'DELETE', path: '/repos/octo/shop/issues/comments/7', schema: z.null() } as const;
      expect(await door.rest(deletion)).toMatchObject({ ok: true, status: 204, data: null });
    });
  });

  const unknown: readonly { name: string; step: Step }[] = [
    { name: 'a reset', step: { fault: 'reset' } },
    { name: 'a hang', step: { fault: 'hang' } },
    { name: '502', step: { status: 502 } },
    { name: 'a reply that is cut off', step: { status: 201, body: { id: 7 }, fault: 'cut' } },
  ];

  it.each(unknown)('$name: a POST is not sent twice', async ({ step }) => {
    await withDoor(
      [step, { body: { id: 8 } }],
      async ({ door, server }) => {
        const error = await errorFrom(door.rest(COMMENT));
        expect(error.message).toContain('It is not known whether a write succeeded');
        expect(server.received).toHaveLength(1);
      },
      { limits: { callMs: 100 } },
    );
  });

  it('waits out a rate limit, which wrote nothing', async () => {
    await withDoor([{ status: 403, headers: { 'retry-after': '3' } }, { body: { id: 8 } }], async ({ door, slept }) => {
      expect(await door.rest(COMMENT)).toMatchObject({ ok: true, data: { id: 8 } });
      expect(slept).toEqual([3000]);
    });
  });
});
