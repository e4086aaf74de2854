import { AGENT_LOGINS } from './agent-logins.ts';
import type { Actor } from './model.ts';
import { matchesAny } from './pattern.ts';

/** Patterns of logins that are bots although GitHub calls them users, and of logins to leave out. */
export type People = { readonly bots: readonly string[]; readonly ignore: readonly string[] };

/** A login without the `[bot]` that only REST appends. */
export function plainLogin(login: string): string {
  return login.replace(/\[bot\]$/i, '');
}

/** A bot that is no AI agent: dependabot, renovate, release robots. A deleted account is no bot. */
export function isAutomation(actor: Actor | null, people: People): boolean {
  if (actor === null) return false;
  const login = plainLogin(actor.login);
  if (actor.type === 'Bot' && AGENT_LOGINS.has(login.toLowerCase())) return false;
  return actor.type === 'Bot' || isLogin(people.bots, login);
}

/** A user with a known account that is not in the list of bots. */
export function isKnownHuman(actor: Actor | null, people: People): actor is Actor {
  return actor !== null && actor.type === 'User' && !isLogin(people.bots, actor.login);
}

/** Somebody whose changes are left out of lead time, stages, flow and cohorts. */
export function isIgnored(actor: Actor | null, people: People): boolean {
  return actor !== null && isLogin(people.ignore, actor.login);
}

/** Whether a login fits one of the patterns, any case; `[bot]`, which only REST appends, makes no difference in either. */
export function isLogin(patterns: readonly string[], login: string): boolean {
  return matchesAny(patterns.map(plainLogin), plainLogin(login));
}
