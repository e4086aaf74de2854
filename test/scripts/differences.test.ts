import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differences } from '../../scripts/differences.ts';
import { aFolder } from '../support/folder.ts';

describe('differences', () => {
  it('finds nothing between equal folders', () => {
    const files = { 'cli.js': 'a\n', 'deep/licenses.txt': 'b\n' };
    expect(differences(aFolder(files), aFolder(files))).toEqual([]);
  });

  it('looks both ways and at every byte', () => {
    const actual = aFolder({ 'cli.js': 'a\r\n', 'same.txt': 's', 'stale.js': '' });
    const expected = aFolder({ 'cli.js': 'a\n', 'same.txt': 's', 'deep/new.js': '' });
    expect(differences(actual, expected)).toEqual([
      { file: 'cli.js', what: 'different' },
      { file: 'deep/new.js', what: 'missing' },
      { file: 'stale.js', what: 'not built' },
    ]);
  });

  it('takes a folder that is not there for an empty one', () => {
    const expected = aFolder({ 'cli.js': 'a' });
    expect(differences(join(expected, 'nowhere'), expected)).toEqual([{ file: 'cli.js', what: 'missing' }]);
  });
});
