/** Faults on request: what goes wrong between GitHub and a client. */
import type { LoggedRequest } from './log.ts';
import type { Reply } from './reply.ts';

/** A reply that takes the place of the honest one; the request is not carried out. */
export type CannedReply = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/**
 * - `reset`: the connection breaks before anything happens. `lost`: the request is carried out, then it breaks.
 * - `hang`: no reply, ever. `drip`: a byte every 50 ms.
 * - `truncate`: half of the body, with a length that says this is all. `cut`: half, then the connection breaks.
 * - a function: the honest reply, changed.
 */
export type FaultReply =
  | 'reset'
  | 'lost'
  | 'hang'
  | 'drip'
  | 'truncate'
  | 'cut'
  | CannedReply
  | ((honest: Reply) => Reply);

export type Fault = {
  /** Which requests: by what they are, or the nth that comes from now on, counted from 1. */
  readonly when: number | ((request: LoggedRequest) => boolean);
  readonly reply: FaultReply;
  /** How often; once by default. */
  readonly times?: number;
  /** How the log calls it. */
  readonly name?: string;
};

/** Chooses a fault for a request; `null`: none. */
export type FaultSource = (request: LoggedRequest) => { readonly name: string; readonly reply: FaultReply } | null;

/** A fault that a test asked for, as long as it lasts. */
export function faultSource(fault: Fault): FaultSource {
  let seen = 0;
  let left = fault.times ?? 1;
  const { when, reply } = fault;
  const name = fault.name ?? (typeof reply === 'string' ? reply : nameOf(reply));
  return (request) => {
    seen += 1;
    const applies = typeof when === 'number' ? seen >= when : when(request);
    if (!applies || left <= 0) return null;
    left -= 1;
    return { name, reply };
  };
}

function nameOf(reply: CannedReply | ((honest: Reply) => Reply)): string {
  return typeof reply === 'function' ? 'changed' : `status ${reply.status}`;
}
