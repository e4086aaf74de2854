/** Trailers, branches, labels and notes that AI tools leave. */
import type { AgentEntry } from './agent-entry.ts';
import { AIDEV, LOGS } from './agent-entry.ts';

const UNNAMED = 'Unnamed AI tool';
const CONVENTION = `${LOGS}; the Linux kernel's coding-assistants.rst`;

type From = {
  readonly seen: string;
  readonly source: string;
  readonly class?: 'authored';
  readonly confidence?: 'medium';
};

function trailer(tool: string, [key, value]: readonly [string, string], from: From): AgentEntry {
  return { class: 'assisted', confidence: 'high', ...from, tool, match: 'trailer', key, value };
}

function agent(tool: string, named: string, seen: string): AgentEntry {
  return { tool, match: 'agent', agent: named, class: 'assisted', confidence: 'high', source: CONVENTION, seen };
}

function branch(tool: string, glob: string, from: From): AgentEntry {
  return { class: 'authored', confidence: 'high', ...from, tool, match: 'branch', branch: glob };
}

function label(named: string, source: string): AgentEntry {
  return { tool: UNNAMED, match: 'label', label: named, class: 'assisted', confidence: 'medium', source, seen: named };
}

function note(tool: string, named: string): AgentEntry {
  const metadata = {
    schema_version: 'authorship/3.0.0',
    prompts: {},
    sessions: { s_1: { agent_id: { tool: named } } },
  };
  const seen = `src/main.rs\n  s_1::t_2 434-435\n---\n${JSON.stringify(metadata)}`;
  return { tool, match: 'note', agent: named, class: 'assisted', confidence: 'high', source: 'git-ai standard', seen };
}

export const AGENT_SIGNATURES: readonly AgentEntry[] = [
  trailer('Cursor', ['Made-with', 'Cursor'], { source: LOGS, seen: 'Made-with: Cursor' }),
  trailer('Claude Code', ['Claude-Session', 'https://claude.ai/code/session_*'], {
    source: `${LOGS}; anthropics/claude-code#77830: stays where attribution is off`,
    seen: 'Claude-Session: https://claude.ai/code/session_01472YxeN6U2t4LWfaqkieAv',
  }),
  trailer('Amp', ['Amp-Thread-ID', 'https://ampcode.com/threads/T-*'], {
    source: LOGS,
    seen: 'Amp-Thread-ID: https://ampcode.com/threads/T-c27ceb8e-8f84-43c1-a4d5-3ef0c1c2a6f1',
  }),
  trailer('GitHub Copilot', ['Agent-Logs-Url', 'https://github.com/*/sessions/*'], {
    class: 'authored',
    source: LOGS,
    seen: 'Agent-Logs-Url: https://github.com/octo/shop/sessions/37896276-261f-4ff0-9664-06aa7dfc471b',
  }),
  trailer('GitHub Copilot', ['Copilot-Session', '????????-????-????-????-????????????'], {
    source: LOGS,
    seen: 'Copilot-Session: 37896276-261f-4ff0-9664-06aa7dfc471b',
  }),
  trailer('Replit', ['Replit-Commit-Author', 'Agent'], {
    class: 'authored',
    source: LOGS,
    seen: 'Replit-Commit-Author: Agent',
  }),
  trailer('Replit', ['Replit-Commit-Author', 'Assistant'], {
    class: 'authored',
    source: LOGS,
    seen: 'Replit-Commit-Author: Assistant',
  }),
  trailer(UNNAMED, ['Ai-assisted', 'true'], { source: 'block/aittributor README', seen: 'Ai-assisted: true' }),

  agent('Claude Code', 'Claude', 'Assisted-by: Claude Opus 4.6'),
  agent('Claude Code', 'Claude Code', 'Assisted-by: Claude Code'),
  agent('Claude Code', 'Opus', 'Assisted-by: Opus 4.7'),
  agent('Crush', 'Crush', 'Assisted-by: Crush:qwen3.7-max'),
  agent('OpenCode', 'OpenCode', 'Assisted-by: OpenCode'),
  agent('OpenAI Codex', 'OpenAI GPT', 'Assisted-by: OpenAI GPT-5.4'),
  agent('OpenAI Codex', 'GPT', 'Assisted-by: GPT-5 Codex'),
  agent(UNNAMED, '*', 'Assisted-by: Claude:claude-3-opus coccinelle sparse'),

  branch('GitHub Copilot', 'copilot/*', {
    source: 'aavetis/PRarena collect_data.py',
    seen: 'copilot/add-semver-support',
  }),
  branch('OpenAI Codex', 'codex/*', { source: `aavetis/PRarena; ${AIDEV}`, seen: 'codex/add-agents-md-file' }),
  branch('Cursor', 'cursor/*', { source: 'aavetis/PRarena', seen: 'cursor/cloudflare-test-fixes-25a6' }),
  branch('Claude Code', 'claude/*', {
    source: 'anthropics/claude-code-action, default of branch_prefix',
    seen: 'claude/blissful-sagan-EDidd',
  }),
  // The moment of its start tells Devin's branches from those of somebody called Devin.
  branch('Devin', 'devin/1?????????-*', {
    source: 'branches of public repositories',
    seen: 'devin/1723372641-add-yargs-completion',
  }),
  branch('OpenCode', 'opencode/issue*-20????????????', {
    source: 'branches of public repositories',
    confidence: 'medium',
    seen: 'opencode/issue1013-20260210085832',
  }),

  label('ai-generated', 'maplibre/maplibre-compose#771'),
  label('ai-assisted', 'zephyrproject-rtos/zephyr#107587'),
  label('assisted: ai', 'openssl/openssl#32884'),

  note('Cursor', 'cursor'),
  note('Claude Code', 'claude'),
  note('OpenCode', 'opencode'),
  note(UNNAMED, '*'),
];

/** How the name of an author or committer ends where aider worked. */
export const AGENT_NAMES: readonly AgentEntry[] = [
  {
    tool: 'Aider',
    match: 'name-suffix',
    suffix: '(aider)',
    class: 'assisted',
    confidence: 'high',
    source: `aider/repo.py; ${LOGS}`,
    seen: 'Paul Gauthier (aider)',
  },
];
