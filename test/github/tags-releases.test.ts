import { describe, expect, it } from 'vitest';
import { readReleases } from '../../src/github/releases.ts';
import { readTags } from '../../src/github/tags.ts';
import { fakeRelease, fakeRepository, pushCommits, pushTag } from '../support/fake-github/builders.ts';
import { fakeCommit, gitActorOf } from '../support/fake-github/git-state.ts';
import { BAD_GATEWAY, RATE_LIMITED } from '../support/fake-github/known-faults.ts';
import { READ_AND_REPORT, READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import { aHistory, aRelease, aTag, at, sha, UNTIL } from '../support/history.ts';
import { withFake } from './part-reading.ts';
import { operations } from './reading.ts';

const OBJECT = (digit: string) => digit.repeat(40);

function withCommits(): FakeRepository {
  const repository = fakeRepository();
  pushCommits(repository, [
    fakeCommit({ oid: sha(1), committedDate: at('2026-01-01') }),
    fakeCommit({ oid: sha(2), committedDate: at('2026-02-01'), parents: [sha(1)] }),
  ]);
  return repository;
}

function annotated(
  repository: FakeRepository,
  given: { name: string; oid: string; target: string; taggedAt: number | null },
): void {
  const { taggedAt, ...rest } = given;
  const tagger = taggedAt === null ? null : gitActorOf(null);
  pushTag(repository, { __typename: 'Tag', tagger, taggedAt: taggedAt ?? 0, message: '', ...rest });
}

describe('readTags', () => {
  it('dates annotated tags by their tagger, others by their commit, and takes tags off tags', async () => {
    const repository = withCommits();
    repository.refs.set('refs/tags/release/v1', sha(1));
    annotated(repository, { name: 'v2', oid: OBJECT('7'), target: sha(2), taggedAt: at('2026-02-03') });
    annotated(repository, { name: 'v3', oid: OBJECT('8'), target: OBJECT('7'), taggedAt: at('2026-02-04') });
    annotated(repository, { name: 'v4', oid: OBJECT('9'), target: sha(2), taggedAt: null });
    const read = await withFake(repository, ({ door, context }) => readTags(door, context));
    expect(read).toMatchObject({ coverage: 'complete', gaps: [], removed: [] });
    expect(read.items.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'release/v1', sha: sha(1), at: at('2026-01-01'), annotated: false },
      { name: 'v2', sha: sha(2), at: at('2026-02-03'), annotated: true },
      { name: 'v3', sha: sha(2), at: at('2026-02-04'), annotated: true },
      { name: 'v4', sha: sha(2), at: at('2026-02-01'), annotated: true },
    ]);
  });

  it('names tags that are too deep, and no branch', async () => {
    const repository = withCommits();
    for (const [at, digit] of ['3', '4', '5', '6', '7'].entries()) {
      const target = at === 0 ? sha(1) : OBJECT(String(at + 2));
      annotated(repository, { name: `n${at}`, oid: OBJECT(digit), target, taggedAt: UNTIL });
    }
    const read = await withFake(repository, ({ door, context }) => readTags(door, context));
    // Three tags on top of each other are taken off: those of n2.
    expect(read.items.map(({ name }) => name).sort()).toEqual(['n0', 'n1', 'n2']);
    expect(read.gaps).toMatchObject([{ part: 'tags', what: '2 tags of tags of tags, such as n4' }]);
  });

  it('reads the thousand newest, and says what it left out', async () => {
    const repository = fakeRepository();
    for (let index = 0; index < 1_050; index++) {
      const oid = sha(index + 1);
      repository.commits.set(oid, fakeCommit({ oid, committedDate: at('2026-01-01') + index * 60_000 }));
      repository.refs.set(`refs/tags/v${index}`, oid);
    }
    await withFake(repository, async ({ door, context, fake }) => {
      const read = await readTags(door, context);
      expect(read.items).toHaveLength(1_000);
      expect(operations(fake)).toHaveLength(10);
      // The 50 oldest are left out: number 51 is 50 minutes in.
      expect(read.coverage).toEqual({ since: at('2026-01-01T00:50:00Z') });
      expect(read.gaps).toMatchObject([{ what: 'the tags beyond the newest 1000, before 2026-01-01T00:50:00Z' }]);
    });
  });

  it('tells which known tags are gone', async () => {
    const repository = withCommits();
    repository.refs.set('refs/tags/v2', sha(2));
    const history = aHistory({ tags: [aTag({ name: 'v1' }), aTag({ name: 'v2' })] });
    const known = { history, since: at('2026-03-01') };
    const read = await withFake(repository, ({ door, context }) => readTags(door, context), { known });
    expect(read.removed).toEqual(['v1']);
  });

  it('names the permission that is missing', async () => {
    const { contents: _, ...permissions } = READ_EVERYTHING;
    const read = await withFake(withCommits(), ({ door, context }) => readTags(door, context), {
      fake: { permissions },
    });
    expect(read).toMatchObject({ items: [], coverage: 'unreadable', gaps: [{ part: 'tags', what: 'tags' }] });
    expect(read.gaps[0]?.fix).toContain('`contents: read`');
  });
});

describe('readReleases', () => {
  it('keeps what is published, with the commit of its tag', async () => {
    const repository = withCommits();
    repository.releases.push(
      fakeRelease({
        databaseId: 1,
        tagName: 'v1',
        tagCommit: sha(1),
        createdAt: at('2026-01-01'),
        publishedAt: at('2026-01-02'),
      }),
      fakeRelease({
        databaseId: 2,
        tagName: 'v2-rc',
        tagCommit: null,
        createdAt: at('2026-01-03'),
        isPrerelease: true,
      }),
    );
    const read = await withFake(repository, ({ door, context }) => readReleases(door, context));
    expect(read).toMatchObject({ coverage: 'complete', gaps: [], removed: [] });
    expect(read.items).toEqual([
      {
        tag: 'v2-rc',
        sha: null,
        publishedAt: at('2026-01-03'),
        isDraft: false,
        isPrerelease: true,
        url: 'https://github.com/octo/shop/releases/tag/v2-rc',
      },
      {
        tag: 'v1',
        sha: sha(1),
        publishedAt: at('2026-01-02'),
        isDraft: false,
        isPrerelease: false,
        url: 'https://github.com/octo/shop/releases/tag/v1',
      },
    ]);
  });

  it('gives one release for each tag, drafts last', async () => {
    const repository = withCommits();
    repository.releases.push(
      fakeRelease({ databaseId: 1, tagName: 'v1', tagCommit: sha(1), createdAt: at('2026-01-01') }),
      fakeRelease({ databaseId: 2, tagName: 'v1', createdAt: at('2026-01-02'), isDraft: true }),
      fakeRelease({ databaseId: 3, tagName: 'v2', createdAt: at('2026-01-03'), isDraft: true }),
    );
    const permissions = { ...READ_AND_REPORT, contents: 'write' } as const;
    const read = await withFake(repository, ({ door, context }) => readReleases(door, context), {
      fake: { permissions },
    });
    expect(read.items.map(({ tag, isDraft }) => [tag, isDraft])).toEqual([
      ['v2', true],
      ['v1', false],
    ]);
  });

  it('tells what is gone only where it saw everything', async () => {
    const history = aHistory({ releases: [aRelease({ tag: 'v0' })] });
    const known = { history, since: at('2026-03-01') };
    const whole = await withFake(withCommits(), ({ door, context }) => readReleases(door, context), { known });
    expect(whole.removed).toEqual(['v0']);
    const cut = await withFake(
      withCommits(),
      ({ door, context, fake }) => {
        fake.fault({ when: () => true, reply: RATE_LIMITED, times: 99 });
        return readReleases(door, context);
      },
      { known },
    );
    expect(cut).toMatchObject({ items: [], removed: [], coverage: 'unreadable', gaps: [{ part: 'releases' }] });
  });

  it('is not put off by a failure that passes', async () => {
    const repository = withCommits();
    repository.releases.push(fakeRelease({ databaseId: 1, tagName: 'v1', tagCommit: sha(1) }));
    await withFake(repository, async ({ door, context, fake }) => {
      fake.fault({ when: 1, reply: BAD_GATEWAY });
      expect(await readReleases(door, context)).toMatchObject({ coverage: 'complete', items: [{ tag: 'v1' }] });
    });
  });
});
