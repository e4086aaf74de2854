import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cherryPicksIn,
  directionOf,
  namesIn,
  numberOfHeadline,
  revertedTitle,
  revertsIn,
  withoutNumber,
} from '../../src/history/text.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';

describe('the title that a revert quotes', () => {
  it.each([
    ['Revert "Fix it"', 'Fix it'],
    ['revert "fix it"', 'fix it'],
    ['  Revert  "Fix it"  ', 'Fix it'],
    ['Revert "Fix it" (#34)', 'Fix it'],
    ['Revert "Fix it (#12)"', 'Fix it (#12)'],
    ['Revert "Fix it (#12)" (#34)', 'Fix it (#12)'],
    ['Revert "Say "hello" twice"', 'Say "hello" twice'],
    ['Revert "Revert "Fix it""', 'Revert "Fix it"'],
    ['Revert ""', ''],
    ['Reapply "Fix it"', 'Revert "Fix it"'],
    ['Reapply "Fix it (#12)" (#40)', 'Revert "Fix it (#12)"'],
    ['Revert "Reapply "Fix it""', 'Reapply "Fix it"'],
    ['Revert Fix it', null],
    ['Revert "Fix it', null],
    ['Revert "Fix it" now', null],
    ['revert: fix it', null],
    ['Undo: Revert "Fix it"', null],
    ['Reverted "Fix it"', null],
    ['', null],
  ])('%j: %j', (title, quoted) => {
    expect(revertedTitle(title)).toBe(quoted);
  });
});

describe('the direction of a title', () => {
  it.each([
    ['Fix it', null],
    ['Revert "Fix it"', 'reverts'],
    ['Reapply "Fix it"', 'restores'],
    ['Revert "Revert "Fix it""', 'restores'],
    ['Revert "Revert "Fix it" (#2)" (#3)', 'restores'],
    ['Revert "Reapply "Fix it""', 'reverts'],
    ['Reapply "Reapply "Fix it""', 'restores'],
    ['Revert "Revert "Revert "Fix it"""', 'reverts'],
  ])('%j: %s', (title, direction) => {
    expect(directionOf(title)).toBe(direction);
  });

  it('turns with every level of quoting', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (levels) => {
        const title = `${'Revert "'.repeat(levels)}Fix it${'"'.repeat(levels)}`;
        expect(directionOf(title)).toBe(levels % 2 === 1 ? 'reverts' : 'restores');
      }),
    );
  });
});

describe('the number that ends a headline', () => {
  it.each([
    ['Fix it (#12)', 12, 'Fix it'],
    ['Fix it(#12) ', 12, 'Fix it'],
    ['Fix it (#11) (#12)', 12, 'Fix it (#11)'],
    ['(#12)', 12, ''],
    ['Fix (#12) it', null, 'Fix (#12) it'],
    ['Fix it #12', null, 'Fix it #12'],
    ['Fix it (12)', null, 'Fix it (12)'],
    ['', null, ''],
  ])('%j: %j', (headline, number, rest) => {
    expect(numberOfHeadline(headline)).toBe(number);
    expect(withoutNumber(headline)).toBe(rest);
  });

  it('is no number of a pull request if it is zero or beyond all numbers', () => {
    expect(numberOfHeadline('Fix it (#0)')).toBeNull();
    expect(numberOfHeadline(`Fix it (#${'9'.repeat(40)})`)).toBeNull();
  });
});

describe('what a text says that it reverts', () => {
  it.each([
    ['nothing', { title: 'Fix it', body: 'Reversal of fortune #12' }, []],
    ['a body with #n', { title: 'Undo', body: 'Reverts #12' }, [{ number: 12 }]],
    ['our name, any case', { title: 'Undo', body: 'reverts Octo/Shop#12.' }, [{ number: 12 }]],
    ['the name of another repository', { title: 'Undo', body: 'Reverts octo/other#12' }, []],
    [
      'several, once each',
      { title: '', body: 'Reverts #12\r\nReverts #13\nreverts #12' },
      [{ number: 12 }, { number: 13 }],
    ],
    ['a commit', { title: '', body: `This reverts commit ${SHA.toUpperCase()}.` }, [{ sha: SHA }]],
    ['a short commit', { title: '', body: 'This reverts commit abcdef1.' }, [{ sha: 'abcdef1' }]],
    ['too short a commit', { title: '', body: 'This reverts commit abcdef.' }, []],
    ['a branch', { title: 'Undo', body: '', branch: 'revert-12-fix-it' }, [{ number: 12 }]],
    ['no branch of that form', { title: 'Undo', body: '', branch: 'my-revert-12-fix-it' }, []],
    ['a title', { title: 'Revert "Fix it"', body: '' }, [{ title: 'Fix it' }]],
    [
      'a title with its number',
      { title: 'Revert "Fix it (#12)" (#34)', body: '' },
      [{ number: 12 }, { title: 'Fix it' }],
    ],
    [
      'a revert of a revert',
      { title: 'Revert "Revert "Fix it" (#34)"', body: '' },
      [{ number: 34 }, { title: 'Revert "Fix it"' }],
    ],
    ['a reapplication', { title: 'Reapply "Fix it (#12)"', body: '' }, [{ title: 'Revert "Fix it (#12)"' }]],
    [
      "GitHub's own form",
      { title: 'Revert "Fix it"', body: 'Reverts octo/shop#12', branch: 'revert-12-fix' },
      [{ number: 12 }, { title: 'Fix it' }],
    ],
    [
      "git's own form",
      { title: 'Revert "Fix it"', body: `\n\nThis reverts commit ${SHA}.` },
      [{ sha: SHA }, { title: 'Fix it' }],
    ],
    ['zero', { title: '', body: 'Reverts #0' }, []],
    ['ten digits', { title: '', body: 'Reverts #1234567890' }, []],
    ['another word that ends so', { title: '', body: 'This unreverts #12' }, []],
  ])('%s', (_, text, references) => {
    expect(revertsIn({ ...text, repository: 'octo/shop' })).toEqual(references);
  });
});

describe('what a text names', () => {
  const named = (body: string): unknown => namesIn({ title: '', body, repository: 'octo/shop' });

  it.each([
    ['#12', [{ number: 12 }]],
    ['(#12), [#13]; #14: "#15"', [{ number: 12 }, { number: 13 }, { number: 14 }, { number: 15 }]],
    ['…#12 and ...#13 #12', [{ number: 12 }, { number: 13 }]],
    ['octo/shop#12 OCTO/SHOP#13', [{ number: 12 }, { number: 13 }]],
    ['octo/other#12 other/shop#13 my-octo/shop#14', []],
    ['abc#12 /#13 &#39; #12a #0 #1234567890', []],
    ['https://github.com/octo/shop/pull/12', [{ number: 12 }]],
    ['(https://github.com/octo/shop/pull/12/files#r1).', [{ number: 12 }]],
    [
      '**https://github.com/octo/shop/issues/12**, https://ghe.example/Octo/Shop/pull/13?w=1!',
      [{ number: 12 }, { number: 13 }],
    ],
    ['[it](https://github.com/octo/shop/issues/12#issuecomment-99)', [{ number: 12 }]],
    ['https://github.com/octo/other/pull/12 https://x.example/#13 https://github.com/octo/shop/pulls/14', []],
    [`https://github.com/octo/shop/commit/${SHA}`, [{ sha: SHA }]],
    ['https://github.com/octo/shop/commit/1234567', [{ sha: '1234567' }]],
    ['https://github.com/octo/other/commit/abc1234', []],
    ['https://github.com/octo/shop/releases/tag/v1.2.3.', [{ tag: 'v1.2.3' }]],
    ['https://github.com/octo/shop/releases/tag/%40a%2Fb%401.0', [{ tag: '@a/b@1.0' }]],
    ['https://github.com/octo/shop/releases/tag/100%', [{ tag: '100%' }]],
    [`${SHA} ABC1234, (abc1235) abc1236.`, [{ sha: SHA }, { sha: 'abc1234' }, { sha: 'abc1235' }, { sha: 'abc1236' }]],
    ['1234567 defaced abc123 20260101', []],
    ['xabc1234 abc1234x #abc1234 path/abc1234 v1.abc1234 my-abc1234', []],
    ['550e8400-e29b-41d4-a716-446655440000', []],
    ['a1'.repeat(32), [{ sha: 'a1'.repeat(32) }]],
    ['a1'.repeat(33), []],
  ])('%j', (body, references) => {
    expect(named(body)).toEqual(references);
  });

  it('reads the title before the body, and each name once', () => {
    expect(namesIn({ title: 'Hotfix for #12', body: 'See #13, #12', repository: 'octo/shop' })).toEqual([
      { number: 12 },
      { number: 13 },
    ]);
  });

  it('takes every repository for ours where ours is not known', () => {
    expect(namesIn({ title: '', body: 'other/repo#12' })).toEqual([{ number: 12 }]);
  });
});

describe('cherry-picks', () => {
  it('are the commits in the lines that git writes, once each', () => {
    const message = `Fix it\n\n(cherry picked from commit ${SHA})\n(cherry picked from commit ABC1234)\n(cherry picked from commit abc1234)`;
    expect(cherryPicksIn(message)).toEqual([SHA, 'abc1234']);
  });

  it.each([
    '',
    'cherry picked from commit abc1234',
    '(cherry picked from commit abc)',
    '(cherry picked from commit xyz1234)',
  ])('are not in %j', (message) => {
    expect(cherryPicksIn(message)).toEqual([]);
  });
});
