import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aCloneOf, aRepository } from '../support/repository.ts';
import { historyOf } from './history-of.ts';

const at = Date.parse;

describe('tags', () => {
  it('are dated by their tagger, lightweight ones by their commit, however deep they lie', async () => {
    const repository = aRepository();
    const sha = repository.commit({ at: '2026-03-02T10:00:00Z' });
    // The builder's own identity tags at 2026-03-01T00:00:00Z.
    repository.git('tag', 'light');
    repository.git('tag', '--annotate', 'v1.0', '--message=one');
    repository.git('tag', '--annotate', 'nested', '--message=two', 'v1.0');
    repository.git('tag', '--annotate', 'deeper/nested', '--message=three', 'nested');
    expect((await historyOf(repository)).tags).toEqual([
      { name: 'deeper/nested', sha, at: at('2026-03-01T00:00:00Z'), annotated: true },
      { name: 'light', sha, at: at('2026-03-02T10:00:00Z'), annotated: false },
      { name: 'nested', sha, at: at('2026-03-01T00:00:00Z'), annotated: true },
      { name: 'v1.0', sha, at: at('2026-03-01T00:00:00Z'), annotated: true },
    ]);
  });

  it('of trees and files are left out', async () => {
    const repository = aRepository();
    repository.commit();
    const tree = repository.git('rev-parse', 'HEAD^{tree}');
    writeFileSync(join(repository.folder, 'file'), 'content');
    const blob = repository.git('hash-object', '-w', 'file');
    repository.git('tag', 'tree', tree);
    repository.git('tag', 'file', blob);
    repository.git('tag', '--annotate', 'of-file', '--message=x', blob);
    repository.git('tag', '--annotate', 'of-of-tree', '--message=x', tree);
    repository.git('tag', '--annotate', 'nested-file', '--message=x', 'of-file');
    const { tags, gaps } = await historyOf(repository);
    expect(tags).toEqual([]);
    expect(gaps.filter(({ part }) => part === 'tags')).toEqual([]);
  });

  it('without a tagger are dated by their commit', async () => {
    const repository = aRepository();
    repository.commit();
    const outside = repository.commit({ branch: 'side', parents: [], at: '2026-03-04T10:00:00Z' });
    writeFileSync(
      join(repository.folder, 'tag'),
      `object ${outside}\ntype commit\ntag old\n\nOld tags look like this\n`,
    );
    const object = repository.git('hash-object', '-t', 'tag', '-w', '--literally', 'tag');
    repository.git('update-ref', 'refs/tags/old', object);
    expect((await historyOf(repository)).tags).toEqual([
      { name: 'old', sha: outside, at: at('2026-03-04T10:00:00Z'), annotated: true },
    ]);
  });

  it('that mark a version outside the branch bring their commits along, others do not', async () => {
    const repository = aRepository();
    const root = repository.commit();
    const release = repository.commit({ branch: 'release', parents: [root], message: 'Fix 1.0 (cherry-picked)\n' });
    const nightly = repository.commit({ branch: 'nightly', parents: [root], message: 'Tonight\n' });
    repository.git('tag', 'v1.0.1', release);
    repository.git('tag', 'nightly-1', nightly);
    const shas = async (patterns: readonly string[] | null) =>
      (await historyOf(repository, patterns)).commits.map(({ sha }) => sha).sort();
    expect(await shas(null)).toEqual([root, release].sort());
    expect(await shas(['nightly-*'])).toEqual([root, nightly].sort());
    expect((await historyOf(repository)).tags.map(({ name }) => name)).toEqual(['nightly-1', 'v1.0.1']);
  });

  it('that were never fetched are no silent zero', async () => {
    const original = aRepository();
    original.commit();
    original.git('tag', 'v1.0');
    const clone = aCloneOf(original, '--no-tags');
    const { coverage, gaps } = await historyOf(clone);
    expect(coverage.tags).toBe('unreadable');
    const [gap] = gaps.filter(({ part }) => part === 'tags');
    expect(gap?.fix).toBe('Run `git config --unset remote.origin.tagOpt`, then `git fetch --tags`.');
    clone.git('config', '--unset', 'remote.origin.tagOpt');
    clone.git('fetch', '--quiet', '--tags');
    const mended = await historyOf(clone);
    expect(mended.coverage.tags).toBe('complete');
    expect(mended.gaps.filter(({ part }) => part === 'tags')).toEqual([]);
  });

  it('that are broken are an error or a gap', async () => {
    const repository = aRepository();
    repository.commit();
    repository.git('tag', 'v1.0');
    writeFileSync(join(repository.folder, '.git', 'refs', 'tags', 'v1.1'), 'rubbish\n');
    const { tags, gaps } = await historyOf(repository);
    expect(tags.map(({ name }) => name)).toEqual(['v1.0']);
    expect(gaps).toContainEqual(expect.objectContaining({ part: 'tags', what: 'tags that lead to nothing: v1.1' }));
    rmSync(join(repository.folder, '.git', 'refs', 'tags', 'v1.1'));
    writeFileSync(join(repository.folder, '.git', 'refs', 'tags', 'v1.2'), `${'1'.repeat(40)}\n`);
    await expect(historyOf(repository)).rejects.toThrow(/The object of the tag "v1\.2" is missing .*git fetch --tags/);
  });

  it('that lead to a missing commit are a gap', async () => {
    const repository = aRepository();
    repository.commit();
    const content = `object ${'1'.repeat(40)}\ntype commit\ntag v2\ntagger A <a> 1772323200 +0000\n\nx\n`;
    writeFileSync(join(repository.folder, 'tag'), content);
    repository.git(
      'update-ref',
      'refs/tags/v2',
      repository.git('hash-object', '-t', 'tag', '-w', '--literally', 'tag'),
    );
    const { tags, gaps } = await historyOf(repository);
    expect(tags).toEqual([]);
    expect(gaps).toContainEqual(expect.objectContaining({ part: 'tags', what: 'tags that lead to nothing: v2' }));
  });
});
