import type { Actor } from '../history/commit.ts';
import { isLogin, plainLogin } from '../history/people.ts';
import { REVIEWERS } from './catalogue/reviewers.ts';

const BY_LOGIN: ReadonlyMap<string, string> = new Map(REVIEWERS.map(({ login, tool }) => [login, tool]));

/**
 * The AI tool that an account reviews with, or `null`. The catalogue's are bots; `extra` holds the config's patterns of
 * logins, of users as well, and each is a tool of its own. A deleted account is none.
 */
export function reviewerToolOf(actor: Actor | null, extra: readonly string[] = []): string | null {
  if (actor === null) return null;
  const login = plainLogin(actor.login);
  const known = actor.type === 'Bot' ? BY_LOGIN.get(login.toLowerCase()) : undefined;
  if (known !== undefined) return known;
  return isLogin(extra, actor) ? login : null;
}

/** Whether an account is an AI reviewer. */
export function isAiReviewer(actor: Actor | null, extra: readonly string[] = []): boolean {
  return reviewerToolOf(actor, extra) !== null;
}
