/** Findings about names: rule files that no tool loads, and personal ones that everybody gets. */
import type { Candidate } from './candidates.ts';
import { type Finding, quoted } from './finding.ts';
import type { Dangling } from './logical-files.ts';
import type { NearMiss } from './near-misses.ts';

const WHY: Readonly<Record<Dangling['broken'], string>> = {
  outside: 'it leads out of the repository',
  loop: 'it leads back to itself, or through too many others',
  missing: 'it leads to a path that does not exist',
  unread: 'where it leads could not be read',
};

/** Symlinks and imports that lead nowhere. */
export function danglingFindings(dangling: readonly Dangling[]): Finding[] {
  return dangling.map(({ path, broken }) => ({
    kind: broken === 'unread' ? 'unchecked' : 'broken-link',
    path,
    line: null,
    message: WHY[broken],
  }));
}

/** Names that are nearly right. */
export function nearMissFindings(misses: readonly NearMiss[]): Finding[] {
  return misses.map(({ path, renameTo }) => ({
    kind: 'not-loaded',
    path,
    line: null,
    message: 'no tool loads a file of this name',
    fix: `rename it to ${quoted(renameTo)}`,
  }));
}

/** Personal files that are committed. */
export function personalFindings(candidates: readonly Candidate[]): Finding[] {
  return candidates.map(({ path }) => ({
    kind: 'personal-file',
    path,
    line: null,
    message: 'a personal file is committed: it steers everybody',
    fix: 'remove it from the repository and ignore it',
  }));
}
