/**
 * Logins of AI agents, as GitHub's API spells them without `[bot]`. An agent's account is a bot to GitHub, but what it
 * writes is somebody's change: it is never automation. The same as in the catalogue of `adoption`, which a test holds
 * them to.
 */
export const AGENT_LOGINS: ReadonlySet<string> = new Set([
  'amazon-q-developer',
  'anthropic-code-agent',
  'chatgpt-codex-connector',
  'claude',
  'codegen-sh',
  'continue',
  'copilot',
  'copilot-swe-agent',
  'cursor',
  'devin-ai-integration',
  'factory-droid',
  'google-labs-jules',
  'gru-agent',
  'kiro-agent',
  'openai-code-agent',
  'opencode-agent',
  'openhands-ai',
  'roomote',
  'sweep-ai',
  'tembo',
]);
