/**
 * The files that steer an AI tool, and what can stand for them. Names are exact: tools open them by name, and on a
 * case-sensitive file system no other spelling is found. Only what the source code or the documentation of a tool, or
 * of a generator that writes for it, shows: what rests on hearsay alone is left out until a fixture proves it.
 */

/** `generator`: a source from which rule files are made; `local-override`: personal, not to be committed. */
export type RuleFileKind = 'instructions' | 'rules-dir' | 'local-override' | 'generator';

/** The most a tool reads. `chain`: of all files from the root down to a directory together. */
export type LoaderLimit = {
  readonly tool: string;
  readonly unit: 'bytes' | 'characters';
  readonly most: number;
  readonly per: 'file' | 'chain';
  readonly source: string;
};

export type RuleFileEntry = {
  readonly tool: string;
  /** Directories that `**` stands for are never hidden ones; see `rule-file-catalogue.ts` for the others left out. */
  readonly glob: string;
  /** Names that the glob fits and the tool still doesn't read as rules. */
  readonly except?: string;
  readonly kind: RuleFileKind;
  /** Whether the tool reads the file below the root too. */
  readonly nested: boolean;
  readonly status: 'current' | 'legacy';
  /** Other tools that read it wherever it lies, and those that do at the root only. */
  readonly readBy?: readonly string[];
  readonly readAtRootBy?: readonly string[];
  readonly limit?: LoaderLimit;
  readonly source: string;
};

const GENERATORS = 'source code of ruler and rulesync, which write it';
const CODEX_DOCS = 'developers.openai.com/codex/guides/agents-md';
const DEVIN_DOCS = 'docs.devin.ai, rules';
const RULER_SOURCE = 'source code of ruler, rulesync, ai-rules and agentrc';

const CODEX_LIMIT: LoaderLimit = {
  tool: 'OpenAI Codex',
  unit: 'bytes',
  most: 32_768,
  per: 'chain',
  source: CODEX_DOCS,
};
const WINDSURF_LIMIT: LoaderLimit = {
  tool: 'Windsurf',
  unit: 'characters',
  most: 12_000,
  per: 'file',
  source: 'docs.windsurf.com/windsurf/cascade/memories',
};

const READ_AGENTS_EVERYWHERE = [
  'Amp',
  'Cursor',
  'Devin',
  'Factory Droid',
  'GitHub Copilot',
  'Goose',
  'Grok CLI',
  'Jules',
  'Kimi Code',
  'Kiro',
  'Mistral Vibe',
  'OpenAI Codex',
  'OpenCode',
  'Pi',
  'Rovo Dev',
  'Warp',
  'Windsurf',
  'deepagents',
];
const READ_AGENTS_AT_ROOT = ['Antigravity', 'Crush', 'JetBrains Junie', 'Kilo Code', 'Qwen Code', 'Zed'];

const LEGACY = { status: 'legacy', source: GENERATORS } as const;
const CURRENT = { status: 'current', source: GENERATORS } as const;

/** Claude Code reads AGENTS.md too where no CLAUDE.md lies in the chain, and Gemini CLI where told: `loaders.ts`. */
export const RULE_FILES: readonly RuleFileEntry[] = [
  {
    ...CURRENT,
    tool: 'AGENTS.md',
    glob: '**/AGENTS.md',
    kind: 'instructions',
    nested: true,
    readBy: READ_AGENTS_EVERYWHERE,
    readAtRootBy: READ_AGENTS_AT_ROOT,
    limit: CODEX_LIMIT,
  },
  {
    tool: 'AGENTS.md',
    glob: '**/AGENTS.override.md',
    kind: 'instructions',
    nested: true,
    status: 'current',
    readBy: ['OpenAI Codex', 'Pi'],
    limit: CODEX_LIMIT,
    source: CODEX_DOCS,
  },
  {
    tool: 'AGENTS.md',
    glob: '**/AGENT.md',
    kind: 'instructions',
    nested: true,
    status: 'legacy',
    readBy: ['Devin'],
    source: DEVIN_DOCS,
  },
  { ...CURRENT, tool: 'Claude Code', glob: '**/CLAUDE.md', kind: 'instructions', nested: true, readBy: ['Devin'] },
  { ...CURRENT, tool: 'Claude Code', glob: '.claude/CLAUDE.md', kind: 'instructions', nested: false },
  { ...CURRENT, tool: 'Claude Code', glob: '.claude/rules/**/*.md', kind: 'rules-dir', nested: false },
  { ...LEGACY, tool: 'Claude Code', glob: '.claude/memories/*.md', kind: 'rules-dir', nested: false },
  { ...CURRENT, tool: 'Claude Code', glob: '**/CLAUDE.local.md', kind: 'local-override', nested: true },
  { ...CURRENT, tool: 'Claude Code', glob: '.claude/settings.local.json', kind: 'local-override', nested: false },
  { ...CURRENT, tool: 'Cursor', glob: '**/.cursor/rules/**/*.mdc', kind: 'rules-dir', nested: true },
  { ...LEGACY, tool: 'Cursor', glob: '.cursorrules', kind: 'instructions', nested: false },
  {
    ...CURRENT,
    tool: 'GitHub Copilot',
    glob: '.github/copilot-instructions.md',
    kind: 'instructions',
    nested: false,
  },
  {
    ...CURRENT,
    tool: 'GitHub Copilot',
    glob: '.github/instructions/**/*.instructions.md',
    kind: 'rules-dir',
    nested: false,
  },
  { ...CURRENT, tool: 'Gemini CLI', glob: '**/GEMINI.md', kind: 'instructions', nested: true },
  { ...CURRENT, tool: 'Antigravity', glob: '.agents/rules/**/*.md', kind: 'rules-dir', nested: false },
  { ...CURRENT, tool: 'Antigravity', glob: '.agent/rules/**/*.md', kind: 'rules-dir', nested: false },
  { ...CURRENT, tool: 'Windsurf', glob: '.devin/rules/**/*.md', kind: 'rules-dir', nested: false },
  {
    ...LEGACY,
    tool: 'Windsurf',
    glob: '.windsurf/rules/**/*.md',
    kind: 'rules-dir',
    nested: false,
    limit: WINDSURF_LIMIT,
  },
  { ...LEGACY, tool: 'Windsurf', glob: '.windsurfrules', kind: 'instructions', nested: false },
  { ...CURRENT, tool: 'Cline', glob: '.clinerules', kind: 'instructions', nested: false },
  {
    ...CURRENT,
    tool: 'Cline',
    glob: '.clinerules/**/*.{md,txt}',
    except: '.clinerules/{workflows,hooks}/**',
    kind: 'rules-dir',
    nested: false,
  },
  { ...LEGACY, tool: 'Roo Code', glob: '.roo/{rules,rules-*}/**/*.{md,txt}', kind: 'rules-dir', nested: false },
  { ...CURRENT, tool: 'Kilo Code', glob: '.kilo/rules/**/*.md', kind: 'rules-dir', nested: false },
  { ...LEGACY, tool: 'Kilo Code', glob: '.kilocode/rules/**/*.md', kind: 'rules-dir', nested: false },
  { ...CURRENT, tool: 'JetBrains Junie', glob: '.junie/AGENTS.md', kind: 'instructions', nested: false },
  { ...LEGACY, tool: 'JetBrains Junie', glob: '.junie/guidelines.md', kind: 'instructions', nested: false },
  { ...LEGACY, tool: 'JetBrains Junie', glob: '.junie/guidelines/**/*.md', kind: 'rules-dir', nested: false },
  { ...CURRENT, tool: 'JetBrains AI Assistant', glob: '.aiassistant/rules/**/*.md', kind: 'rules-dir', nested: false },
  { ...CURRENT, tool: 'Kiro', glob: '.kiro/steering/**/*.md', kind: 'rules-dir', nested: false },
  { ...CURRENT, tool: 'Amazon Q Developer', glob: '.amazonq/rules/**/*.md', kind: 'rules-dir', nested: false },
  { ...CURRENT, tool: 'Augment', glob: '**/.augment/rules/**/*.md', kind: 'rules-dir', nested: true },
  { ...LEGACY, tool: 'Augment', glob: '.augment-guidelines', kind: 'instructions', nested: false },
  { ...CURRENT, tool: 'Goose', glob: '**/.goosehints', kind: 'instructions', nested: true },
  { ...CURRENT, tool: 'Zed', glob: '.rules', kind: 'instructions', nested: false },
  { ...CURRENT, tool: 'Trae', glob: '.trae/rules/**/*.md', kind: 'rules-dir', nested: false },
  { ...LEGACY, tool: 'Warp', glob: '**/WARP.md', kind: 'instructions', nested: true },
  { ...CURRENT, tool: 'Crush', glob: 'CRUSH.md', kind: 'instructions', nested: false },
  { ...CURRENT, tool: 'OpenHands', glob: '.openhands/microagents/**/*.md', kind: 'rules-dir', nested: false },
  { ...CURRENT, tool: 'Firebender', glob: 'firebender.json', kind: 'instructions', nested: false },
  { ...CURRENT, tool: 'Firebase Studio', glob: '.idx/airules.md', kind: 'instructions', nested: false },
  { ...CURRENT, tool: 'Qwen Code', glob: '**/QWEN.md', kind: 'instructions', nested: true },
  { ...CURRENT, tool: 'Qwen Code', glob: 'QWEN.local.md', kind: 'local-override', nested: false },
  { ...CURRENT, tool: 'Replit', glob: 'replit.md', kind: 'instructions', nested: false },
  { ...CURRENT, tool: 'Hermes', glob: '.hermes.md', kind: 'instructions', nested: false },
  { ...CURRENT, tool: 'Reasonix', glob: '**/REASONIX.md', kind: 'instructions', nested: true },
  {
    tool: 'ruler',
    glob: '.ruler/**/*.md',
    kind: 'generator',
    nested: false,
    status: 'current',
    source: RULER_SOURCE,
  },
  {
    tool: 'rulesync',
    glob: '.rulesync/rules/**/*.md',
    kind: 'generator',
    nested: false,
    status: 'current',
    source: RULER_SOURCE,
  },
  {
    tool: 'ai-rules',
    glob: 'ai-rules/**/*.md',
    kind: 'generator',
    nested: false,
    status: 'current',
    source: RULER_SOURCE,
  },
  { tool: 'apm', glob: 'apm.yml', kind: 'generator', nested: false, status: 'current', source: RULER_SOURCE },
];
