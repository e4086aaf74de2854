import { describe, expect, it } from 'vitest';
import { readyAt, startOf } from '../../src/delivery/starts.ts';
import { MS_PER_DAY, MS_PER_HOUR } from '../../src/history/time.ts';
import { aPullRequest, at, sha } from '../support/history.ts';

const CREATED = at('2026-03-10T08:00:00Z');
const MERGED = at('2026-03-11T08:00:00Z');
const RANGE_MS = 90 * MS_PER_DAY;

function worked(authored: readonly number[], given: Parameters<typeof aPullRequest>[0] = {}) {
  const commits = authored.map((authoredAt, index) => ({
    sha: sha(index + 1),
    authoredAt,
    headline: 'Work',
    cherryPickedFrom: [],
  }));
  return aPullRequest({ createdAt: CREATED, mergedAt: MERGED, commits, ...given });
}

describe('the start of a change', () => {
  it.each([
    ['the creation, without commits', worked([]), CREATED],
    ['the earliest commit', worked([CREATED - 2 * MS_PER_HOUR, CREATED - 3 * MS_PER_HOUR]), CREATED - 3 * MS_PER_HOUR],
    ['the creation, where that is earlier', worked([CREATED + MS_PER_HOUR]), CREATED],
    ['a commit authored at the merge', worked([MERGED], { createdAt: null }), MERGED],
    ['nothing authored after the merge', worked([MERGED + 1], { createdAt: null }), null],
    [
      'a tip that a force-push replaced',
      worked([CREATED], { replacedTips: [{ sha: sha(9), authoredAt: CREATED - 1 }] }),
      CREATED - 1,
    ],
    ['a commit 90 days before the creation', worked([CREATED - RANGE_MS]), CREATED - RANGE_MS],
    [
      'the earliest commit, without a creation',
      worked([CREATED - 2 * RANGE_MS], { createdAt: null }),
      CREATED - 2 * RANGE_MS,
    ],
    ['not known, without a creation and commits', worked([], { createdAt: null }), null],
    ['the creation, where commits are not known', worked([], { commits: null }), CREATED],
  ])('is %s', (_, pullRequest, startedAt) => {
    expect(startOf(pullRequest)).toEqual({ startedAt, isOutlier: false });
  });

  it('is the creation, and an outlier, where a commit is more than 90 days older', () => {
    const pullRequest = worked([CREATED - RANGE_MS - 1, CREATED - MS_PER_HOUR]);
    expect(startOf(pullRequest)).toEqual({ startedAt: CREATED, isOutlier: true });
  });
});

describe('ready', () => {
  const early = { type: 'convert_to_draft' as const, at: CREATED + MS_PER_HOUR };
  const ready = { type: 'ready_for_review' as const, at: CREATED + 2 * MS_PER_HOUR };
  const again = { type: 'ready_for_review' as const, at: CREATED + 5 * MS_PER_HOUR };
  it.each([
    ['the creation, if it never was a draft', { draftEvents: [] }, CREATED],
    ['the first ready-for-review, if it was created as a draft', { draftEvents: [again, ready] }, ready.at],
    ['the creation, if it became a draft only later', { draftEvents: [early, ready] }, CREATED],
    ['not known, if it still is a draft', { draftEvents: [], isDraft: true }, null],
    ['not known, where draft times were not recorded', { draftEvents: null }, null],
    ['not known, without a creation', { createdAt: null, draftEvents: [ready] }, null],
  ])('is %s', (_, given, expected) => {
    expect(readyAt(worked([], given))).toBe(expected);
  });
});
