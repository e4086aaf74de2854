import { expect, it } from 'vitest';
import { readText } from '../../src/runner/read-text.ts';
import { aCommit, aHistory } from '../support/history.ts';

it('counts what was read, one as one', () => {
  expect(readText(aHistory({ commits: [aCommit()] }))).toBe('0 pull requests, 1 commit, 0 deployments');
});
