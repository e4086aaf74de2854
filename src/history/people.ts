import { AGENT_LOGINS } from './agent-logins.ts';
import type { Actor } from './commit.ts';
import { matches } from './pattern.ts';

/** Patterns of logins that are bots although GitHub calls them users, and of logins to leave out. */
export type People = { readonly bots: readonly string[]; readonly ignore: readonly string[] };

/** A login without the `[bot]` that only REST appends. */
export function plainLogin(login: string): string {
  return login.replace(/\[bot\]$/i, '');
}

/** A bot that is no AI agent: dependabot, renovate, release robots. A deleted account is no bot. */
export function isAutomation(actor: Actor | null, people: People): boolean {
  if (actor === null) return false;
  if (actor.type === 'Bot' && AGENT_LOGINS.has(plainLogin(actor.login).toLowerCase())) return false;
  return actor.type === 'Bot' || isLogin(people.bots, actor);
}

/** A user with a known account that is not in the list of bots. */
export function isKnownHuman(actor: Actor | null, people: People): actor is Actor {
  return actor !== null && actor.type === 'User' && !isLogin(people.bots, actor);
}

/** Somebody whose changes are left out of lead time, stages, flow and cohorts. */
export function isIgnored(actor: Actor | null, people: People): boolean {
  return actor !== null && isLogin(people.ignore, actor);
}

/**
 * Whether an account fits one of the patterns of logins, any case. `[bot]`, which only REST appends, makes no difference
 * in either, but that a pattern with wildcards which ends in it is about bots: `*[bot]` is every bot and nobody else.
 */
export function isLogin(patterns: readonly string[], { login, type }: Actor): boolean {
  const plain = plainLogin(login);
  const isBot = type === 'Bot' || plain !== login;
  return patterns.some((pattern) => (isBot || !isOfBots(pattern)) && matches(plainLogin(pattern), plain));
}

/** Whether a pattern of logins has wildcards and ends as REST spells bots: without that ending it would fit people. */
export function isOfBots(pattern: string): boolean {
  return /[*?]/.test(pattern) && plainLogin(pattern) !== pattern;
}
