import type { EpochMs } from '../history/time.ts';
import type { Clone } from './clone.ts';
import { textOf } from './run.ts';
import { momentOf } from './timestamp.ts';

/** When a path was first and last committed to. */
export type ChangeTimes = { readonly firstChange: EpochMs | null; readonly lastChange: EpochMs | null };

/** A command line has no room for any number of paths. */
const MAX_PATHS = 200;

/** What no path starts with. */
const MARK = '\u0001';

/**
 * When each of the paths was first and last committed to, as reached from commit `sha`, in one pass of `git log`. None
 * where the clone can't tell: a shallow one does not show where files began, a partial one lacks the trees.
 */
export async function readChangeTimes(
  { git, isShallow, settings }: Clone,
  sha: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, ChangeTimes>> {
  if (isShallow || settings.isPartial || paths.length === 0) return new Map();
  const literal = paths.slice(0, MAX_PATHS).map((path) => `:(top,literal)${path}`);
  const format = ['--no-renames', '--name-only', `--format=tformat:${MARK}%ct`];
  const text = await textOf(git, ['log', ...format, sha, '--', ...literal]);
  const times = new Map<string, ChangeTimes>();
  let at: EpochMs | null = null;
  for (const line of text.split('\n')) {
    if (line.startsWith(MARK)) at = momentOf(line.slice(MARK.length));
    else if (line !== '' && at !== null) times.set(line, widened(times.get(line), at));
  }
  return times;
}

function widened(known: ChangeTimes | undefined, at: EpochMs): ChangeTimes {
  const { firstChange, lastChange } = known ?? { firstChange: null, lastChange: null };
  return { firstChange: Math.min(firstChange ?? at, at), lastChange: Math.max(lastChange ?? at, at) };
}
