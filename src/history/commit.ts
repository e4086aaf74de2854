/** Commits, who wrote them, and what texts name. */
import { z } from 'zod';
import { moment } from './time.ts';

/** A commit's id, or the beginning of one. */
export const sha = z.string().regex(/^[0-9a-f]{7,64}$/, 'expected a commit id in lower-case hexadecimal');

/** Who did something. From a clone, `login` is the author's name where no GitHub login is known. */
export const actor = z.strictObject({ login: z.string(), type: z.enum(['User', 'Bot']) });
export type Actor = z.infer<typeof actor>;

/** What a title, body or message names: a pull request or issue, a commit (maybe abbreviated), a tag, or a title. */
export const reference = z.union([
  z.strictObject({ number: z.int().positive() }),
  z.strictObject({ sha }),
  z.strictObject({ tag: z.string() }),
  z.strictObject({ title: z.string() }),
]);
export type Reference = z.infer<typeof reference>;

export const commit = z.strictObject({
  sha,
  parents: z.array(sha),
  authoredAt: moment,
  committedAt: moment,
  headline: z.string(),
  author: actor.nullable(),
  /** What the message says this commit reverts. */
  reverts: z.array(reference).default([]),
  /** From `(cherry picked from commit …)`. */
  cherryPickedFrom: z.array(sha).default([]),
});
export type Commit = z.infer<typeof commit>;
