import { describe, expect, it } from 'vitest';
import { licensesOf, packageFolder } from '../../scripts/licenses.ts';
import { aFolder } from '../support/folder.ts';

describe('packageFolder', () => {
  it('is the innermost package of a module', () => {
    expect(packageFolder('/p/node_modules/zod/v4/core.js')).toBe('/p/node_modules/zod');
    expect(packageFolder('/p/node_modules/@octokit/core/index.js')).toBe('/p/node_modules/@octokit/core');
    expect(packageFolder('/p/node_modules/a/node_modules/@b/c/x.js')).toBe('/p/node_modules/a/node_modules/@b/c');
  });

  it('is null for the project itself', () => {
    expect(packageFolder('/p/lib/cli.js')).toBeNull();
  });
});

describe('licensesOf', () => {
  it('has one block a package version, in order of name, with LF alone', () => {
    const folder = aFolder({
      'node_modules/b/package.json': '{"name":"b","version":"2.0.0","license":"ISC"}',
      'node_modules/b/LICENSE.md': 'Terms of b\r\nin two lines\r\n',
      'node_modules/b/node_modules/a/package.json': '{"name":"a","version":"1.0.0","licenses":[{"type":"MIT"}]}',
      'node_modules/b/node_modules/a/LICENCE': 'Terms of a',
    });
    const modules = ['node_modules/b/x.js', 'node_modules/b/y.js', 'node_modules/b/node_modules/a/z.js', 'lib/cli.js'];
    expect(licensesOf(modules.map((path) => `${folder}/${path}`))).toBe(
      `a 1.0.0 (MIT)\n\nTerms of a\n\n${'-'.repeat(80)}\n\nb 2.0.0 (ISC)\n\nTerms of b\nin two lines\n`,
    );
  });

  it('refuses a package whose terms are not there', () => {
    const folder = aFolder({ 'node_modules/c/package.json': '{"name":"c","version":"1.2.3","license":"MIT"}' });
    expect(() => licensesOf([`${folder}/node_modules/c/x.js`])).toThrow(/c 1\.2\.3 \(MIT\) has no licence file/);
  });
});
