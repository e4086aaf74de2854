import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { SourceError, UserError } from '../history/errors.ts';
import type { SavedHistory } from '../history/format.ts';
import { historyReader } from '../history/format.ts';
import { lineCutter } from './lines.ts';

/** How much of a file is read: enough for any repository, too little to fill a machine. In bytes, uncompressed. */
export type Limits = { readonly file: number; readonly line: number };

const MEBIBYTE = 1_048_576;
const LIMITS: Limits = { file: 2048 * MEBIBYTE, line: 16 * MEBIBYTE };
const GZIP = [0x1f, 0x8b];
const PIECE_BYTES = 262_144;
const READ_ANEW = 'Read the history anew.';

/**
 * The history saved in a file, gzip or plain (told apart by its first bytes, not by its name), with every line
 * validated. Throws a SourceError that says what is wrong and what to do: no such file, cut off, damaged, too large, or
 * a line that does not fit (see `historyReader`).
 */
export async function readSavedHistory(path: string, limits: Limits = LIMITS): Promise<SavedHistory> {
  const file = basename(path);
  const reader = historyReader(file);
  const cutter = lineCutter({
    maxBytes: limits.line,
    onLine: reader.read,
    onTooLong(line) {
      throw new SourceError(`${file} line ${line}: longer than ${sizeOf(limits.line)}.`, READ_ANEW);
    },
  });
  try {
    let size = 0;
    for await (const piece of piecesOf(path, await isGzip(path))) {
      size += piece.length;
      if (size > limits.file) {
        throw new SourceError(
          `${file} holds more than ${sizeOf(limits.file)}.`,
          'Use a shorter window, or a file of your own.',
        );
      }
      cutter.take(piece);
    }
    cutter.end();
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(file, error);
  }
  return reader.end();
}

async function isGzip(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(GZIP.length), 0, GZIP.length, 0);
    return bytesRead === GZIP.length && GZIP.every((byte, at) => buffer[at] === byte);
  } finally {
    await handle.close();
  }
}

async function* piecesOf(path: string, isCompressed: boolean): AsyncGenerator<Buffer> {
  const raw = createReadStream(path, { highWaterMark: PIECE_BYTES });
  if (!isCompressed) return yield* raw;
  const unpacked = createGunzip({ chunkSize: PIECE_BYTES });
  raw.on('error', (error) => unpacked.destroy(error));
  try {
    yield* raw.pipe(unpacked);
  } finally {
    raw.destroy();
    unpacked.destroy();
  }
}

function unreadable(file: string, error: unknown): SourceError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return new SourceError(`${file}: there is no such file.`, 'Check the path.');
  if (code === 'EISDIR') return new SourceError(`${file} is a folder.`, 'Give the path of the file in it.');
  if (code === 'EACCES') return new SourceError(`${file} may not be read.`, 'Check who may read it.');
  if (code === 'Z_BUF_ERROR') return new SourceError(`${file} is cut off: the end is missing.`, READ_ANEW);
  const reason = error instanceof Error ? error.message : String(error);
  return new SourceError(`${file} is damaged (${reason}).`, READ_ANEW);
}

function sizeOf(bytes: number): string {
  return bytes < MEBIBYTE ? `${bytes} bytes` : `${Math.floor(bytes / MEBIBYTE)} MiB`;
}
