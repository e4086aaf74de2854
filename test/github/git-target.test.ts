import { describe, expect, it } from 'vitest';
import { gitTarget, peeled } from '../../src/github/git-target.ts';
import { releaseOf } from '../../src/github/releases-reply.ts';
import { tagOf } from '../../src/github/tags-reply.ts';
import { at, sha } from '../support/history.ts';

const COMMIT = { __typename: 'Commit', oid: sha(1), committedDate: '2026-03-01T00:00:00Z' };
const TAG = { __typename: 'Tag', oid: sha(2), tagger: { date: '2026-03-02T02:00:00+02:00' }, target: COMMIT };

describe('what a ref points to', () => {
  it('is read with all its tags, whose dates may have any time zone', () => {
    expect(tagOf({ name: 'v1', target: gitTarget.parse(TAG) })).toEqual({
      name: 'v1',
      sha: sha(1),
      at: at('2026-03-02'),
      annotated: true,
    });
  });

  it('ends at the innermost object', () => {
    expect(peeled(gitTarget.parse({ ...TAG, oid: sha(3), target: TAG })).oid).toBe(sha(1));
  });

  it('is no delivery where it is a tree, a file or nothing', () => {
    expect(tagOf({ name: 'v1', target: gitTarget.parse({ __typename: 'Tree', oid: sha(4) }) })).toBeNull();
    expect(tagOf({ name: 'v1', target: null })).toBeNull();
  });

  it('gives a release its commit where GitHub left it out', () => {
    const release = {
      tagName: 'v1',
      createdAt: at('2026-03-01'),
      publishedAt: at('2026-03-02'),
      isDraft: false,
      isPrerelease: false,
      url: 'https://github.com/octo/shop/releases/tag/v1',
      tagCommit: null,
    };
    expect(releaseOf({ ...release, tag: { target: gitTarget.parse(TAG) } }).sha).toBe(sha(1));
    expect(
      releaseOf({ ...release, tag: { target: gitTarget.parse({ __typename: 'Blob', oid: sha(4) }) } }).sha,
    ).toBeNull();
    expect(releaseOf({ ...release, tag: null }).sha).toBeNull();
  });
});
