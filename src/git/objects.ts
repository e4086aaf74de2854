import type { Git } from './program.ts';
import { piecesOf } from './run.ts';

const LINE_BREAK = 10;

/**
 * The contents of objects by id, read by one git; what is not in the clone is left out, and of what is longer than
 * `maxBytes`, or comes after `maxTotalBytes` are full, nothing is kept.
 */
export async function readObjects(
  git: Git,
  ids: readonly string[],
  { maxBytes, maxTotalBytes = Infinity }: { readonly maxBytes: number; readonly maxTotalBytes?: number },
): Promise<ReadonlyMap<string, Buffer | 'too-large'>> {
  const found = new Map<string, Buffer | 'too-large'>();
  if (ids.length === 0) return found;
  let at = 0;
  let room = maxTotalBytes;
  let header = '';
  /** How much of the current object is still to come, its line break included; 0: a header is next. */
  let left = 0;
  let parts: Buffer[] | null = null;
  for await (const piece of piecesOf(git, ['cat-file', '--batch'], ids.map((id) => `${id}\n`).join(''))) {
    for (let start = 0; start < piece.length; ) {
      if (left > 0) {
        const part = piece.subarray(start, start + left);
        parts?.push(part);
        start += part.length;
        left -= part.length;
        if (left === 0) found.set(ids[at++] ?? '', parts === null ? 'too-large' : Buffer.concat(parts).subarray(0, -1));
        continue;
      }
      const end = piece.indexOf(LINE_BREAK, start);
      header += piece.toString('latin1', start, end < 0 ? piece.length : end);
      start = end < 0 ? piece.length : end + 1;
      if (end < 0) continue;
      const size = /^[0-9a-f]+ \w+ (\d+)$/.exec(header)?.[1];
      header = '';
      // It says `<id> missing`.
      if (size === undefined) {
        at++;
        continue;
      }
      left = Number(size) + 1;
      room -= Number(size) > maxBytes ? 0 : Number(size);
      parts = Number(size) > maxBytes || room < 0 ? null : [];
    }
  }
  return found;
}
