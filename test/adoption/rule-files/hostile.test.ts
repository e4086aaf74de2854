import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessRuleFiles } from '../../../src/adoption/rule-files/assess.ts';
import { assess, aTree, type Files } from './a-tree.ts';

const MOST_MS = 2_000;

/** Milliseconds that one assessment takes. The machine may be busy: what took too long has a second try. */
function timeOf(files: Files): number {
  const { tree, textOf } = aTree(files);
  const once = () => {
    const start = performance.now();
    assessRuleFiles(tree, textOf);
    return performance.now() - start;
  };
  const first = once();
  return first < MOST_MS ? first : once();
}

const PARAGRAPH =
  'Use `src/app.ts` and run `npm run test` before you open a pull request. See [the guide](docs/guide.md) for more.\n';

describe('hostile rule files', () => {
  it('10,000 of 10 kB each take no more than 2 seconds', () => {
    const files: Record<string, string> = {
      'src/app.ts': 'x',
      'docs/guide.md': 'x',
      'package.json': '{"scripts":{"test":""}}',
    };
    for (let at = 0; at < 10_000; at++) {
      files[`packages/p${at}/AGENTS.md`] = `# Package ${at}\n\n${PARAGRAPH.repeat(90)}`;
    }
    expect(timeOf(files)).toBeLessThan(MOST_MS);
  });

  it.each([
    ['backticks of every length', Array.from({ length: 3_000 }, (_, at) => '`'.repeat((at % 90) + 1)).join(' ')],
    ['open brackets', '[['.repeat(500_000)],
    ['links that never end', ']('.repeat(500_000)],
    ['spaces', `@${' '.repeat(1_000_000)}@`],
    ['at signs', '@a '.repeat(300_000)],
    ['comments that never end', '<!--'.repeat(250_000)],
    ['fences', '```\n'.repeat(250_000)],
    ['percent signs', `coverage ${'9%'.repeat(400_000)}`],
    ['percent lines', 'coverage coverage coverage coverage 99 99 99 99 %\n'.repeat(20_000)],
    ['secrets that are none', 'AKIA sk-ant-api03- ghp_ T3BlbkFJ sk- '.repeat(25_000)],
    ['an endless key', `sk-${'a'.repeat(1_000_000)}`],
    ['distinct missing paths', Array.from({ length: 30_000 }, (_, at) => `\`src/a${at}/b.ts\``).join('\n')],
    ['zero-width characters', '\u200B\n'.repeat(300_000)],
    ['dots', `[x](${'../'.repeat(300_000)}a.md)`],
    ['a head of braces', `---\nglobs: ${'{a,'.repeat(20_000)}\n---\n`],
    ['shell lines', '```sh\nnpm run a && make b; just c | task d\n```\n'.repeat(10_000)],
    ['one line of commands', `\`\`\`sh\n${'npm run a && '.repeat(80_000)}\n\`\`\`\n`],
  ])('%s are read in time', (_, text) => {
    const files = { 'src/app.ts': 'x', 'package.json': '{}', '.cursor/rules/a.mdc': text, 'CLAUDE.md': `${text} ` };
    expect(timeOf(files)).toBeLessThan(MOST_MS);
  });

  it('are cut at 50 findings a file, and say so', () => {
    const text = Array.from({ length: 60 }, (_, at) => `\`src/a${at}/b.ts\`\n`).join('');
    const { findings } = assess({ 'src/app.ts': 'x', 'AGENTS.md': text });
    expect(findings).toHaveLength(51);
    expect(findings.at(-1)).toMatchObject({ kind: 'unchecked', message: '10 more findings are left out' });
  });

  it('10 MB are checked at their beginning', () => {
    const { findings } = assess({ 'AGENTS.md': 'Be good to all.\n'.repeat(650_000) });
    expect(findings.map(({ kind }) => kind)).toEqual(['over-limit', 'unchecked']);
  });

  it('deep trees and wide ignore files are read in time', () => {
    const deep = Array.from({ length: 1_000 }, () => 'd').join('/');
    const files: Record<string, string> = { [`${deep}/AGENTS.md`]: PARAGRAPH, 'AGENTS.md': PARAGRAPH };
    for (let at = 0; at < 2_000; at++) files[`${deep}/f${at}.ts`] = 'x';
    for (let at = 0; at < 100; at++) files[`i${at}/.gitignore`] = '*a*b*c*\n'.repeat(1_000);
    expect(timeOf(files)).toBeLessThan(MOST_MS);
  });

  it('never throw, and always give the same answer', () => {
    const piece = fc.constantFrom(
      '`src/a.ts`',
      '[x](../y.md)',
      '---\n',
      '```\n',
      '@AGENTS.md',
      'npm run x',
      '\u202E',
      '\n',
      '<!--',
      'globs: {',
      '\uD800',
    );
    const text = fc
      .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 20 })
      .map((all) => all.join(''));
    const name = fc.constantFrom(
      'AGENTS.md',
      'CLAUDE.md',
      '.cursor/rules/a.mdc',
      'package.json',
      'Makefile',
      'justfile',
      'Taskfile.yml',
      '.gitignore',
    );
    fc.assert(
      fc.property(fc.dictionary(name, text), (files) => {
        expect(assess(files)).toEqual(assess(files));
      }),
    );
  });
});
