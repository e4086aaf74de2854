/** Work through ids in batches whose size follows what GitHub can take. */
import type { Ms } from '../history/time.ts';
import type { Refusal } from './answers.ts';

export type BatchPlan<Id> = {
  readonly ids: readonly Id[];
  /** Whether an id asks for a fifth list: then a batch with it holds a fifth less. None by default. */
  readonly isHeavy?: (id: Id) => boolean;
  /** Takes a batch; `null`: it is done, else why it is not. */
  readonly take: (batch: readonly Id[]) => Promise<Refusal | null>;
  /** Milliseconds on a clock of any origin: only how long a batch took matters. */
  readonly elapsed: () => Ms;
};

/** 25 keep a query of four lists at one point, and far from GitHub's ten seconds. */
const FIRST_SIZE = 25;
/** The most that still cost one point. */
const LARGEST_SIZE = 37;
const IN_FLIGHT = 4;
/** With five lists 20 cost as much as 25 with four, and 29 as much as 37. */
const HEAVY_SHARE = 4 / 5;
/** A batch that took less may be followed by a larger one. */
const FAST_MS: Ms = 2_500;
const GROWTH = 1.25;

/**
 * Takes all ids, 25 at a time at first, four batches at the same time. A batch that is too much is halved, down to one
 * id; sizes that failed are not tried again, and grow while GitHub answers fast. Returns the ids that could not be taken,
 * each with the reason; when the budget is used up, or the token may not read them, that is all that are left.
 */
export async function inBatches<Id>({
  ids,
  isHeavy = () => false,
  take,
  elapsed,
}: BatchPlan<Id>): Promise<Map<Id, Refusal>> {
  const queue = [...ids];
  const left = new Map<Id, Refusal>();
  let size = FIRST_SIZE;
  let ceiling = LARGEST_SIZE;
  let stopped: Refusal | null = null;

  const limitOf = (some: readonly Id[]): number =>
    some.some(isHeavy) ? Math.max(1, Math.floor(size * HEAVY_SHARE)) : size;

  async function one(): Promise<void> {
    const batch = queue.splice(0, limitOf(queue.slice(0, size)));
    const startedAt = elapsed();
    const refused = await take(batch);
    if (refused === null) {
      const isFast = elapsed() - startedAt < FAST_MS;
      if (isFast && batch.length >= limitOf(batch)) size = Math.min(Math.ceil(size * GROWTH), ceiling);
      return;
    }
    if (refused.reason === 'too-much' && batch.length > 1) {
      size = Math.max(1, Math.min(size, Math.floor(batch.length / 2)));
      ceiling = Math.max(1, Math.min(ceiling, batch.length - 1));
      queue.unshift(...batch);
      return;
    }
    for (const id of batch) left.set(id, refused);
    if (refused.reason !== 'too-much') stopped ??= refused;
  }

  async function worker(): Promise<void> {
    while (queue.length > 0 && stopped === null) await one();
  }

  // A batch that failed goes back into the queue when others may have stopped looking: hence the loop.
  while (queue.length > 0 && stopped === null) await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  if (stopped !== null) for (const id of queue) left.set(id, stopped);
  return left;
}
