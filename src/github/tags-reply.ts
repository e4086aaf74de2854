/** Tags as GitHub shows them, and as the history keeps them. */
import { z } from 'zod';
import type { Tag } from '../history/delivered.ts';
import type { GitTarget } from './git-target.ts';
import { gitTarget, peeled } from './git-target.ts';

export const shownTag = z.object({ name: z.string(), target: gitTarget.nullable() });
export type ShownTag = z.infer<typeof shownTag>;

/**
 * A tag of a commit. Annotated: dated by its own tagger, or its commit where it names none; lightweight: by its commit.
 * `null`: a tag of a tree or file, which is no delivery; `unresolved`: more tags on top of each other than are taken off.
 */
export function tagOf({ name, target }: ShownTag): Tag | null | 'unresolved' {
  if (target === null) return null;
  const end: GitTarget = peeled(target);
  if (end.__typename === 'Tag') return 'unresolved';
  if (end.__typename !== 'Commit' || end.committedDate === undefined) return null;
  return {
    name,
    sha: end.oid,
    at: target.tagger?.date ?? end.committedDate,
    annotated: target.__typename === 'Tag',
  };
}
