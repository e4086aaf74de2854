/** Accounts of AI agents that open pull requests. All of them are bots to GitHub. */
import type { AgentEntry } from './agent-entry.ts';
import { AIDEV, LOGS } from './agent-entry.ts';

const COUNTED = 'authors of public pull requests, counted by public detectors';

function account(
  tool: string,
  login: string,
  from: { source: string; confidence?: 'medium'; rest?: string },
): AgentEntry {
  const { source, confidence = 'high', rest = `${login}[bot]` } = from;
  return { tool, match: 'login', login, class: 'authored', confidence, source, seen: rest };
}

export const AGENT_ACCOUNTS: readonly AgentEntry[] = [
  account('GitHub Copilot', 'copilot', { source: `${AIDEV}: 1,462 of 1,462; REST's spelling`, rest: 'Copilot' }),
  account('GitHub Copilot', 'copilot-swe-agent', { source: `${AIDEV}; GraphQL's spelling` }),
  account('Devin', 'devin-ai-integration', { source: `${AIDEV}: 2,729 of 2,729` }),
  account('Cursor', 'cursor', { source: `${AIDEV}: 2 of 144` }),
  account('Claude Code', 'claude', { source: 'anthropics/claude-code-action src/github/constants.ts' }),
  account('Claude Code', 'anthropic-code-agent', { source: LOGS }),
  account('OpenAI Codex', 'openai-code-agent', { source: LOGS }),
  account('OpenAI Codex', 'chatgpt-codex-connector', { source: LOGS }),
  account('Jules', 'google-labs-jules', { source: `${LOGS}; aavetis/PRarena collect_data.py` }),
  account('Codegen', 'codegen-sh', { source: 'aavetis/PRarena collect_data.py' }),
  account('OpenCode', 'opencode-agent', { source: LOGS }),
  account('Continue', 'continue', { source: LOGS }),
  account('Gru', 'gru-agent', { source: `${AIDEV}: commit authors` }),
  account('Factory Droid', 'factory-droid', { source: LOGS, confidence: 'medium' }),
  account('Roo Code', 'roomote', { source: "Roomote's own tests; pull requests of Roo Code", confidence: 'medium' }),
  account('Sweep', 'sweep-ai', { source: "Sweep's own settings (GITHUB_BOT_USERNAME)", confidence: 'medium' }),
  account('Kiro', 'kiro-agent', { source: COUNTED, confidence: 'medium' }),
  account('Tembo', 'tembo', { source: COUNTED, confidence: 'medium' }),
  account('Amazon Q', 'amazon-q-developer', { source: COUNTED, confidence: 'medium' }),
  account('OpenHands', 'openhands-ai', { source: COUNTED, confidence: 'medium' }),
];
