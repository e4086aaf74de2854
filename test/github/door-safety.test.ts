import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { graphqlUrlOf } from '../../src/github/addresses.ts';
import { openDoor } from '../../src/github/door.ts';
import { quoted } from '../../src/github/errors.ts';
import { errorFrom, SHOP, SHOP_QUERY, TOKEN, withDoor } from '../support/scripted-door.ts';
import type { Step } from '../support/scripted-server.ts';
import { SERVER_TIME, startScriptedServer } from '../support/scripted-server.ts';

const ANY = { method: 'GET', path: '/user', schema: z.unknown() } as const;

describe('what is sent', () => {
  it('is the query, its variables and the token', async () => {
    await withDoor([SHOP], async ({ door, server }) => {
      await door.graphql(SHOP_QUERY);
      expect(server.received[0]).toMatchObject({ method: 'POST', url: '/graphql' });
      expect(server.received[0]?.headers).toMatchObject({
        authorization: `Bearer ${TOKEN}`,
        'user-agent': 'one-pizza-test',
      });
      const body: unknown = JSON.parse(server.received[0]?.body ?? '');
      expect(body).toEqual({ query: SHOP_QUERY.document, variables: { owner: 'octo' } });
    });
  });

  it('goes to /api/graphql and /api/v3 on Enterprise Server', async () => {
    await withDoor(
      [SHOP, { body: {} }],
      async ({ door, server }) => {
        await door.graphql(SHOP_QUERY);
        await door.rest(ANY);
        expect(server.received.map(({ url }) => url)).toEqual(['/api/graphql', '/api/v3/user']);
      },
      { path: '/api/v3/' },
    );
    expect(graphqlUrlOf('https://api.octo.ghe.com')).toBe('https://api.octo.ghe.com/graphql');
  });

  it('is at most 4 requests at a time', async () => {
    const steps = Array.from({ length: 9 }, (): Step => ({ ...SHOP, delayMs: 30 }));
    await withDoor(steps, async ({ door, server }) => {
      const answers = await Promise.all(steps.map(() => door.graphql(SHOP_QUERY)));
      expect(answers.every(({ ok }) => ok)).toBe(true);
      expect(server.mostAtOnce()).toBe(4);
    });
  });

  it('is nothing for a variable that would be lost', async () => {
    await withDoor([SHOP], async ({ door, server }) => {
      const error = await errorFrom(door.graphql({ ...SHOP_QUERY, variables: { headers: 1 } }));
      expect(error.message).toContain('headers');
      expect(server.received).toHaveLength(0);
    });
  });
});

describe('the token', () => {
  it('is never carried to another origin, by a redirect or by a page link', async () => {
    const other = await startScriptedServer([SHOP, SHOP]);
    try {
      const elsewhere: Step = { status: 302, headers: { location: `${other.url}/steal?x=1` } };
      await withDoor([elsewhere, { ...elsewhere, status: 307 }], async ({ door, server }) => {
        const error = await errorFrom(door.rest(ANY));
        expect(error.message).toBe(
          `${new URL(server.url).host} leads to ${other.url}, which must not get the token. Set GITHUB_API_URL to the address of the API itself.`,
        );
        await errorFrom(door.graphql(SHOP_QUERY));
        await errorFrom(door.rest({ ...ANY, path: `${other.url}/user` }));
        expect(server.received).toHaveLength(2);
      });
      expect(other.received).toHaveLength(0);
    } finally {
      await other.close();
    }
  });

  it('follows a redirect within the origin, as renamed repositories have them', async () => {
    await withDoor(
      [{ status: 301, headers: { location: '/repositories/1' } }, { body: { id: 1 } }],
      async ({ door, server }) => {
        expect(await door.rest(ANY)).toMatchObject({ ok: true, data: { id: 1 } });
        expect(server.received.map(({ url }) => url)).toEqual(['/user', '/repositories/1']);
      },
    );
  });

  it('follows no redirect that would turn a query into something else', async () => {
    await withDoor([{ status: 302, headers: { location: '/login' } }, SHOP], async ({ door, server }) => {
      expect((await errorFrom(door.graphql(SHOP_QUERY))).message).toContain('leads to');
      expect(server.received).toHaveLength(1);
    });
  });

  it('gives up on redirects in a circle', async () => {
    const circle: Step = { status: 302, headers: { location: '/user' } };
    await withDoor([circle, circle, circle, circle, circle], async ({ door, server }) => {
      expect((await errorFrom(door.rest(ANY))).message).toContain('leads to');
      expect(server.received).toHaveLength(4);
    });
  });

  it('is in no error and no line of the log', async () => {
    const steps: Step[] = [{ fault: 'reset' }, { status: 503 }, { status: 503, body: { message: 'x' } }];
    await withDoor(steps, async ({ door, told }) => {
      const error = await errorFrom(door.graphql(SHOP_QUERY));
      const all = [error.message, error.stack, String(error.cause), JSON.stringify(error), ...told].join('\n');
      expect(all).not.toContain(TOKEN);
    });
  });

  const bad = ['', '  \n', 'ghs_a\nb', 'ghs_ä', '“ghs_a”'];
  it.each(bad)('%j is refused before anything is sent, and not repeated', (token) => {
    const open = () =>
      openDoor({
        token,
        userAgent: 'x',
        clock: { now: () => 0, sleep: async () => {} },
        log: () => {},
        environment: {},
      });
    expect(open).toThrow(/token/);
    if (token.trim() !== '') expect(open).not.toThrow(token);
  });

  it('loses the line end of a paste', async () => {
    await withDoor(
      [SHOP],
      async ({ door, server }) => {
        await door.graphql(SHOP_QUERY);
        expect(server.received[0]?.headers.authorization).toBe('Bearer ghs_pasted');
      },
      { token: 'ghs_pasted\n' },
    );
  });
});

describe('an address', () => {
  it.each(['nonsense', 'ftp://host', 'https://user:pass@host', 'https://host?x=1'])(
    '%s is a configuration error',
    (apiUrl) => {
      const options = { token: 'x', userAgent: 'x', log: () => {}, environment: {}, apiUrl };
      const open = () => openDoor({ ...options, clock: { now: () => 0, sleep: async () => {} } });
      expect(open).toThrow('Set GITHUB_API_URL to');
      expect(open).not.toThrow('pass');
    },
  );

  it('that does not speak TLS is an error at once', async () => {
    const server = await startScriptedServer([]);
    const clock = { now: () => SERVER_TIME, sleep: async () => {} };
    const apiUrl = server.url.replace('http:', 'https:');
    const door = openDoor({ token: TOKEN, apiUrl, userAgent: 'x', clock, log: () => {}, environment: {} });
    const error = await errorFrom(door.graphql(SHOP_QUERY));
    expect(error.message).toMatch(
      /^There is no trusted connection to 127\.0\.0\.1:\d+ \(ERR_SSL_[A-Z_]+\)\. .*NODE_EXTRA_CA_CERTS/,
    );
    expect(door.requests).toBe(1);
    await server.close();
  });

  it('that nobody listens on is an error that says what to check', async () => {
    await withDoor([], async ({ door, server, slept }) => {
      await server.close();
      const error = await errorFrom(door.graphql(SHOP_QUERY));
      expect(error.message).toContain("can't be reached (ECONNREFUSED). Check the network, GITHUB_API_URL");
      expect(slept).toEqual([1000, 2000]);
    });
  });
});

describe("a server's words", () => {
  it('are one line of at most 200 characters, without control or direction characters', async () => {
    const hostile = `a\u001b[31m\r\n::set-output\u202eb\u200b${'😀'.repeat(300)}`;
    expect(quoted(hostile)).toMatch(/^a \[31m ::set-output b 😀+…$/u);
    expect([...quoted(hostile)]).toHaveLength(200);
    expect(quoted('x'.repeat(200))).toBe('x'.repeat(200));
    await withDoor([{ status: 422, body: { message: hostile } }], async ({ door }) => {
      const answer = await door.rest(ANY);
      expect(JSON.stringify(answer)).not.toMatch(/\\u001b|\\n|\u202e/);
    });
  });
});

describe('an abort', () => {
  it('ends a wait, and nothing more is sent', async () => {
    const stop = new AbortController();
    const clock = { now: () => SERVER_TIME, sleep: async () => stop.abort(new Error('stopped')) };
    await withDoor(
      [{ status: 429 }, SHOP],
      async ({ door, server }) => {
        expect((await errorFrom(door.graphql(SHOP_QUERY))).message).toBe('stopped');
        expect(server.received).toHaveLength(1);
      },
      { signal: stop.signal, clock },
    );
  });

  it('ends a request under way with its reason', async () => {
    const stop = new AbortController();
    await withDoor(
      [{ fault: 'hang' }],
      async ({ door, server }) => {
        setTimeout(() => stop.abort(new Error('stopped')), 30);
        expect((await errorFrom(door.graphql(SHOP_QUERY))).message).toBe('stopped');
        expect((await errorFrom(door.rest(ANY))).message).toBe('stopped');
        expect(server.received).toHaveLength(1);
      },
      { signal: stop.signal },
    );
  });
});
