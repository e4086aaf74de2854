import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frontMatterOf, valueAt } from '../../../src/adoption/rule-files/front-matter.ts';
import { commaListOf, fits, globOf } from '../../../src/adoption/rule-files/glob.ts';
import { hiddenIn } from '../../../src/adoption/rule-files/hidden-unicode.ts';
import { codeSpansOf, linkTargetsOf, markdownLinesOf, withoutCode } from '../../../src/adoption/rule-files/markdown.ts';
import { secretsIn } from '../../../src/adoption/rule-files/secrets.ts';

describe('globs', () => {
  it.each([
    ['a/*.ts', 'a/b.ts', true],
    ['a/*.ts', 'a/b/c.ts', false],
    ['**/*.ts', 'c.ts', true],
    ['**/*.ts', 'a/b/c.ts', true],
    ['a/**/c', 'a/c', true],
    ['a/**', 'a/b/c', true],
    ['a/**/b/**/c', 'a/b/x/b/c', true],
    ['{a,b{c,d}}.md', 'bd.md', true],
    ['{a,b{c,d}}.md', 'b.md', false],
    ['a?c', 'abc', true],
    ['A.md', 'a.md', false],
    ['{a,b', 'a', false],
  ])('%s fits %s: %s', (glob, path, is) => {
    expect(fits(globOf(glob), path)).toBe(is);
  });

  it('fit every path that they are', () => {
    const part = fc.stringMatching(/^[a-z.]{1,8}$/);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const path = parts.join('/');
        expect([fits(globOf(path), path), fits(globOf('**'), path), fits(globOf(`**/${parts.at(-1)}`), path)]).toEqual([
          true,
          true,
          true,
        ]);
      }),
    );
  });

  it('are cut at the commas of a list, not at those in braces', () => {
    expect(commaListOf('**/*.{ts,tsx}, src/**,')).toEqual(['**/*.{ts,tsx}', 'src/**']);
  });
});

describe('front matter', () => {
  it.each([
    ['globs: *.ts', '*.ts'],
    ['globs: *.ts, src/**/*.{a,b}  # mine', '*.ts, src/**/*.{a,b}'],
    ['globs: "**/*.ts"', '**/*.ts'],
    ['globs: [\'a/*.{ts,js}\', "b"]', 'a/*.{ts,js},b'],
    ['globs:\n  - "a"\n  - b', 'a,b'],
  ])('reads %j', (line, value) => {
    const head = frontMatterOf(`---\ndescription: x\n${line}\nalwaysApply: false\n---\ntext\n`);
    if (typeof head === 'string') throw new Error(head);
    expect([valueAt(head, 'globs')?.text, valueAt(head, 'alwaysapply')?.text]).toEqual([value, 'false']);
  });

  it('may be missing, empty or never closed', () => {
    expect([frontMatterOf('text'), frontMatterOf('---\na: b\n'), frontMatterOf('\uFEFF---\n---\n')]).toEqual([
      'none',
      'unclosed',
      { values: new Map(), lastLine: 2 },
    ]);
  });
});

describe('markdown', () => {
  it('tells prose, fences and comments apart', () => {
    const text = '# A\n```sh\nx\n````\n~~~\n```\ny\n<!-- a -->\n<!--\nb\n--> c\nd\n';
    const kinds = markdownLinesOf(text).map(({ fence, aside, heading }) => fence ?? heading ?? aside);
    expect(kinds).toEqual(['A', true, 'sh', true, true, '', '', '', '', '', '', '', '']);
    expect(markdownLinesOf('````\n```\nx\n````\ny').map(({ fence }) => fence)).toEqual([null, '', '', null, null]);
    expect(markdownLinesOf('a\n<!--\nb\n-->\nc').map(({ aside }) => aside)).toEqual([false, true, true, true, false]);
  });

  it('finds code spans by runs of equal length, and links', () => {
    const line = 'see `a` and ``b`c`` and ` [x](y.md "t") ![z](<p q>) [d]: no';
    expect(codeSpansOf(line).map(({ text }) => text)).toEqual(['a', 'b`c']);
    expect(withoutCode(line).length).toBe(line.length);
    expect(linkTargetsOf(withoutCode(line)).map(({ text }) => text)).toEqual(['y.md', 'p']);
    expect(linkTargetsOf('[id]: docs/a.md').map(({ text }) => text)).toEqual(['docs/a.md']);
  });
});

describe('hidden characters', () => {
  it.each([
    ['zero-width characters', 'a\u200Bb'],
    ['zero-width characters', 'a\uFEFFb'],
    ['zero-width characters', 'a\u200Db'],
    ['bidirectional controls', 'a\u202Eb'],
    ['bidirectional controls', 'a\u2066b'],
    ['direction marks', 'a\u200Eb'],
    ['tag characters', 'a\u{E0041}\u{E0042}'],
    ['variation selectors', 'a\u{E0101}'],
  ])('are told as %s', (what, text) => {
    expect(hiddenIn(`fine\n${text}\n`)).toEqual([{ line: 2, what }]);
  });

  it.each([
    ['a byte order mark at the start', '\uFEFFtext'],
    ['emoji sequences', '👩🏽‍💻 👨‍👩‍👧 🏳️‍🌈 ❤️‍🔥 👁️‍🗨️'],
    ['flags of regions', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
    ['joiners where a script needs them', 'نمی\u200Cخواهم क्\u200Dष'],
    ['marks in right-to-left text', 'שלום\u200F!'],
    ['ideographic variants', '葛\u{E0100}'],
  ])('are none: %s', (_, text) => {
    expect(hiddenIn(text)).toEqual([]);
  });
});

describe('secrets', () => {
  const joined = (...parts: readonly string[]) => parts.join('');
  // Put together here, so that no scanner takes this file for one that holds any.
  const body = (length: number) => 'q7Zk2Lw9Xv4Tn8Bd3Rf6Hs1Jm5Pc0Gy'.repeat(9).slice(0, length);
  it.each([
    ['a GitHub token', joined('gh', 'p_', body(36))],
    ['a GitHub token', joined('github', '_pat_', body(22), '_', body(59))],
    ['an AWS access key', joined('AK', 'IA', 'Q7ZK2LW9XV4TN8BD')],
    ['a Google API key', joined('AI', 'za', body(35))],
    ['an Anthropic key', joined('sk-', 'ant-', 'api03-', body(90))],
    ['an OpenAI key', joined('sk-', 'proj-', body(30), 'T3Blbk', 'FJ', body(30))],
    ['an npm token', joined('np', 'm_', body(36))],
    ['a Slack token', joined('xo', 'xb-', '274918365027-', body(24))],
    ['a private key', joined('-----BEGIN RSA PRIVATE ', 'KEY', '-----\n', body(64), '\n')],
  ])('are told as %s', (what, secret) => {
    expect(secretsIn(`token: ${secret} here`)).toEqual([{ what, index: 7 }]);
  });

  it.each([
    joined('gh', 'p_', 'x'.repeat(36)),
    'AKIAIOSFODNN7EXAMPLE',
    joined('gh', 'p_', 'abcdefghijklmnopqrstuvwxyz0123456789'),
    'sk-ant-api03-...',
    joined('-----BEGIN PRIVATE ', 'KEY', '-----\n...\n'),
  ])('are none: %s', (text) => {
    expect(secretsIn(text)).toEqual([]);
  });
});
