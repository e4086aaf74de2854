import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { SavedHistory } from '../history/format.ts';
import { linesOf } from '../history/format.ts';

/** Larger files are hardly smaller at higher levels, and take three times as long. */
const LEVEL = 4;
const PIECE_CHARACTERS = 262_144;

/**
 * Writes a history so that `readSavedHistory` reads the same back: compressed where the name ends in `.gz`, else plain.
 * The file is there whole or not at all; the same history gives the same bytes. Makes the folder if there is none.
 */
export async function writeSavedHistory(path: string, saved: SavedHistory): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}.tmp`;
  const source = Readable.from(piecesOf(saved), { objectMode: false });
  const target = createWriteStream(draft, { flags: 'wx' });
  try {
    // Node's gzip header holds no name and no time.
    if (path.endsWith('.gz')) await pipeline(source, createGzip({ level: LEVEL }), target);
    else await pipeline(source, target);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Many lines at a time: one write for each would take most of the time. */
function* piecesOf(saved: SavedHistory): Generator<string> {
  let piece = '';
  for (const line of linesOf(saved)) {
    piece += `${line}\n`;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
