/** Commits as GitHub shows them, and as the history keeps them. */
import { z } from 'zod';
import { authorOf } from '../history/author.ts';
import type { Actor, Commit } from '../history/commit.ts';
import { sha } from '../history/commit.ts';
import { cherryPicksIn, revertsIn } from '../history/text.ts';
import type { EpochMs } from '../history/time.ts';
import { moment } from '../history/time.ts';
import { connectionOf } from './list-pages.ts';

const parent = z.object({ oid: sha, committedDate: moment });
export type ShownParent = z.infer<typeof parent>;

export const parentConnection = connectionOf(parent);

export const shownCommit = z.object({
  oid: sha,
  message: z.string(),
  authoredDate: moment,
  committedDate: moment,
  author: z
    .object({
      name: z.string().nullable(),
      email: z.string().nullable(),
      user: z.object({ login: z.string() }).nullable(),
    })
    .nullable(),
  parents: parentConnection,
});
export type ShownCommit = z.infer<typeof shownCommit>;

/** A commit, and the dates of its parents, which tell whether those have to be read too. */
export type ReadCommit = { readonly commit: Commit; readonly parentDates: ReadonlyMap<string, EpochMs> };

const MAX_HEADLINE = 1_024;

/** A commit with all its parents, and what its message says; the message itself is not kept. */
export function commitOf(shown: ShownCommit, parents: readonly ShownParent[], repository: string): ReadCommit {
  const { headline, rest } = splitMessage(shown.message);
  return {
    commit: {
      sha: shown.oid,
      parents: parents.map(({ oid }) => oid),
      authoredAt: shown.authoredDate,
      committedAt: shown.committedDate,
      headline,
      author: actorOf(shown.author),
      reverts: revertsIn({ title: headline, body: rest, repository }),
      cherryPickedFrom: cherryPicksIn(rest),
    },
    parentDates: new Map(parents.map(({ oid, committedDate }) => [oid, committedDate])),
  };
}

/** The first line that is not blank, and what follows it: as git itself tells them apart. */
function splitMessage(message: string): { headline: string; rest: string } {
  const start = message.length - message.trimStart().length;
  const end = message.indexOf('\n', start);
  const line = end < 0 ? message.slice(start) : message.slice(start, end);
  return { headline: line.slice(0, MAX_HEADLINE).trim(), rest: end < 0 ? '' : message.slice(end + 1) };
}

/** The account that GitHub knows for the address; only users have one. Else what the commit itself names. */
function actorOf(author: ShownCommit['author']): Actor | null {
  if (author === null) return null;
  if (author.user !== null) return { login: author.user.login, type: 'User' };
  return authorOf(author.name ?? '', author.email ?? '');
}
