import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDoor } from '../../src/github/door.ts';
import { proxyOf } from '../../src/github/proxy.ts';
import { errorFrom, SHOP, SHOP_QUERY } from '../support/scripted-door.ts';
import { SERVER_TIME, startScriptedServer } from '../support/scripted-server.ts';

/** A proxy that tunnels to `port`, whatever host is asked for, and lists what was; or refuses with `status`. */
async function startProxy(port: number, status = 200) {
  const asked: { readonly host: string; readonly authorization: string | undefined }[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push({ host: request.url ?? '', authorization: request.headers['proxy-authorization'] });
    socket.write(`HTTP/1.1 ${status} x\r\n\r\n`);
    if (status !== 200) return socket.end();
    const target = connect(port, '127.0.0.1');
    target.on('error', () => socket.destroy());
    socket.on('error', () => target.destroy());
    return target.pipe(socket).pipe(target);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port: own } = proxy.address() as AddressInfo;
  return { address: `127.0.0.1:${own}`, asked, close: () => proxy.close() };
}

function doorThrough(environment: Record<string, string>) {
  return openDoor({
    token: 'ghs_x',
    apiUrl: 'http://github.example.test/api/v3',
    userAgent: 'one-pizza-test',
    clock: { now: () => SERVER_TIME, sleep: async () => {} },
    log: () => {},
    environment,
  });
}

describe('a proxy in the environment', () => {
  it('carries GraphQL and REST, with its own credentials', async () => {
    const server = await startScriptedServer([SHOP, { body: { id: 1 } }]);
    const proxy = await startProxy(server.port);
    try {
      const door = doorThrough({ HTTP_PROXY: `http://me:p%40ss@${proxy.address}` });
      expect(await door.graphql(SHOP_QUERY)).toMatchObject({ ok: true });
      expect(await door.rest({ method: 'GET', path: '/user', schema: z.object({ id: z.number() }) })).toMatchObject({
        ok: true,
      });
      expect(proxy.asked[0]).toEqual({
        host: 'github.example.test:80',
        authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}`,
      });
      expect(server.received.map(({ url }) => url)).toEqual(['/api/graphql', '/api/v3/user']);
    } finally {
      proxy.close();
      await server.close();
    }
  });

  it('is told where it refuses', async () => {
    const proxy = await startProxy(0, 407);
    try {
      const error = await errorFrom(doorThrough({ http_proxy: proxy.address }).graphql(SHOP_QUERY));
      expect(error.message).toBe(
        'The proxy does not let requests to github.example.test through (407). Check the user and password in HTTPS_PROXY, or add the host to NO_PROXY.',
      );
      expect(proxy.asked).toHaveLength(1);
    } finally {
      proxy.close();
    }
  });

  it('that is not valid is told without its password', () => {
    const open = () => doorThrough({ http_proxy: 'http://me:secret@[' });
    expect(open).toThrow('Correct HTTPS_PROXY');
    expect(open).not.toThrow('secret');
  });
});

describe('proxyOf', () => {
  const https = new URL('https://api.github.com');
  const rows: readonly [string, URL, Record<string, string>, string | null][] = [
    ['nothing set', https, {}, null],
    ['upper case', https, { HTTPS_PROXY: 'http://p:1' }, 'http://p:1'],
    ['lower case first', https, { HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:2' }, 'http://q:2'],
    ['without a scheme', https, { https_proxy: 'p:1' }, 'http://p:1'],
    ['http_proxy is not for https', https, { http_proxy: 'http://p:1' }, null],
    ['a listed host', https, { https_proxy: 'http://p:1', NO_PROXY: 'x, API.github.com' }, null],
    ['a listed domain', https, { https_proxy: 'http://p:1', no_proxy: '.github.com' }, null],
    ['a parent domain', https, { https_proxy: 'http://p:1', no_proxy: 'github.com' }, null],
    ['a domain with a star', https, { https_proxy: 'http://p:1', no_proxy: '*.github.com' }, null],
    ['a star', https, { https_proxy: 'http://p:1', no_proxy: '*' }, null],
    ['a listed port', https, { https_proxy: 'http://p:1', no_proxy: 'api.github.com:443' }, null],
    ['another port', https, { https_proxy: 'http://p:1', no_proxy: 'api.github.com:8443' }, 'http://p:1'],
    ['a host that only ends alike', https, { https_proxy: 'http://p:1', no_proxy: 'hub.com' }, 'http://p:1'],
    ['this machine', new URL('http://127.0.0.1:80'), { http_proxy: 'http://p:1' }, null],
  ];

  it.each(rows)('%s', (...[, url, environment, expected]) => {
    expect(proxyOf(url, environment)).toBe(expected);
  });
});
