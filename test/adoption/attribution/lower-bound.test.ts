import { describe, expect, it } from 'vitest';
import type { Sight } from '../../../src/adoption/attribution/lower-bound.ts';
import { isAttributionOff, lowerBoundReasons } from '../../../src/adoption/attribution/lower-bound.ts';

const SEEN: Sight = { commits: 'all', squashHasTrailers: null, isBodyRead: true };

function kinds(changes: readonly Sight[], settings: readonly (string | null)[] = []): readonly (readonly unknown[])[] {
  return lowerBoundReasons({ changes, settings }).map(({ kind, changes: count }) => [kind, count]);
}

describe('attribution switched off', () => {
  it.each([
    ['{"includeCoAuthoredBy": false}', true],
    ['{"includeCoAuthoredBy": true}', false],
    ['{"attribution": {"commit": "", "pr": ""}}', true],
    ['{"attribution": {"commit": "By a robot", "pr": ""}}', true],
    ['{"attribution": {"commit": "By a robot"}}', false],
    ['{"attribution": ""}', false],
    ['{"permissions": {"allow": []}}', false],
    ['{}', false],
    ['[]', null],
    ['not JSON', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(isAttributionOff(text)).toBe(expected);
  });
});

describe('the reasons why a share is a lower bound', () => {
  it('are never none: unmarked use is not seen', () => {
    expect(kinds([])).toEqual([['unmarked-use', null]]);
    expect(kinds([SEEN, { ...SEEN, squashHasTrailers: false }], [null, '{}', 'broken'])).toEqual([
      ['unmarked-use', null],
    ]);
  });

  it('count the changes that each concerns', () => {
    const changes: readonly Sight[] = [
      SEEN,
      { commits: 'cut-off', squashHasTrailers: true, isBodyRead: true },
      { commits: 'cut-off', squashHasTrailers: false, isBodyRead: true },
      { commits: 'unknown', squashHasTrailers: false, isBodyRead: false },
      { commits: 'unknown', squashHasTrailers: null, isBodyRead: false },
      { commits: 'unknown', squashHasTrailers: true, isBodyRead: false },
    ];
    expect(kinds(changes, ['{"includeCoAuthoredBy":false}'])).toEqual([
      ['unmarked-use', null],
      ['attribution-off', null],
      ['trailers-stripped', 2],
      ['commits-cut-off', 2],
      ['commits-unknown', 3],
      ['bodies-unread', 3],
    ]);
  });
});
