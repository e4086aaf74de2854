/**
 * AI reviewers: bots whose reviews come from a model. Only those that were seen to review; where a tool writes changes
 * too, it has the name that `agents.ts` gives it.
 */
export type ReviewerEntry = {
  readonly tool: string;
  /** Lower case, without `[bot]`. */
  readonly login: string;
  readonly source: string;
  /** The account as REST shows it. */
  readonly seen: string;
};

function reviewer(tool: string, login: string, reviews: number): ReviewerEntry {
  return { tool, login, source: `AIDev data set: ${reviews} reviews`, seen: `${login}[bot]` };
}

export const REVIEWERS: readonly ReviewerEntry[] = [
  reviewer('GitHub Copilot', 'copilot-pull-request-reviewer', 460),
  reviewer('CodeRabbit', 'coderabbitai', 278),
  reviewer('Cursor', 'cursor', 235),
  reviewer('Ellipsis', 'ellipsis-dev', 150),
  reviewer('Gemini Code Assist', 'gemini-code-assist', 117),
  reviewer('Greptile', 'greptile-apps', 103),
  reviewer('Entelligence', 'entelligence-ai-pr-reviews', 79),
  reviewer('Graphite', 'graphite-app', 62),
  reviewer('Sourcery', 'sourcery-ai', 60),
  reviewer('Cubic', 'cubic-dev-ai', 47),
  reviewer('RecurseML', 'recurseml', 25),
  reviewer('Claude Code', 'claude', 11),
  reviewer('Qodo', 'qodo-merge-for-open-source', 6),
  reviewer('Sentry Seer', 'seer-by-sentry', 5),
  reviewer('Wispbit', 'wispbit-ai', 3),
  reviewer('Propel', 'propel-code-bot', 2),
  reviewer('Windsurf', 'windsurf-bot', 2),
  reviewer('CodeAnt', 'codeant-ai', 1),
  reviewer('Callstack', 'callstackai', 1),
  reviewer('Matter AI', 'matter-code-review', 1),
  {
    tool: 'OpenAI Codex',
    login: 'chatgpt-codex-connector',
    source: 'public code index (account 199175422); co-author of accepted suggestions in commit logs',
    seen: 'chatgpt-codex-connector[bot]',
  },
];
