import { describe, expect, it } from 'vitest';
import { numberedOf } from '../../src/git/numbered.ts';

const REPOSITORY = 'octo/shop';
const read = (headline: string, rest = '') => numberedOf({ headline }, rest, REPOSITORY);

describe('numberedOf', () => {
  it('takes the title of a merge from the first line of its body', () => {
    expect(
      read('Merge pull request #12 from octo/feature/basket', '\n\n  Add a basket \n\nFixes #7, see #12\n'),
    ).toEqual({
      number: 12,
      title: 'Add a basket',
      headBranch: 'feature/basket',
      reverts: [],
      names: [{ number: 7 }],
    });
  });

  it('calls a merge without a body by its headline', () => {
    const expected = { number: 12, title: 'Merge pull request #12 from octo/fix', headBranch: 'fix', names: [] };
    expect(read('Merge pull request #12 from octo/fix')).toMatchObject(expected);
  });

  it('takes the number off the title of a squash', () => {
    const squash = read('Add a basket (#12)', '\n* first\n* second, for #8\n');
    expect(squash).toMatchObject({ number: 12, title: 'Add a basket', headBranch: null, names: [{ number: 8 }] });
  });

  it('finds what is reverted in title, branch and body', () => {
    expect(read('Merge pull request #13 from octo/revert-12-basket', '\nRevert "Add a basket"\n')?.reverts).toEqual([
      { number: 12 },
      { title: 'Add a basket' },
    ]);
    expect(read('Revert "Add a basket (#12)" (#13)', '\nReverts octo/shop#12')).toMatchObject({
      number: 13,
      title: 'Revert "Add a basket (#12)"',
      reverts: [{ number: 12 }, { title: 'Add a basket' }],
    });
    expect(read('Undo (#13)', '\nReverts other/shop#12')?.reverts).toEqual([]);
  });

  it.each([
    'Add a basket',
    'Add (#12) a basket',
    'Revert "Add a basket (#12)"',
    "Merge branch 'main' into feature",
    'Merge pull request from octo/fix',
    'Merge pull request #0 from octo/fix',
    'Fix #12',
    '',
  ])('%j names no pull request', (headline) => {
    expect(read(headline)).toBeNull();
  });
});
