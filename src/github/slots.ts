/** Runs work when there is room for it, first come, first served. */
export type Slots = <T>(work: () => Promise<T>) => Promise<T>;

/** Room for `size` at a time. */
export function openSlots(size: number): Slots {
  const queue: (() => void)[] = [];
  let free = size;
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((enter) => queue.push(enter));
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}
