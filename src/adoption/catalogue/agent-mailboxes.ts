/** Mailboxes that AI tools put on commits: as author or committer, and in trailers. Always whole mailboxes. */
import type { AgentEntry } from './agent-entry.ts';
import { LOGS } from './agent-entry.ts';

type Given = {
  readonly tool: string;
  readonly mailbox: string;
  readonly seen: string;
  readonly source?: string;
  readonly name?: string;
  readonly class?: 'authored' | 'suggestion';
  readonly confidence?: 'medium';
};

/** A mailbox that stands on commits and in trailers alike. */
function mailbox({ source = LOGS, ...given }: Given): AgentEntry {
  return {
    match: 'mailbox',
    fields: ['author', 'committer', 'trailer'],
    class: 'assisted',
    confidence: 'high',
    ...given,
    source,
  };
}

/** What an AI reviewer suggested and somebody accepted: the reviewer is credited, but wrote nothing. */
function suggestion(tool: string, login: string, id: number): AgentEntry {
  const address = `${login}[bot]@users.noreply.github.com`;
  return {
    match: 'mailbox',
    tool,
    mailbox: address,
    fields: ['trailer'],
    class: 'suggestion',
    confidence: 'high',
    source: LOGS,
    seen: `${login}[bot] <${id}+${address}>`,
  };
}

const NO_REPLY = 'users.noreply.github.com';

export const AGENT_MAILBOXES: readonly AgentEntry[] = [
  mailbox({ tool: 'Claude Code', mailbox: 'noreply@anthropic.com', seen: 'Claude Opus 4.6 <noreply@anthropic.com>' }),
  mailbox({ tool: 'Claude Code', mailbox: 'no-reply@anthropic.com', seen: 'Claude <no-reply@anthropic.com>' }),
  mailbox({ tool: 'Claude Code', mailbox: 'claude@anthropic.com', seen: 'Claude Code <claude@anthropic.com>' }),
  mailbox({
    tool: 'Claude Code',
    mailbox: `claude[bot]@${NO_REPLY}`,
    class: 'authored',
    // The number belongs to github-actions[bot]: only the login tells.
    seen: `claude[bot] <41898282+claude[bot]@${NO_REPLY}>`,
  }),
  mailbox({
    tool: 'Claude Code',
    mailbox: `242468646+claude@${NO_REPLY}`,
    class: 'authored',
    seen: `anthropic-code-agent[bot] <242468646+Claude@${NO_REPLY}>`,
  }),
  // An address that Claude makes up; without its name it could be anybody called Claude.
  mailbox({
    tool: 'Claude Code',
    mailbox: `claude@${NO_REPLY}`,
    name: 'Claude',
    confidence: 'medium',
    seen: `Claude <claude@${NO_REPLY}>`,
  }),
  mailbox({ tool: 'Cursor', mailbox: 'cursoragent@cursor.com', seen: 'Cursor <cursoragent@cursor.com>' }),
  {
    match: 'mailbox',
    tool: 'GitHub Copilot',
    mailbox: `copilot@${NO_REPLY}`,
    name: 'Copilot Autofix powered by AI',
    fields: ['trailer'],
    class: 'suggestion',
    confidence: 'high',
    source: LOGS,
    seen: `Copilot Autofix powered by AI <175728472+Copilot@${NO_REPLY}>`,
  },
  // `Copilot` cannot be a user's login: its address is reserved. The numbers of three products are known.
  mailbox({
    tool: 'GitHub Copilot',
    mailbox: `copilot@${NO_REPLY}`,
    seen: `copilot-swe-agent[bot] <198982749+Copilot@${NO_REPLY}>`,
  }),
  mailbox({
    tool: 'GitHub Copilot',
    mailbox: 'copilot@github.com',
    confidence: 'medium',
    seen: 'Copilot <copilot@github.com>',
  }),
  mailbox({
    tool: 'OpenAI Codex',
    mailbox: 'noreply@openai.com',
    source: `${LOGS}; openai/codex#11617`,
    seen: 'Codex <noreply@openai.com>',
  }),
  mailbox({ tool: 'OpenAI Codex', mailbox: 'codex@openai.com', seen: 'Codex <codex@openai.com>' }),
  mailbox({
    tool: 'OpenAI Codex',
    mailbox: `242516109+codex@${NO_REPLY}`,
    class: 'authored',
    seen: `openai-code-agent[bot] <242516109+Codex@${NO_REPLY}>`,
  }),
  mailbox({
    tool: 'OpenAI Codex',
    mailbox: `chatgpt-codex-connector[bot]@${NO_REPLY}`,
    class: 'authored',
    seen: `chatgpt-codex-connector[bot] <199175422+chatgpt-codex-connector[bot]@${NO_REPLY}>`,
  }),
  mailbox({
    tool: 'Devin',
    mailbox: `devin-ai-integration[bot]@${NO_REPLY}`,
    class: 'authored',
    seen: `Devin AI <158243242+devin-ai-integration[bot]@${NO_REPLY}>`,
  }),
  mailbox({ tool: 'Aider', mailbox: 'aider@aider.chat', seen: 'aider (gemini/gemini-2.5-pro) <aider@aider.chat>' }),
  mailbox({ tool: 'Aider', mailbox: 'noreply@aider.chat', seen: 'aider (claude-3-5-sonnet) <noreply@aider.chat>' }),
  mailbox({
    tool: 'Aider',
    mailbox: 'noreply@aider.dev',
    seen: 'aider (vertex_ai/gemini-2.5-pro) <noreply@aider.dev>',
  }),
  mailbox({
    tool: 'OpenHands',
    mailbox: 'openhands@all-hands.dev',
    class: 'authored',
    source: `${LOGS}; OpenHands system_prompt.j2`,
    seen: 'openhands <openhands@all-hands.dev>',
  }),
  mailbox({ tool: 'OpenCode', mailbox: 'noreply@opencode.ai', seen: 'OpenCode <noreply@opencode.ai>' }),
  mailbox({
    tool: 'OpenCode',
    mailbox: `opencode-agent[bot]@${NO_REPLY}`,
    class: 'authored',
    seen: `opencode-agent[bot] <opencode-agent[bot]@${NO_REPLY}>`,
  }),
  mailbox({
    tool: 'Continue',
    mailbox: 'noreply@continue.dev',
    source: `${LOGS}; continue extensions/cli/src/systemMessage.ts`,
    seen: 'Continue <noreply@continue.dev>',
  }),
  mailbox({ tool: 'Continue', mailbox: 'agent@continue.dev', seen: 'Continue Agent <agent@continue.dev>' }),
  mailbox({
    tool: 'Continue',
    mailbox: `continue[bot]@${NO_REPLY}`,
    class: 'authored',
    seen: `continue[bot] <continue[bot]@${NO_REPLY}>`,
  }),
  mailbox({ tool: 'Crush', mailbox: 'crush@charm.land', seen: 'Crush <crush@charm.land>' }),
  mailbox({ tool: 'Crush', mailbox: 'noreply@crush.charm.land', seen: 'Crush <noreply@crush.charm.land>' }),
  mailbox({ tool: 'Mistral Vibe', mailbox: 'vibe@mistral.ai', seen: 'Mistral Vibe <vibe@mistral.ai>' }),
  mailbox({
    tool: 'Qwen Code',
    mailbox: 'qwen-coder@alibabacloud.com',
    seen: 'Qwen-Coder <qwen-coder@alibabacloud.com>',
  }),
  mailbox({ tool: 'Amp', mailbox: 'amp@ampcode.com', seen: 'Amp <amp@ampcode.com>' }),
  mailbox({ tool: 'Warp', mailbox: 'oz-agent@warp.dev', source: 'public code index', seen: 'Oz <oz-agent@warp.dev>' }),
  mailbox({
    tool: 'Roo Code',
    mailbox: 'roomote@roocode.com',
    class: 'authored',
    source: 'pull requests of Roo Code',
    seen: 'Roomote <roomote@roocode.com>',
  }),
  mailbox({
    tool: 'Factory Droid',
    mailbox: `factory-droid[bot]@${NO_REPLY}`,
    seen: `factory-droid[bot] <138933559+factory-droid[bot]@${NO_REPLY}>`,
  }),
  mailbox({
    tool: 'Jules',
    mailbox: `google-labs-jules[bot]@${NO_REPLY}`,
    class: 'authored',
    seen: `google-labs-jules[bot] <161369871+google-labs-jules[bot]@${NO_REPLY}>`,
  }),
  suggestion('Gemini Code Assist', 'gemini-code-assist', 176961590),
  suggestion('CodeRabbit', 'coderabbitai', 136622811),
  suggestion('GitHub Copilot', 'github-advanced-security', 62310815),
];
