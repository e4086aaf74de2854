import { describe, expect, it } from 'vitest';
import { isOwnedBy, pathPatternOf } from '../../../src/guardrails/owners/path-pattern.ts';

/** A pattern, paths that it fits, and paths that it does not. */
type Row = [pattern: string, fitting: readonly string[], others: readonly string[]];

const DOCUMENTED: readonly Row[] = [
  ['*', ['README.md', 'a/b/c.js'], []],
  ['*.js', ['a.js', 'src/deep/a.js'], ['a.jsx', 'a.JS', 'ajs']],
  ['/build/logs/', ['build/logs/a', 'build/logs/deep/a'], ['build/logs', 'x/build/logs/a', 'build/log/a']],
  ['docs/*', ['docs/getting-started.md'], ['docs/build-app/troubleshooting.md', 'x/docs/a.md', 'docs']],
  ['apps/', ['apps/a', 'x/apps/deep/a'], ['apps', 'myapps/a']],
  ['/docs/', ['docs/a.md', 'docs/deep/a.md'], ['x/docs/a.md']],
  ['/apps/github', ['apps/github', 'apps/github/a'], ['apps/githubs', 'x/apps/github']],
  ['**/logs', ['logs', 'logs/a', 'build/logs/a', 'a/b/logs'], ['logs2/a']],
];

const OTHERS: readonly Row[] = [
  ['foo', ['foo', 'foo/bar', 'bar/foo', 'bar/foo/baz'], ['foo.txt', 'bar/foo.txt', 'Foo']],
  ['/foo', ['foo', 'foo/bar/baz'], ['bar/foo', 'fool']],
  ['foo/bar', ['foo/bar', 'foo/bar/baz'], ['foo/bart', 'baz/foo/bar']],
  ['f*', ['foo/bar', 'bar/foo/baz'], ['xfoo']],
  ['/*', ['foo'], ['foo/bar']],
  ['/f*', ['foo', 'foo/bar/baz'], ['bar/foo']],
  ['/*/', ['foo/bar', 'foo/bar/baz'], ['foo']],
  ['f*/', ['foo/bar', 'bar/foo/baz'], ['foo', 'bar/foo']],
  ['foo/*.txt', ['foo/bar.txt'], ['foo/bar/baz.txt', 'qux/foo/bar.txt']],
  ['foo/*/baz', ['foo/bar/baz', 'foo/bar/baz/qux'], ['foo/baz']],
  ['f?o', ['foo', 'a/fxo/b'], ['fo', 'fooo', 'f/o']],
  ['f\\*o', ['f*o'], ['foo', 'fxxo']],
  ['f\\?o', ['f?o'], ['foo']],
  ['a\\ b', ['a b', 'x/a b/c'], ['a\\ b', 'ab']],
  ['**/foo/bar', ['foo/bar', 'qux/foo/bar/baz'], ['foo/baz/bar']],
  ['foo/bar/**', ['foo/bar/baz', 'foo/bar/baz/qux'], ['foo/bar', 'qux/foo/bar/baz']],
  ['foo/**/bar', ['foo/bar', 'foo/qux/quux/bar/baz'], ['qux/foo/bar']],
  ['foo/**/', ['foo/bar', 'foo/bar/baz'], ['foo']],
  ['foo/**/bar/b*', ['foo/bar/baz', 'foo/qux/bar/baz'], ['foo/bar/qux', 'foo/qux/bar']],
  ['**', ['foo', 'foo/bar'], []],
  ['/', [], ['foo', 'foo/bar']],
  ['a.c', ['a.c'], ['abc']],
  ['(a|b)+$', ['(a|b)+$'], ['a', 'ab']],
];

describe('a pattern of CODEOWNERS', () => {
  it.each([...DOCUMENTED, ...OTHERS])('%s', (written, fitting, others) => {
    const pattern = pathPatternOf(written) ?? [];
    expect([...fitting, ...others].filter((path) => isOwnedBy(pattern, path))).toEqual(fitting);
  });

  it.each([['!docs/'], ['[abc].js'], ['docs/[a-z]'], ['\\#file'], ['a/***'], ['x'.repeat(5000)]])(
    'is none: %.20s',
    (written) => {
      expect(pathPatternOf(written)).toBeNull();
    },
  );

  it('takes no time that grows with wildcards', () => {
    const name = 'a'.repeat(4000);
    const pattern = pathPatternOf(`${'*a'.repeat(2000)}b`) ?? [];
    const before = performance.now();
    expect(isOwnedBy(pattern, name)).toBe(false);
    expect(isOwnedBy(pathPatternOf(`${'**/a/'.repeat(800)}b`) ?? [], 'a/'.repeat(2000))).toBe(false);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});
