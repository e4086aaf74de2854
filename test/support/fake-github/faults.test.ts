import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, rest } from './ask.ts';
import { fakePullRequest, fakeRepository } from './builders.ts';
import { BAD_GATEWAY, RESOURCE_LIMITS, secondaryLimit } from './known-faults.ts';
import { randomFaultSource } from './random-faults.ts';
import type { FakeGitHub } from './start.ts';
import { startFakeGitHub } from './start.ts';

const QUERY = '{ viewer { login } }';
const COMMENT = { method: 'POST', body: '{"body":"hello"}' };

let fake: FakeGitHub;

beforeEach(async () => {
  fake = await startFakeGitHub({ repository: fakeRepository({ pullRequests: [fakePullRequest({ number: 1 })] }) });
});

afterEach(() => fake.close());

async function raw(): Promise<{ readonly status: number; readonly text: string }> {
  const headers = { authorization: `bearer ${fake.token}` };
  const response = await fetch(fake.graphqlUrl, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) });
  return { status: response.status, text: await response.text() };
}

const WHOLE = '{"data":{"viewer":{"login":"github-actions"}}}';

describe('a fault', () => {
  it('hits the nth request from now on, once', async () => {
    await raw();
    fake.fault({ when: 2, reply: BAD_GATEWAY, name: 'unicorn' });
    expect([(await raw()).status, (await raw()).status, (await raw()).status]).toEqual([200, 502, 200]);
    expect(fake.log.map((request) => request.fault)).toEqual([null, null, 'unicorn', null]);
  });

  it('hits the requests that a test chooses, as often as it says', async () => {
    fake.fault({ when: (request) => request.method === 'GET', reply: secondaryLimit(403, 7), times: 2 });
    expect((await raw()).status).toBe(200);
    const limited = await rest(fake, '/repos/octo/shop');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([403, '7']);
    expect((await rest(fake, '/repos/octo/shop')).status).toBe(403);
    expect((await rest(fake, '/repos/octo/shop')).status).toBe(200);
  });

  it('ends when the test takes it back', async () => {
    const end = fake.fault({ when: () => true, reply: BAD_GATEWAY, times: Number.POSITIVE_INFINITY });
    expect((await raw()).status).toBe(502);
    end();
    expect((await raw()).status).toBe(200);
  });

  it('can change the honest reply', async () => {
    fake.fault({ when: 1, reply: RESOURCE_LIMITS });
    expect((await ask(fake, QUERY)).errors).toMatchObject([{ type: 'RESOURCE_LIMITS_EXCEEDED' }]);
    expect(fake.log[0]?.points).toBe(1);
  });
});

describe('a broken connection', () => {
  it('breaks before the request is carried out, or after it', async () => {
    fake.fault({ when: 1, reply: 'reset' });
    await expect(rest(fake, '/repos/octo/shop/issues/1/comments', COMMENT)).rejects.toThrow();
    expect(fake.repository.comments).toEqual([]);
    fake.fault({ when: 1, reply: 'lost' });
    await expect(rest(fake, '/repos/octo/shop/issues/1/comments', COMMENT)).rejects.toThrow();
    expect(fake.repository.comments.map((comment) => comment.body)).toEqual(['hello']);
    expect(fake.log.map((request) => [request.status, request.fault])).toEqual([
      [null, 'reset'],
      [null, 'lost'],
    ]);
  });

  it('leaves half a body that looks whole, or one that does not', async () => {
    expect((await raw()).text).toBe(WHOLE);
    fake.fault({ when: 1, reply: 'truncate' });
    expect(await raw()).toEqual({ status: 200, text: WHOLE.slice(0, WHOLE.length / 2) });
    fake.fault({ when: 1, reply: 'cut' });
    await expect(raw()).rejects.toThrow();
  });

  it.each(['hang', 'drip'] as const)('keeps a client waiting: %s', async (reply) => {
    fake.fault({ when: 1, reply });
    const headers = { authorization: `bearer ${fake.token}` };
    const signal = AbortSignal.timeout(200);
    const read = async (): Promise<string> => {
      const response = await fetch(fake.graphqlUrl, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query: QUERY }),
        signal,
      });
      return response.text();
    };
    await expect(read()).rejects.toThrow(/timeout/);
  });
});

describe('random faults', () => {
  const request = (number: number) => ({
    method: 'GET',
    path: `/repos/octo/shop/pulls/${number}`,
    operation: null,
    query: null,
    variables: null,
    body: null,
    authorized: true,
    status: null,
    points: 0,
    fault: null,
  });
  const NUMBERS = Array.from({ length: 400 }, (_, index) => index);

  it('are the same for the same seed, in whatever order requests come', () => {
    const one = randomFaultSource({ seed: 1, share: 0.3 });
    const same = randomFaultSource({ seed: 1, share: 0.3 });
    const other = randomFaultSource({ seed: 2, share: 0.3 });
    const names = NUMBERS.map((number) => one(request(number))?.name);
    const backwards = NUMBERS.toReversed().map((number) => same(request(number))?.name);
    expect(backwards.toReversed()).toEqual(names);
    expect(NUMBERS.map((number) => other(request(number))?.name)).not.toEqual(names);
    // 400 draws at 30 %: outside 90…150 once in a thousand seeds.
    const failed = names.filter((name) => name !== undefined).length;
    expect(failed).toBeGreaterThan(90);
    expect(failed).toBeLessThan(150);
    expect(new Set(names).size).toBe(8);
  });

  it('let a request through after two failures, and never touch a write', () => {
    const source = randomFaultSource({ seed: 1, share: 1 });
    const outcomes = Array.from({ length: 6 }, () => source(request(1)) === null);
    expect(outcomes).toEqual([false, false, true, false, false, true]);
    expect(source({ ...request(1), method: 'POST' })).toBeNull();
  });

  it('reach the requests of a running fake', async () => {
    const end = fake.randomFaults({ seed: 3, share: 1, replies: { 'bad gateway': BAD_GATEWAY } });
    expect([(await raw()).status, (await raw()).status, (await raw()).status]).toEqual([502, 502, 200]);
    end();
    expect((await raw()).status).toBe(200);
  });
});
