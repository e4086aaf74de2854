/** What to do where a check can't see what it needs. */
import type { Part } from '../history/coverage.ts';
import type { History } from '../history/model.ts';

const FROM_GITHUB =
  'Read the repository from GitHub, with a token in `GITHUB_TOKEN`: `one-pizza report -R OWNER/REPO`.';

/**
 * What would show the parts: for a clone, to read from GitHub; else the fix of the first gap about one of them, or
 * `otherwise` where no gap tells.
 */
export function stepToSee(
  { source, gaps }: Pick<History, 'source' | 'gaps'>,
  parts: readonly Part[],
  otherwise: string,
): string {
  if (source === 'git') return FROM_GITHUB;
  return gaps.find(({ part }) => part !== null && parts.includes(part))?.fix ?? otherwise;
}
