import { describe, expect, it } from 'vitest';
import { shownPath, shownText, shownValue } from '../../src/config/shown.ts';

describe('a value in an error', () => {
  it.each([
    [null, 'nothing'],
    [undefined, 'nothing'],
    ['', '""'],
    ['90', '"90"'],
    [90, '90'],
    [-0.5, '-0.5'],
    [Number.NaN, 'NaN'],
    [true, 'true'],
    [[], 'a list of 0'],
    [['a', ['b']], 'a list of 2'],
    [{}, 'a mapping'],
    [Object.create(null), 'a mapping'],
    [() => 1, 'a function'],
  ])('%j is shown as %s', (value, shown) => {
    expect(shownValue(value)).toBe(shown);
  });

  it('is one line of visible text', () => {
    expect(shownText('a\nb\tc\r')).toBe('"a\\nb\\tc\\u000d"');
    expect(shownText('say "hi" \\ bye')).toBe('"say \\"hi\\" \\\\ bye"');
    expect(shownText('\u001b[31mred')).toBe('"\\u001b[31mred"');
    expect(shownText('\u202eevil\u2066\u200b\u2028')).toBe('"\\u202eevil\\u2066\\u200b\\u2028"');
    expect(shownText('\ud800x')).toBe('"\\ud800x"');
    expect(shownText('\u{E0041}')).toBe('"\\u{e0041}"');
    expect(shownText('größe 🍕')).toBe('"größe 🍕"');
  });

  it('is cut after 60 characters, never through one', () => {
    expect(shownText('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`);
    expect(shownText('x'.repeat(61))).toBe(`"${'x'.repeat(60)}…"`);
    expect(shownText('🍕'.repeat(60))).toBe(`"${'🍕'.repeat(60)}"`);
    expect(shownText('🍕'.repeat(100))).toBe(`"${'🍕'.repeat(60)}…"`);
  });
});

describe('a path in an error', () => {
  it.each([
    [[], null],
    [['window-days'], 'window-days'],
    [['failures', 'hotfix', 'labels', 2], 'failures.hotfix.labels[2]'],
    [['a b', 'c'], '["a b"].c'],
    [['people', 'x\ny'], 'people["x\\ny"]'],
    [['people', 'x'.repeat(70)], `people["${'x'.repeat(60)}…"]`],
  ])('%j is %s', (path, shown) => {
    expect(shownPath(path)).toBe(shown);
  });
});
