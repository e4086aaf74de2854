import { describe, expect, it } from 'vitest';
import { ownAddress } from '../../src/render/addresses.ts';
import { blocks, details, escaped, link, list, markdownText, md, prose, table } from '../../src/render/markdown.ts';
import { NAME_LENGTH, plainText } from '../../src/render/plain-text.ts';
import { aReport } from './reports.ts';

describe('plainText', () => {
  it.each([
    ['one\r\n two\t\u2028three ', 'one two three'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['a\u202eb\u2066c\u200bd\ufeffe\u00adf', 'abcdef'],
    ['\u0000a\u007f\u0085b', 'ab'],
    ['\ud800a\udc00', 'a'],
    ['e\u0301\u0302\u0303\u0304\u0305', 'e\u0301\u0302\u0303'],
    ['naïve 日本語 😀', 'naïve 日本語 😀'],
  ])('%j: %j', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it('is at most so long, in characters and not in halves of them', () => {
    expect(plainText('a'.repeat(80))).toBe('a'.repeat(80));
    expect(plainText('a'.repeat(81))).toBe(`${'a'.repeat(79)}…`);
    expect(plainText('😀'.repeat(80))).toBe('😀'.repeat(80));
    expect(plainText('😀'.repeat(500))).toBe(`${'😀'.repeat(NAME_LENGTH - 1)}…`);
  });
});

describe('escaped', () => {
  it.each([
    ['a_b', 'a&#95;b\n'],
    ['draft-08 v1.2', 'draft-08 v1.2\n'],
    ['1. x', '1&#46; x\n'],
    ['- x', '&#45; x\n'],
    ['<b>&amp;', '&#60;b&#62;&#38;amp;\n'],
    ['@octo', '&#64;&#8203;octo\n'],
    ['octo/shop#12', 'octo/shop&#35;&#8203;12\n'],
    ['GH-12', 'GH&#45;&#8203;12\n'],
    ['https://x', 'https&#58;&#8203;//x\n'],
    ['www.x.example', 'www&#8203;.x.example\n'],
    [':tada:', '&#58;&#8203;tada&#58;\n'],
    ['abcdef1', 'abcdef&#8203;1\n'],
    ['succeeded at 10:30', 'succeeded at 10&#58;30\n'],
  ])('%j: %j', (text, expected) => {
    expect(markdownText(escaped(text))).toBe(expected);
  });
});

it('escapes what a template is given, and nothing that is Markdown already', () => {
  expect(markdownText(md`**${'*a*'}** ${md`_b_`} ${12}`)).toBe('**&#42;a&#42;** _b_ 12\n');
});

it('makes code of what stands between backticks, only where they come in pairs', () => {
  expect(markdownText(prose('Set `a|b` to x'))).toBe('Set <code>a&#124;b</code> to x\n');
  expect(markdownText(prose('one ` tick'))).toBe('one &#96; tick\n');
});

it('makes tables, lists and folds', () => {
  const rows = table({ head: ['A', 'B'], right: ['B'], rows: [['x|y', md`**1**`]] });
  expect(markdownText(rows)).toBe('| A | B |\n| --- | --: |\n| x&#124;y | **1** |\n');
  expect(markdownText(blocks([list([md`a`, md`b`]), md``, md`c`]))).toBe('- a\n- b\n\nc\n');
  expect(markdownText(details(md`S`, md`B`))).toBe('<details><summary>S</summary>\n\nB\n\n</details>\n');
});

it('links with an address that can end neither link nor cell', () => {
  const address = ownAddress(aReport(), 'https://github.com/octo/shop/releases/tag/v1)|(*&x');
  expect(markdownText(link('v1', address))).toBe(
    '[v1](https://github.com/octo/shop/releases/tag/v1%29%7C%28%2a%26x)\n',
  );
  expect(markdownText(link('v1', null))).toBe('v1\n');
});

it('knows its own host', () => {
  const own = (address: string): string | null => ownAddress(aReport(), address);
  expect(own('https://github.com/octo/shop/pull/1')).toBe('https://github.com/octo/shop/pull/1');
  expect(own('http://github.com/octo/shop')).toBeNull();
  expect(own('https://github.com.evil.example/')).toBeNull();
  expect(own('https://github.com@evil.example/')).toBeNull();
  expect(own('https://user:pass@github.com/')).toBeNull();
  expect(own('//github.com/')).toBeNull();
  expect(ownAddress(aReport({ url: null }), 'https://github.com/octo/shop')).toBeNull();
});
