import { expect, it } from 'vitest';
import { withSilentParts } from '../../src/runner/silent-parts.ts';
import { aHistory } from '../support/history.ts';

const READ = 'Read the repository anew: `one-pizza -R octo/shop`.';

it('adds a gap for each part that is not in a saved history and that no gap speaks of', () => {
  const told = {
    part: 'reviews',
    what: 'reviews',
    why: 'the token may not',
    fix: 'Grant `pull-requests: read`.',
  } as const;
  const coverage = {
    reviews: 'unreadable',
    ruleFiles: 'unreadable',
    tags: 'unreadable',
    releases: 'not-in-source',
  } as const;
  const place = { repository: 'octo/shop', url: 'https://github.com/octo/shop' };
  const why = 'the saved history does not hold that';
  const read = withSilentParts(aHistory({ ...place, coverage, gaps: [told] }));
  expect(read.gaps).toEqual([
    told,
    { part: 'tags', what: 'tags', why, fix: READ },
    { part: 'ruleFiles', what: 'rule files of AI tools', why, fix: READ },
  ]);
});

it('leaves alone a history that says of each part why it is not there', () => {
  const history = aHistory();
  expect(withSilentParts(history)).toBe(history);
});
