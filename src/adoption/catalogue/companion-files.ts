/**
 * Files beside the rules: settings, tool servers, skills, reviewers' guidelines, what an agent must not read. They are
 * listed apart, and none of them counts as a rule file. Exact names; sources as in `rule-files.ts`.
 */

export type CompanionKind =
  | 'settings'
  | 'mcp'
  | 'skills'
  | 'agents'
  | 'commands'
  | 'hooks'
  | 'modes'
  | 'plugin'
  | 'review-guidelines'
  | 'ignore';

export type CompanionEntry = {
  readonly tool: string;
  readonly glob: string;
  readonly kind: CompanionKind;
  readonly source: string;
};

const source = 'source code of ruler and rulesync, which write it';

export const COMPANION_FILES: readonly CompanionEntry[] = [
  {
    tool: 'several tools',
    glob: '.agents/{skills,agents,commands,checks,workflows,plugins}/**',
    kind: 'skills',
    source,
  },
  { tool: 'several tools', glob: '.mcp.json', kind: 'mcp', source },
  { tool: 'Claude Code', glob: '.claude/settings.json', kind: 'settings', source },
  { tool: 'Claude Code', glob: '.claude/skills/*/SKILL.md', kind: 'skills', source },
  { tool: 'Claude Code', glob: '.claude/agents/**/*.md', kind: 'agents', source },
  { tool: 'Claude Code', glob: '.claude/commands/**/*.md', kind: 'commands', source },
  { tool: 'Claude Code', glob: '.claude-plugin/*.json', kind: 'plugin', source: 'anthropics/claude-plugins-official' },
  { tool: 'Cursor', glob: '**/.cursor/BUGBOT.md', kind: 'review-guidelines', source },
  { tool: 'Cursor', glob: '.cursor/{commands,skills,agents}/**', kind: 'commands', source },
  { tool: 'Cursor', glob: '.cursor/mcp.json', kind: 'mcp', source },
  { tool: 'Cursor', glob: '.cursor/{hooks,cli}.json', kind: 'settings', source },
  { tool: 'Cursor', glob: '.cursorignore', kind: 'ignore', source },
  { tool: 'GitHub Copilot', glob: '.github/prompts/*.prompt.md', kind: 'commands', source },
  { tool: 'GitHub Copilot', glob: '.github/agents/*.md', kind: 'agents', source },
  { tool: 'GitHub Copilot', glob: '.github/skills/*/SKILL.md', kind: 'skills', source },
  { tool: 'GitHub Copilot', glob: '.github/hooks/*.json', kind: 'hooks', source },
  { tool: 'GitHub Copilot', glob: '.github/copilot/settings.json', kind: 'settings', source },
  { tool: 'GitHub Copilot', glob: '{.github,.vscode}/mcp.json', kind: 'mcp', source },
  {
    tool: 'GitHub Copilot',
    glob: '.github/workflows/copilot-setup-steps.{yml,yaml}',
    kind: 'settings',
    source: 'pull requests of the agent name it (AIDev data set)',
  },
  { tool: 'OpenAI Codex', glob: '.codex/{config.toml,hooks.json,agents/*.toml}', kind: 'settings', source },
  { tool: 'Gemini CLI', glob: '.gemini/settings.json', kind: 'settings', source },
  { tool: 'Gemini CLI', glob: '.gemini/{commands/**/*.toml,skills/*/SKILL.md}', kind: 'commands', source },
  { tool: 'Gemini CLI', glob: '.geminiignore', kind: 'ignore', source },
  { tool: 'Antigravity', glob: '{.agent,.agents}/{workflows,skills}/**', kind: 'skills', source },
  {
    tool: 'Windsurf',
    glob: '.devin/{config.json,mcp_config.json,hooks.v1.json,skills/*/SKILL.md,agents/**}',
    kind: 'settings',
    source,
  },
  { tool: 'Windsurf', glob: '{.devinignore,.codeiumignore,.windsurfignore}', kind: 'ignore', source },
  { tool: 'Cline', glob: '.clineignore', kind: 'ignore', source },
  { tool: 'Roo Code', glob: '.roomodes', kind: 'modes', source },
  { tool: 'Roo Code', glob: '.rooignore', kind: 'ignore', source },
  { tool: 'Kilo Code', glob: '{kilo.json,kilo.jsonc}', kind: 'settings', source },
  { tool: 'Kilo Code', glob: '.kilocodeignore', kind: 'ignore', source },
  { tool: 'Aider', glob: '.aider.conf.yml', kind: 'settings', source },
  { tool: 'JetBrains Junie', glob: '.junie/{skills,agents,commands,mcp}/**', kind: 'skills', source },
  { tool: 'JetBrains', glob: '.aiignore', kind: 'ignore', source },
  { tool: 'JetBrains AI Assistant', glob: '.ai/mcp/mcp.json', kind: 'mcp', source },
  { tool: 'Kiro', glob: '.kiro/{specs,hooks,skills,agents,prompts,settings}/**', kind: 'settings', source },
  { tool: 'Kiro', glob: '.kiroignore', kind: 'ignore', source },
  { tool: 'Augment', glob: '.augment/code_review_guidelines.yaml', kind: 'review-guidelines', source },
  { tool: 'Augment', glob: '.augmentignore', kind: 'ignore', source },
  { tool: 'Goose', glob: '.goose/{recipes,agents,skills}/**', kind: 'commands', source },
  { tool: 'Zed', glob: '.zed/settings.json', kind: 'settings', source },
  { tool: 'Warp', glob: '.warp/skills/*/SKILL.md', kind: 'skills', source },
  { tool: 'Warp', glob: '.warpindexingignore', kind: 'ignore', source },
  { tool: 'Crush', glob: '{crush.json,.crush.json}', kind: 'settings', source },
  {
    tool: 'OpenHands',
    glob: '.openhands/{setup.sh,skills/**}',
    kind: 'settings',
    source: 'source code of agent-friendly-action',
  },
  { tool: 'Factory Droid', glob: '.factory/{mcp.json,settings.json,skills/**,rules/**}', kind: 'settings', source },
  { tool: 'OpenCode', glob: '.opencode/{agents,agent,commands,skills,skill,plugins}/**', kind: 'agents', source },
  { tool: 'OpenCode', glob: '{opencode.json,opencode.jsonc}', kind: 'settings', source },
  { tool: 'Qwen Code', glob: '.qwenignore', kind: 'ignore', source },
  { tool: 'Rovo Dev', glob: '.rovodev/.review-agent.md', kind: 'review-guidelines', source },
  { tool: 'Amp', glob: '.amp/{settings.json,settings.jsonc,plugins/**}', kind: 'settings', source },
  { tool: 'Pi', glob: '.pi/{prompts,skills,extensions}/**', kind: 'settings', source },
  { tool: 'Mistral Vibe', glob: '.vibe/{config.toml,skills/**}', kind: 'settings', source },
  { tool: 'Kimi Code', glob: '.kimi-code/**', kind: 'settings', source },
  { tool: 'Grok CLI', glob: '.grok/config.toml', kind: 'settings', source },
  { tool: 'deepagents', glob: '.deepagents/**', kind: 'settings', source },
  {
    tool: 'CodeRabbit',
    glob: '.coderabbit.{yaml,yml}',
    kind: 'review-guidelines',
    source: 'source code of skillsaw',
  },
];
