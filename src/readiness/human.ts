import { isAiReviewer } from '../adoption/ai-reviewers.ts';
import { agentLoginsOf } from '../adoption/ai-settings.ts';
import type { Settings } from '../config/settings.ts';
import { AGENT_LOGINS } from '../history/agent-logins.ts';
import type { Actor } from '../history/commit.ts';
import { isKnownHuman, plainLogin } from '../history/people.ts';

/**
 * Tells people apart, by a key that stays inside this folder; `null` for a deleted account, a bot, and what the config
 * calls a bot, an AI author or an AI reviewer.
 */
export function humansBy({ people, ai }: Pick<Settings, 'people' | 'ai'>): (actor: Actor | null) => string | null {
  const agents = agentLoginsOf(ai);
  return (actor) => {
    if (!isKnownHuman(actor, people) || isAiReviewer(actor, agents)) return null;
    const login = plainLogin(actor.login).toLowerCase();
    return AGENT_LOGINS.has(login) ? null : login;
  };
}
