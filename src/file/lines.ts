const LINE_END = 0x0a;

/** Cuts bytes that come in pieces into lines of text. */
export type LineCutter = { take(piece: Uint8Array): void; end(): void };

/**
 * Hands every line, without its end, to `onLine`; the last one at `end` if it has no line end. A line of more than
 * `maxBytes` is never put together: `onTooLong` is told its number (from 1), and has to throw.
 */
export function lineCutter(on: {
  readonly maxBytes: number;
  readonly onLine: (line: string) => void;
  readonly onTooLong: (line: number) => never;
}): LineCutter {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let line = 1;

  const keep = (piece: Uint8Array) => {
    size += piece.length;
    if (size > on.maxBytes) on.onTooLong(line);
    pieces.push(piece);
  };
  const flush = () => {
    const text = (
      pieces.length === 1 && pieces[0] !== undefined ? asBuffer(pieces[0]) : Buffer.concat(pieces)
    ).toString();
    pieces = [];
    size = 0;
    on.onLine(text);
    line++;
  };
  return {
    take(piece) {
      let from = 0;
      for (let end = piece.indexOf(LINE_END); end >= 0; end = piece.indexOf(LINE_END, from)) {
        keep(piece.subarray(from, end));
        flush();
        from = end + 1;
      }
      if (from < piece.length) keep(piece.subarray(from));
    },
    end() {
      if (size > 0) flush();
    },
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
