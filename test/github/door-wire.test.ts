import { describe, expect, it } from 'vitest';
import { faultOf } from '../../src/github/faults.ts';
import { readReply } from '../../src/github/reply.ts';

function failed(cause: unknown): TypeError {
  return new TypeError('fetch failed', { cause });
}

function coded(code: string, message = 'x'): Error {
  return Object.assign(new Error(message), { code });
}

describe('faultOf', () => {
  const rows: readonly { code: string; kind: string }[] = [
    { code: 'DEPTH_ZERO_SELF_SIGNED_CERT', kind: 'certificate' },
    { code: 'SELF_SIGNED_CERT_IN_CHAIN', kind: 'certificate' },
    { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', kind: 'certificate' },
    { code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', kind: 'certificate' },
    { code: 'ERR_TLS_CERT_ALTNAME_INVALID', kind: 'certificate' },
    { code: 'ENOTFOUND', kind: 'unreachable' },
    { code: 'EAI_AGAIN', kind: 'unreachable' },
    { code: 'UND_ERR_CONNECT_TIMEOUT', kind: 'unreachable' },
    { code: 'ECONNRESET', kind: 'lost' },
    { code: 'UND_ERR_SOCKET', kind: 'lost' },
  ];

  it.each(rows)('$code is $kind', ({ code, kind }) => {
    expect(faultOf(failed(coded(code)))).toEqual({ kind, code });
  });

  it('looks into the attempts on several addresses', () => {
    const both = new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]);
    expect(faultOf(failed(both))).toEqual({ kind: 'unreachable', code: 'ECONNREFUSED' });
  });

  it('never repeats a message', () => {
    expect(faultOf(new TypeError('"Bearer ghs_x" is an invalid header value'))).toEqual({
      kind: 'lost',
      code: 'broken off',
    });
    expect(faultOf('ghs_x')).toEqual({ kind: 'lost', code: 'broken off' });
  });
});

describe('readReply', () => {
  async function* chunks(size: number, count: number) {
    for (let sent = 0; sent < count; sent++) yield new Uint8Array(size).fill(0x20);
  }

  function raw(body: AsyncIterable<Uint8Array>, type = 'application/json') {
    const stream = Object.assign(body, { cancel: async () => {} });
    return { status: 200, headers: { get: (name: string) => (name === 'content-type' ? type : null) }, body: stream };
  }

  async function* bytesOf(...values: readonly number[]) {
    for (const value of values) yield Uint8Array.of(value);
  }

  it('stops at more than 32 MiB, whatever was promised', async () => {
    const mebibyte = 1024 * 1024;
    const error = await readReply(raw(chunks(mebibyte, 1000))).catch((thrown: unknown) => thrown);
    expect(faultOf(error)).toEqual({ kind: 'oversize', code: '32 MiB' });
    expect((await readReply(raw(chunks(mebibyte, 32)))).body.kind).toBe('unreadable');
  });

  it('joins characters that were cut by packets, and refuses what is no UTF-8', async () => {
    const cut = await readReply(raw(bytesOf(0x22, 0xc3, 0xa4, 0x22)));
    expect(cut.body).toEqual({ kind: 'json', value: 'ä' });
    expect((await readReply(raw(bytesOf(0x22, 0xc3, 0x22)))).body.kind).toBe('unreadable');
  });

  it('takes vendor types for JSON, and nothing else', async () => {
    const kinds = ['application/vnd.github+json; charset=utf-8', 'Application/JSON', 'text/json', ''].map(
      async (type) => (await readReply(raw(bytesOf(0x31), type))).body.kind,
    );
    expect(await Promise.all(kinds)).toEqual(['json', 'json', 'unreadable', 'unreadable']);
  });
});
