import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reference } from '../../src/history/commit.ts';
import * as text from '../../src/history/text.ts';

const MEGABYTE = 1_000_000;
/** Far above what any of these takes in linear time, far below what they take in quadratic time. */
const MOST_MS = 1_500;

function everythingIn(given: string): void {
  const body = given;
  text.revertedTitle(given);
  text.directionOf(given);
  text.numberOfHeadline(given);
  text.withoutNumber(given);
  text.cherryPicksIn(given);
  for (const title of ['', given]) {
    text.revertsIn({ title, body, branch: given, repository: 'octo/shop' });
    text.namesIn({ title, body, repository: 'octo/shop' });
  }
}

describe('a megabyte of', () => {
  it.each([
    ['spaces in a title', `a${' '.repeat(MEGABYTE)}b`],
    ['dots', '.'.repeat(MEGABYTE)],
    ['dots and slashes', '.a/-'.repeat(MEGABYTE / 4)],
    ['half repository names', 'a.b-'.repeat(MEGABYTE / 4)],
    ['reverts', `reverts${' '.repeat(MEGABYTE)}`],
    ['many reverts', 'reverts a/'.repeat(MEGABYTE / 10)],
    ['a quoted run of spaces', `revert "a${' '.repeat(MEGABYTE)}b"`],
    ['quotes', `revert "${'" '.repeat(MEGABYTE / 2)}x`],
    ['nested reverts', `${'revert "'.repeat(MEGABYTE / 9)}x${'"'.repeat(MEGABYTE / 9)}`],
    ['nested reverts just short enough to be read', `${'revert "'.repeat(7_000)}x${'"'.repeat(7_000)}`],
    ['opening numbers', '(#1'.repeat(MEGABYTE / 3)],
    ['digits', `(#${'1'.repeat(MEGABYTE)}`],
    ['hexadecimal digits', 'a1'.repeat(MEGABYTE / 2)],
    ['commits', 'abc1234 '.repeat(MEGABYTE / 8)],
    ['numbers', '#1 '.repeat(MEGABYTE / 3)],
    ['addresses', 'https://'.repeat(MEGABYTE / 8)],
    ['punctuation in an address', `https://github.com/octo/shop/pull/${'!'.repeat(MEGABYTE)}x`],
    ['percent signs in an address', `https://github.com/octo/shop/releases/tag/${'%'.repeat(MEGABYTE)}`],
    ['cherry-picks', '(cherry picked from commit '.repeat(MEGABYTE / 27)],
    ['NULs', '\0'.repeat(MEGABYTE)],
  ])('%s is read in no time', (_, given) => {
    const start = performance.now();
    everythingIn(given);
    expect(performance.now() - start).toBeLessThan(MOST_MS);
  });
});

describe('whatever a text says', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'Revert "',
      'Reapply "',
      '"',
      ' (#12)',
      'Reverts #',
      'octo/shop#',
      'This reverts commit ',
      'abc1234',
    ),
    fc.constantFrom('https://github.com/octo/shop/', 'pull/', 'commit/', 'releases/tag/', '%E0%A4%A', '#', '0', '\n'),
    fc.nat().map(String),
  );

  it('what is found fits the model', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const said = pieces.join('');
        const found = [
          ...text.namesIn({ title: said, body: said, repository: 'octo/shop' }),
          ...text.revertsIn({ title: said, body: said, branch: said, repository: 'octo/shop' }),
          ...text.cherryPicksIn(`(cherry picked from commit ${said})`).map((sha) => ({ sha })),
        ];
        for (const each of found) expect(reference.parse(each)).toEqual(each);
      }),
    );
  });
});
