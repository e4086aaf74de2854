/** What a ref or a tag points to: a commit, or a tag that points on. */
import { z } from 'zod';
import { sha } from '../history/commit.ts';
import type { EpochMs } from '../history/time.ts';
import { moment } from '../history/time.ts';

export type GitTarget = {
  readonly __typename: string;
  readonly oid: string;
  readonly committedDate?: EpochMs | undefined;
  readonly tagger?: { readonly date: EpochMs | null } | null | undefined;
  readonly target?: GitTarget | undefined;
};

/** A target as the queries ask for it: as deep as they go. */
export const gitTarget: z.ZodType<GitTarget> = z.object({
  __typename: z.string(),
  oid: sha,
  committedDate: moment.optional(),
  tagger: z.object({ date: moment.nullable() }).nullish(),
  get target() {
    return gitTarget.optional();
  },
});

/** The object that a target leads to, every tag taken off that was asked for. */
export function peeled(target: GitTarget): GitTarget {
  let end = target;
  while (end.target !== undefined) end = end.target;
  return end;
}
