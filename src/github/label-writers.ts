/** Whether whoever put a label on a pull request may write to the repository. */
import { z } from 'zod';
import { matchesAny } from '../history/pattern.ts';
import type { PullRequestFacts } from '../history/pull-request-facts.ts';
import type { Door } from './door.ts';

/** So many people are asked about at most. */
const MOST_QUESTIONS = 5;
/** What GitHub calls the right to write, and more than that. */
const WRITERS = ['write', 'maintain', 'admin'];

const reply = z.object({ permission: z.string() });

/**
 * The labels with `isByWriter` filled in where it may matter: for those that fit a pattern of `loosening` and that a
 * User other than the author put there. One request for each such person; `null` where GitHub does not tell.
 */
export async function withWriters(
  door: Door,
  { labels, author }: Pick<PullRequestFacts, 'labels' | 'author'>,
  asked: { readonly owner: string; readonly name: string; readonly loosening: readonly string[] },
): Promise<PullRequestFacts['labels']> {
  if (labels === null) return null;
  const own = author?.login.toLowerCase();
  const setters = labels.flatMap(({ name, putBy }) =>
    putBy?.type === 'User' && putBy.login.toLowerCase() !== own && matchesAny(asked.loosening, name)
      ? [putBy.login]
      : [],
  );
  const logins = [...new Set(setters)].slice(0, MOST_QUESTIONS);
  const answers = await Promise.all(logins.map(async (login) => [login, await mayWrite(door, asked, login)] as const));
  const known = new Map(answers);
  return labels.map((label) => {
    const isAsked = label.putBy !== null && matchesAny(asked.loosening, label.name);
    return isAsked ? { ...label, isByWriter: known.get(label.putBy.login) ?? null } : label;
  });
}

async function mayWrite(
  door: Door,
  { owner, name }: { readonly owner: string; readonly name: string },
  login: string,
): Promise<boolean | null> {
  const path = `/repos/${owner}/${name}/collaborators/${encodeURIComponent(login)}/permission`;
  const answer = await door.rest({ method: 'GET', path, schema: reply });
  return answer.ok ? WRITERS.includes(answer.data.permission) : null;
}
