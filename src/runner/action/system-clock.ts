import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../github/patience.ts';

/** The machine's clock. */
export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
};
