/** A reply, and what it holds: JSON, nothing, or something that can't be read as JSON. */
import type { EpochMs } from '../history/time.ts';

/** The part of a `fetch` reply that is used. */
export type RawReply = {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null;
};

export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'none' }
  /** `why` completes "GitHub's reply …". */
  | { readonly kind: 'unreadable'; readonly why: string };

export type Reply = {
  readonly kind: 'reply';
  readonly status: number;
  /** `null`: no such header. Names in lower case. */
  readonly header: (name: string) => string | null;
  readonly body: Body;
};

/** Far above any page that is asked for; a reply that goes on for ever must end somewhere. */
const MAX_BYTES = 32 * 1024 * 1024;

/** A body of more than 32 MiB, which is never read to its end. */
export class OversizeError extends Error {
  override readonly name = 'OversizeError';
}

/** The reply with its body read. Throws what the connection throws meanwhile, and `OversizeError`. */
export async function readReply(raw: RawReply): Promise<Reply> {
  return { kind: 'reply', status: raw.status, header: (name) => raw.headers.get(name), body: await readBody(raw) };
}

async function readBody(reply: RawReply): Promise<Body> {
  const bytes = await bytesOf(reply);
  if (bytes.length === 0) return { kind: 'none' };
  const type = (reply.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^application\/([\w.+-]+\+)?json$/.test(type)) {
    return { kind: 'unreadable', why: type === 'text/html' ? 'is a web page, not JSON' : 'is not marked as JSON' };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'json', value: JSON.parse(text) };
  } catch {
    return { kind: 'unreadable', why: 'is cut off or is not valid JSON' };
  }
}

async function bytesOf(reply: RawReply): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of reply.body ?? []) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new OversizeError('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** A header that holds a whole number; `null` where it is absent, anything else, or too large to be a moment in seconds. */
export function numberIn(reply: Reply, header: string): number | null {
  const text = reply.header(header)?.trim() ?? '';
  return /^\d{1,11}$/.test(text) ? Number(text) : null;
}

/** GitHub's clock when it sent this, to the second; `null` where it does not say, or where it is not GitHub that speaks. */
export function dateOf(reply: Reply): EpochMs | null {
  const date = reply.body.kind === 'json' ? Date.parse(reply.header('date') ?? '') : Number.NaN;
  return Number.isNaN(date) ? null : date;
}
