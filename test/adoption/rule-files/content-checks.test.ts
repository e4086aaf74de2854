import { describe, expect, it } from 'vitest';
import { textsWanted } from '../../../src/adoption/rule-files/texts-wanted.ts';
import { assess, aTree, type Files, link, shown } from './a-tree.ts';

const rule = (head: string) => `---\n${head}\n---\nUse tabs.\n`;

describe('the activation of a rule', () => {
  const files: Files = { 'src/a.ts': 'x', 'web/src/b.vue': 'x' };

  it.each([
    ['.cursor/rules/a.mdc', 'alwaysApply: true'],
    ['.cursor/rules/a.mdc', 'description: when testing\nglobs:\nalwaysApply: false'],
    ['.cursor/rules/a.mdc', 'globs: *.ts'],
    ['.cursor/rules/a.mdc', 'globs: lib/**, src/**/*.{ts,tsx}'],
    ['web/.cursor/rules/a.mdc', 'globs: src/*.vue'],
    ['.github/instructions/a.instructions.md', 'applyTo: "**/*.ts"'],
    ['.claude/rules/a.md', 'paths:\n  - src/**'],
    ['.devin/rules/a.md', 'trigger: glob\nglobs: *.vue'],
    ['.kiro/steering/a.md', 'inclusion: always'],
    ['.augment/rules/a.md', 'type: agent_requested'],
  ])('is fine: %s with %j', (path, head) => {
    expect(shown(assess({ ...files, [path]: rule(head) }))).toEqual([]);
  });

  it.each([
    ['.cursor/rules/a.mdc', 'alwaysApply: yes', '2 alwaysApply is neither true nor false'],
    ['.cursor/rules/a.mdc', 'globs: *.py', '2 globs fits no file of the repository'],
    ['.github/instructions/a.instructions.md', 'description: x', '1 no applyTo: the rule is never applied by itself'],
    ['.claude/rules/a.md', 'paths: ["lib/**"]', '2 paths fits no file of the repository'],
    ['.devin/rules/a.md', 'trigger: sometimes', '2 trigger is none of the words its tool knows'],
    ['.devin/rules/a.md', 'trigger: glob', '2 trigger asks for globs, and there is none'],
    ['.kiro/steering/a.md', 'inclusion: fileMatch', '2 inclusion asks for fileMatchPattern, and there is none'],
    ['.augment/rules/a.md', 'type: always', '2 type is none of the words its tool knows'],
  ])('is broken: %s with %j', (path, head, message) => {
    const [line, ...words] = message.split(' ');
    expect(shown(assess({ ...files, [path]: rule(head) }))).toEqual([`activation ${path}:${line} ${words.join(' ')}`]);
  });

  it('needs a head that ends, and for Cursor one at all', () => {
    expect(
      shown(assess({ '.cursor/rules/a.mdc': 'Use tabs.\n', '.claude/rules/b.md': '---\npaths: x\nUse tabs.\n' })),
    ).toEqual([
      'activation .claude/rules/b.md:1 the front matter is never closed',
      'activation .cursor/rules/a.mdc:1 no front matter: Cursor never applies the rule by itself',
    ]);
  });
});

describe('topics', () => {
  it('come from headings, from prose that keeps to one, and from commands', () => {
    const text = [
      '# Shop',
      '## Architecture',
      'Three layers.',
      '## Work',
      'Write unit tests for it.',
      'Keep secrets out of the code.',
      'Never log credentials.',
      '```sh',
      'make all',
      '```',
    ].join('\n');
    const { files, topics, findings } = assess({ 'AGENTS.md': text, Makefile: 'all:\n' });
    expect(files[0]?.topics).toEqual(['security', 'architecture', 'commands']);
    expect(topics).toEqual({
      tests: [],
      security: ['AGENTS.md'],
      style: [],
      architecture: ['AGENTS.md'],
      commands: ['AGENTS.md'],
    });
    expect(findings).toEqual([]);
  });

  it('come from the name of a rule too', () => {
    const { topics } = assess({ '.cursor/rules/testing.mdc': rule('alwaysApply: true') });
    expect(topics.tests).toEqual(['.cursor/rules/testing.mdc']);
  });
});

describe('sizes', () => {
  const long = (bytes: number) => 'Be brief.\n'.repeat(bytes / 10);

  it('are held against what Codex reads from the root down', () => {
    const files = { 'AGENTS.md': long(20_000), 'a/AGENTS.md': long(12_760), 'b/AGENTS.md': long(12_770) };
    const limit = 'OpenAI Codex reads 32768 bytes from the root down, and drops the rest;';
    expect(shown(assess(files))).toEqual([`over-limit b/AGENTS.md:- ${limit} with the files above it there are 32770`]);
    expect(shown(assess({ ...files, '.codex/config.toml': 'project_doc_max_bytes = 65536\n' }))).toEqual([]);
    expect(shown(assess({ 'AGENTS.md': long(32_770), 'a/AGENTS.md': long(10) }))).toEqual([
      `over-limit AGENTS.md:- ${limit} this one has 32770`,
    ]);
  });

  it('are held against what Windsurf reads of a file', () => {
    expect(shown(assess({ '.windsurf/rules/a.md': long(12_010), '.windsurf/rules/b.md': long(12_000) }))).toEqual([
      'over-limit .windsurf/rules/a.md:- Windsurf reads 12000 characters of a file; this one has 12010',
    ]);
  });
});

describe('texts', () => {
  it('that can not be had leave a file effective and say so', () => {
    const { state, findings } = assess({
      'AGENTS.md': { text: 'too-large' },
      'CLAUDE.md': { text: 'unread' },
      'GEMINI.md': { text: 'binary' },
      'QWEN.md': { text: { text: 'Begin', truncated: true } },
    });
    expect(state).toBe('effective');
    expect(findings.map(({ kind, path, message }) => [kind, path, message])).toEqual([
      ['unchecked', 'AGENTS.md', 'it is too large to be checked'],
      ['unchecked', 'CLAUDE.md', 'its text was not read'],
      ['unchecked', 'GEMINI.md', 'it is no text'],
      ['unchecked', 'QWEN.md', 'only its beginning was checked'],
    ]);
    expect(assess({ 'GEMINI.md': { text: 'binary' } }).state).toBe('not-loaded');
  });

  it('are listed ahead, what matters most first', () => {
    const { tree, textOf } = aTree({
      'package.json': '{}',
      'src/a.ts': 'x',
      '.gitignore': 'x',
      'docs/ai.md': 'x',
      'CLAUDE.md': link('docs/ai.md'),
      'AGENTS.md': 'x',
      Makefile: 'x',
    });
    expect(textsWanted(tree, textOf)).toEqual([
      'CLAUDE.md',
      'AGENTS.md',
      'docs/ai.md',
      '.gitignore',
      'package.json',
      'Makefile',
    ]);
  });
});
