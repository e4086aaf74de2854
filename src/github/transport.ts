/**
 * One HTTP exchange with GitHub: whatever happens comes back as data, so that nothing is believed before status,
 * headers and shape were seen. The only place that knows the token, and that sends it.
 */
import type { Ms } from '../history/time.ts';
import type { Fault } from './faults.ts';
import { faultOf } from './faults.ts';
import type { RawReply, Reply } from './reply.ts';
import { readReply } from './reply.ts';

export type SendInit = {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
};

/** The part of `fetch` that is used. */
export type Send = (url: string, init: SendInit) => Promise<RawReply>;

export type Exchange = Reply | { readonly kind: 'fault'; readonly fault: Fault };

export type Call = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly deadlineMs: Ms;
  readonly signal?: AbortSignal | undefined;
};

export type Transport = (call: Call) => Promise<Exchange>;

const MAX_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** A transport to one origin. The deadline of a call covers everything from the first byte sent to the last received. */
export function openTransport(options: { origin: string; token: string; userAgent: string; send: Send }): Transport {
  return async (call) => {
    const cut = new AbortController();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      cut.abort();
    }, call.deadlineMs);
    const stop = () => cut.abort();
    call.signal?.addEventListener('abort', stop, { once: true });
    if (call.signal?.aborted) stop();
    try {
      return await exchange(call, { ...options, signal: cut.signal });
    } catch (error) {
      if (late) return { kind: 'fault', fault: { kind: 'timeout', code: `${call.deadlineMs / 1000} s` } };
      return { kind: 'fault', fault: faultOf(error) };
    } finally {
      clearTimeout(timer);
      call.signal?.removeEventListener('abort', stop);
    }
  };
}

type Wire = { origin: string; token: string; userAgent: string; send: Send; signal: AbortSignal };

async function exchange(call: Call, wire: Wire): Promise<Exchange> {
  let url = new URL(call.url);
  for (let hops = 0; ; hops++) {
    if (url.origin !== wire.origin) return { kind: 'fault', fault: { kind: 'elsewhere', code: url.origin } };
    const reply = await wire.send(url.href, initOf(call, wire));
    const target = REDIRECTS.has(reply.status) ? targetOf(reply, url) : null;
    if (target === null) return await readReply(reply);
    await reply.body?.cancel();
    const keepsMethod = call.method === 'GET' || reply.status === 307 || reply.status === 308;
    if (!keepsMethod || hops === MAX_REDIRECTS) {
      return { kind: 'fault', fault: { kind: 'elsewhere', code: target.origin } };
    }
    url = target;
  }
}

function targetOf(reply: RawReply, from: URL): URL | null {
  const location = reply.headers.get('location');
  return location !== null && URL.canParse(location, from.href) ? new URL(location, from) : null;
}

/** The token is added here and nowhere else, so that no library's error can hold it. */
function initOf(call: Call, wire: Wire): SendInit {
  const headers = { ...call.headers, 'user-agent': wire.userAgent, authorization: `Bearer ${wire.token}` };
  const init = { method: call.method, headers, redirect: 'manual', signal: wire.signal } as const;
  return call.body === undefined ? init : { ...init, body: call.body };
}
