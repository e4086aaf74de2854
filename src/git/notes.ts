import type { TracePattern } from '../history/trace-patterns.ts';
import { patternsBy } from '../history/trace-patterns.ts';
import type { Clone } from './clone.ts';
import { readObjects } from './objects.ts';
import { run } from './run.ts';

const REF = 'refs/notes/ai';

/** A note names tools in its last lines; one that is longer is no note of that kind. In bytes. */
const MAX_NOTE_BYTES = 262_144;
const MAX_NOTES = 20_000;
const MAX_NOTES_BYTES = 64 * 1_048_576;

/**
 * The notes of the git-ai standard by the commit they are on; none where the clone has none (they are only there if they
 * were fetched, and not in a partial clone) or no pattern asks for them. Of very many, the first are read.
 */
export async function readNotes(
  { git, settings }: Clone,
  patterns: readonly TracePattern[],
): Promise<ReadonlyMap<string, string>> {
  if (settings.isPartial || patternsBy(patterns, 'note').length === 0) return new Map();
  const { code, text } = await run(git, ['notes', `--ref=${REF}`, 'list']);
  if (code !== 0) return new Map();
  const pairs = text
    .split('\n')
    .slice(0, MAX_NOTES)
    .flatMap((line) => {
      const [, note = '', commit = ''] = /^([0-9a-f]+) ([0-9a-f]+)$/.exec(line) ?? [];
      return note === '' ? [] : [{ note, commit }];
    });
  const objects = await readObjects(git, [...new Set(pairs.map(({ note }) => note))], {
    maxBytes: MAX_NOTE_BYTES,
    maxTotalBytes: MAX_NOTES_BYTES,
  });
  return new Map(
    pairs.flatMap(({ note, commit }): [string, string][] => {
      const bytes = objects.get(note);
      return bytes === undefined || bytes === 'too-large' ? [] : [[commit, bytes.toString('utf8')]];
    }),
  );
}
