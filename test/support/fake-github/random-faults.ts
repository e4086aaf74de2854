/** Random faults that are the same for the same seed, whatever the order in which requests arrive. */
import type { FaultReply, FaultSource } from './faults.ts';
import { BAD_GATEWAY, GATEWAY_TIMEOUT, SOMETHING_WENT_WRONG, secondaryLimit } from './known-faults.ts';

export type RandomFaults = {
  readonly seed: number;
  /** The share of requests that fail, between 0 and 1. */
  readonly share: number;
  /** A request that failed this often in a row succeeds; 2 by default. */
  readonly streak?: number;
  /** Faults by name; by default those that a client can retry and that take no time. */
  readonly replies?: Readonly<Record<string, FaultReply>>;
};

const RETRIABLE: Readonly<Record<string, FaultReply>> = {
  'bad gateway': BAD_GATEWAY,
  'gateway timeout': GATEWAY_TIMEOUT,
  'something went wrong': SOMETHING_WENT_WRONG,
  'secondary limit': secondaryLimit(403, 0),
  reset: 'reset',
  truncate: 'truncate',
  cut: 'cut',
};

/** A source of faults for reading requests: a write that is done twice is another matter. */
export function randomFaultSource(options: RandomFaults): FaultSource {
  const { seed, share, streak = 2, replies = RETRIABLE } = options;
  const names = Object.keys(replies);
  const attempts = new Map<string, { count: number; failed: number }>();
  return (request) => {
    if (request.method !== 'GET' && request.query === null) return null;
    const key = JSON.stringify([request.method, request.path, request.query, request.variables]);
    const attempt = attempts.get(key) ?? { count: 0, failed: 0 };
    attempts.set(key, attempt);
    attempt.count += 1;
    const number = hashOf(`${seed} ${attempt.count} ${key}`);
    const name = names[Math.floor(hashOf(`which ${number}`) * names.length)];
    const reply = replies[name ?? ''];
    if (number >= share || attempt.failed >= streak || name === undefined || reply === undefined) {
      attempt.failed = 0;
      return null;
    }
    attempt.failed += 1;
    return { name, reply };
  };
}

/** A number in `[0, 1)` that depends on every character (FNV-1a, then mixed). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}
