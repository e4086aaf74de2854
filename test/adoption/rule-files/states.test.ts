import { describe, expect, it } from 'vitest';
import { assess, link, shown } from './a-tree.ts';

const RULES = '# Rules\n\nRun the checks before every commit.\n';

describe('the state of the rule files', () => {
  it('is absent where there is none, and unknown where the tree was cut off', () => {
    expect(assess({ 'README.md': 'Hello' })).toMatchObject({ state: 'absent', files: [], findings: [] });
    expect(assess({ 'README.md': 'Hello' }, { truncated: true }).state).toBe('unknown');
  });

  it('is effective where a tool loads an exact name, and tells which tools do', () => {
    const { state, files } = assess({ 'AGENTS.md': RULES });
    expect(state).toBe('effective');
    expect(files.map(({ path }) => path)).toEqual(['AGENTS.md']);
    expect(files[0]?.tools).toEqual(expect.arrayContaining(['Claude Code', 'OpenAI Codex', 'Cursor', 'Zed']));
    expect(files[0]?.tools).not.toContain('Gemini CLI');
  });

  it('lets Claude Code read AGENTS.md only where no CLAUDE.md lies in the chain', () => {
    const files = { 'AGENTS.md': RULES, 'web/AGENTS.md': `${RULES}Web.\n`, 'web/CLAUDE.md': 'Other rules.\n' };
    const tools = new Map(assess(files).files.map((file) => [file.path, file.tools]));
    expect(tools.get('AGENTS.md')).toContain('Claude Code');
    expect(tools.get('web/AGENTS.md')).not.toContain('Claude Code');
    expect(tools.get('web/AGENTS.md')).not.toContain('Zed');
  });

  it('gives AGENTS.md to Gemini where its settings say so, and not to Junie where it has its own', () => {
    const [file] = assess({
      'AGENTS.md': RULES,
      '.gemini/settings.json': '{ "context": { "fileName": "AGENTS.md" } }',
      '.junie/AGENTS.md': 'Junie only.\n',
    }).files.filter(({ path }) => path === 'AGENTS.md');
    expect(file?.tools).toContain('Gemini CLI');
    expect(file?.tools).not.toContain('JetBrains Junie');
  });

  it('gives an override, not its neighbour, to Codex and Pi', () => {
    const { files } = assess({ 'AGENTS.md': RULES, 'AGENTS.override.md': 'Mine.\n' });
    expect(files.map(({ path, tools }) => [path, tools.includes('OpenAI Codex'), tools.includes('Pi')])).toEqual([
      ['AGENTS.md', false, false],
      ['AGENTS.override.md', true, true],
    ]);
  });

  it.each([
    ['claude.md', 'CLAUDE.md'],
    ['Agents.md', 'AGENTS.md'],
    ['cursor_rules.md', '.cursor/rules/rules.mdc'],
    ['docs/cursor_rules.md', '.cursor/rules/rules.mdc'],
    ['copilot-instructions.md', '.github/copilot-instructions.md'],
    ['.github/Copilot-Instructions.md', '.github/copilot-instructions.md'],
    ['.github/instructions/web.md', '.github/instructions/web.instructions.md'],
    ['web/.cursor/web.mdc', 'web/.cursor/rules/web.mdc'],
  ])('calls %s not loaded and would have it renamed to %s', (path, renameTo) => {
    const { state, files, findings } = assess({ [path]: RULES });
    expect(state).toBe('not-loaded');
    expect(files).toMatchObject([{ path, state: 'not-loaded', tools: [] }]);
    expect(findings).toMatchObject([{ kind: 'not-loaded', path, line: null, fix: `rename it to ${renameTo}` }]);
  });

  it('takes pages about agents for pages', () => {
    expect(
      assess({ 'docs/agents.md': RULES, 'src/claude.md': RULES, '.github/instructions/README.md': RULES }).state,
    ).toBe('absent');
  });

  it('calls a source without its output generated, and looks at the outputs where there are any', () => {
    expect(assess({ '.ruler/rules.md': RULES })).toMatchObject({ state: 'generated', files: [{ state: 'generated' }] });
    const both = assess({ '.ruler/rules.md': RULES, 'AGENTS.md': 'Made of it.\n' });
    expect(both.files.map(({ path }) => path)).toEqual(['AGENTS.md']);
  });

  it('counts no file that says nothing', () => {
    const { state, findings } = assess({ 'AGENTS.md': '---\ntitle: x\n---\n<!-- later -->\n\n' });
    expect(state).toBe('not-loaded');
    expect(findings).toMatchObject([{ kind: 'empty', path: 'AGENTS.md' }]);
  });

  it('calls committed personal files out, and counts none of them', () => {
    const { state, findings } = assess({ 'CLAUDE.local.md': RULES, '.claude/settings.local.json': '{}' });
    expect(state).toBe('absent');
    expect(findings.map(({ kind, path }) => [kind, path])).toEqual([
      ['personal-file', '.claude/settings.local.json'],
      ['personal-file', 'CLAUDE.local.md'],
    ]);
  });

  it('lists what lies beside the rules apart', () => {
    const { state, companions } = assess({ '.mcp.json': '{}', '.claude/skills/x/SKILL.md': 'x' });
    expect(state).toBe('absent');
    expect(companions).toEqual([
      { path: '.mcp.json', tool: 'several tools', kind: 'mcp' },
      { path: '.claude/skills/x/SKILL.md', tool: 'Claude Code', kind: 'skills' },
    ]);
  });

  it('passes on sizes and times of change, and reads names that the config adds', () => {
    const times = new Map([['ACME.md', { firstChange: 1_000, lastChange: 2_000 }]]);
    const { files } = assess({ 'ACME.md': 'Be good.\n' }, { times, ruleFiles: [{ tool: 'Acme', glob: 'ACME.md' }] });
    expect(files).toMatchObject([
      { path: 'ACME.md', tools: ['Acme'], bytes: 9, lines: 1, times: { firstChange: 1_000, lastChange: 2_000 } },
    ]);
  });
});

describe('names of one content', () => {
  const names = (files: Parameters<typeof assess>[0]) =>
    assess(files).files.map(({ path, names: all }) => [path, ...all.map(({ path: name, how }) => `${how} ${name}`)]);

  it('are one file by symlinks, by a single import and as copies', () => {
    expect(
      names({
        'AGENTS.md': RULES,
        'CLAUDE.md': '# CLAUDE.md\n\n<!-- shared -->\n@AGENTS.md\n',
        'GEMINI.md': link('AGENTS.md'),
        '.github/copilot-instructions.md': link('../AGENTS.md'),
        '.rules': RULES,
      }),
    ).toEqual([
      [
        'AGENTS.md',
        'itself AGENTS.md',
        'import CLAUDE.md',
        'symlink GEMINI.md',
        'symlink .github/copilot-instructions.md',
        'identical .rules',
      ],
    ]);
  });

  it('may hold the content under a name that no tool knows', () => {
    expect(names({ 'docs/ai.md': RULES, 'CLAUDE.md': link('docs/ai.md') })).toEqual([
      ['docs/ai.md', 'symlink CLAUDE.md'],
    ]);
  });

  it('are found behind symlinked directories', () => {
    expect(names({ 'ai/rules/a.mdc': `---\nalwaysApply: true\n---\n${RULES}`, '.cursor': link('ai') })).toEqual([
      ['ai/rules/a.mdc', 'symlink .cursor/rules/a.mdc'],
    ]);
  });

  it('stay apart where a file says more than its import, which then reaches Claude Code too', () => {
    const { files } = assess({ 'AGENTS.md': RULES, 'CLAUDE.md': '@AGENTS.md\n\nBe brief.\n' });
    expect(files.map(({ path, tools }) => [path, tools.includes('Claude Code')])).toEqual([
      ['AGENTS.md', true],
      ['CLAUDE.md', true],
    ]);
  });

  it('follow five imports, and no sixth', () => {
    const chain = (length: number) => {
      const names = ['CLAUDE.md', ...Array.from({ length }, (_, at) => `i${at + 1}.md`)];
      return Object.fromEntries(names.map((name, at) => [name, at === length ? RULES : `@${names[at + 1]}\n`]));
    };
    expect(names(chain(5))).toEqual([['i5.md', 'import CLAUDE.md']]);
    expect(assess(chain(6)).state).toBe('not-loaded');
  });

  it('reach by an import only the tools that follow it', () => {
    const { files } = assess({ '.rules': RULES, 'CLAUDE.md': '@.rules\n\nBe brief.\n' });
    expect(files.map(({ path, tools }) => [path, tools])).toEqual([
      ['.rules', ['Claude Code', 'Zed']],
      ['CLAUDE.md', ['Claude Code', 'Devin']],
    ]);
  });

  it('take no import from a code fence, a code span or a comment', () => {
    const apart = { 'AGENTS.md': RULES, 'CLAUDE.md': '```\n@AGENTS.md\n```\n`@AGENTS.md`\n<!-- @AGENTS.md -->\n' };
    expect(assess(apart).files.map(({ path, tools }) => [path, tools.includes('Claude Code')])).toEqual([
      ['AGENTS.md', false],
      ['CLAUDE.md', true],
    ]);
  });

  it.each([
    ['../../etc/passwd', 'it leads out of the repository'],
    ['/etc/passwd', 'it leads out of the repository'],
    ['AGENTS.md', 'it leads back to itself, or through too many others'],
    ['docs/gone.md', 'it leads to a path that does not exist'],
  ])('are refused where a symlink leads to %s', (target, message) => {
    const { state, findings } = assess({ 'AGENTS.md': link(target) });
    expect(state).toBe('not-loaded');
    expect(findings).toMatchObject([{ kind: 'broken-link', path: 'AGENTS.md', message }]);
  });

  it('end after five imports, and in a circle', () => {
    const circle = { 'CLAUDE.md': '@a/CLAUDE.md\n', 'a/CLAUDE.md': '@../CLAUDE.md\n' };
    expect(shown(assess(circle))).toEqual([
      'broken-link CLAUDE.md:- it leads back to itself, or through too many others',
      'broken-link a/CLAUDE.md:- it leads back to itself, or through too many others',
    ]);
  });

  it('tell a symlink that was committed as a file', () => {
    const { files, findings } = assess({ 'AGENTS.md': RULES, 'CLAUDE.md': 'AGENTS.md\n' });
    expect(files.map(({ path, state }) => [path, state])).toEqual([
      ['AGENTS.md', 'effective'],
      ['CLAUDE.md', 'not-loaded'],
    ]);
    expect(findings).toMatchObject([
      { kind: 'broken-link', path: 'CLAUDE.md', line: 1, fix: 'make it a symlink, or write @AGENTS.md' },
    ]);
  });
});
