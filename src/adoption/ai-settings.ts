import type { AiAuthor, Settings } from '../config/settings.ts';
import { isOfBots, plainLogin } from '../history/people.ts';
import type { TracePattern } from '../history/trace-patterns.ts';
import { AGENTS } from './catalogue/agents.ts';

/** What the config says about who wrote or reviewed with AI: additions to the catalogue, and labels that decide. */
export type AiSettings = Pick<Settings['ai'], 'authors' | 'reviewers' | 'labels'>;

/** The catalogue without what proves it: that may be put better without anything being found otherwise. */
const CATALOGUE: readonly TracePattern[] = AGENTS.map(({ source: _source, seen: _seen, ...pattern }) => pattern);

/**
 * Patterns of the logins that the config calls AI, as authors or as reviewers: no people, whatever GitHub calls them.
 * None of the catalogue is among them.
 */
export function agentLoginsOf({ authors, reviewers }: Pick<AiSettings, 'authors' | 'reviewers'>): readonly string[] {
  return [...reviewers, ...authors.flatMap((each) => ('login' in each ? [each.login] : []))];
}

/** What sources look for: the team's own tools first, then the catalogue. */
export function tracePatternsOf(ai: Pick<AiSettings, 'authors'>): readonly TracePattern[] {
  return [...ai.authors.map(patternOf), ...CATALOGUE];
}

function patternOf(author: AiAuthor): TracePattern {
  const found = { tool: author.tool, class: 'authored', confidence: 'high' } as const;
  if ('login' in author) {
    const { login } = author;
    // The team says that it is this tool: a user's account is as good as a bot's, unless the pattern says bots.
    return { ...found, match: 'login', login: plainLogin(login), ...(isOfBots(login) ? {} : { anyType: true }) };
  }
  if ('email' in author) {
    return { ...found, match: 'mailbox', mailbox: author.email, fields: ['author', 'committer', 'trailer'] };
  }
  if ('branch' in author) return { ...found, match: 'branch', branch: author.branch };
  if ('label' in author) return { ...found, match: 'label', label: author.label };
  const colon = author.trailer.indexOf(':');
  const key = (colon < 0 ? author.trailer : author.trailer.slice(0, colon)).trim();
  const value = colon < 0 ? '' : author.trailer.slice(colon + 1).trim();
  return { ...found, match: 'trailer', key, value: value === '' ? '*' : value };
}
