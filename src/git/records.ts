/** A record longer than this is read up to here: what was meant to be read fits in many times over. */
const MAX_RECORD_BYTES = 262_144;

/**
 * Cuts a stream into its records, each ended by a NUL, in bounded memory. What follows the last NUL is no record: the
 * stream broke off.
 */
export async function* recordsIn(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let room = MAX_RECORD_BYTES;
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf(0); end >= 0; end = piece.indexOf(0, start)) {
      const last = piece.subarray(start, Math.min(end, start + room));
      yield parts.length === 0 ? last : Buffer.concat([...parts, last]);
      parts = [];
      room = MAX_RECORD_BYTES;
      start = end + 1;
    }
    const rest = piece.subarray(start, start + room);
    room -= rest.length;
    if (rest.length > 0) parts.push(rest);
  }
}
