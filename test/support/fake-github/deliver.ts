/** Puts a reply onto the wire, whole or broken. */
import type { ServerResponse } from 'node:http';
import type { CannedReply, FaultReply } from './faults.ts';
import type { Reply } from './reply.ts';
import { bytesOf } from './reply.ts';

const DRIP_MS = 50;

/** What was sent: its status (`null` if the client got none) and points. */
export type Delivered = { readonly status: number | null; readonly points: number };

/** Sends the honest reply. */
export function deliver(response: ServerResponse, reply: Reply): Delivered {
  const bytes = bytesOf(reply.body);
  start(response, reply, bytes.length);
  response.end(bytes);
  return { status: reply.status, points: reply.points };
}

/** Carries out a request as far as the fault lets it, and sends what the fault makes of it. */
export function deliverFault(response: ServerResponse, fault: FaultReply, carryOut: () => Reply): Delivered {
  if (fault === 'hang') return { status: null, points: 0 };
  if (fault === 'reset') {
    response.destroy();
    return { status: null, points: 0 };
  }
  if (typeof fault === 'function') return deliver(response, fault(carryOut()));
  if (typeof fault === 'object') return deliver(response, canned(fault));
  const honest = carryOut();
  const bytes = bytesOf(honest.body);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  if (fault === 'lost') {
    response.destroy();
    return { status: null, points: honest.points };
  }
  start(response, honest, fault === 'truncate' ? half.length : bytes.length);
  if (fault === 'truncate') response.end(half);
  if (fault === 'cut') response.write(half, () => response.destroy());
  if (fault === 'drip') drip(response, bytes);
  return { status: honest.status, points: honest.points };
}

function canned(fault: CannedReply): Reply {
  return { status: fault.status, headers: fault.headers ?? {}, body: fault.body ?? null, points: 0 };
}

function start(response: ServerResponse, reply: Reply, length: number): void {
  response.statusCode = reply.status;
  if (typeof reply.body !== 'string' && reply.body !== null) {
    response.setHeader('content-type', 'application/json; charset=utf-8');
  }
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
  if (reply.status !== 304) response.setHeader('content-length', length);
}

function drip(response: ServerResponse, bytes: Buffer): void {
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < bytes.length) response.write(bytes.subarray(sent, sent + 1));
    else response.end();
    sent += 1;
  }, DRIP_MS);
  response.on('close', () => clearInterval(timer));
}
