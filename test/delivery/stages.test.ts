import { describe, expect, it } from 'vitest';
import type { PullRequest, Review } from '../../src/history/pull-request.ts';
import { MS_PER_HOUR } from '../../src/history/time.ts';
import { deliver, success } from '../support/deliver.ts';
import { aBot, aMainLine, aPullRequest, aReview, at, aUser, sha } from '../support/history.ts';

/** Work since 06:00, opened 08:00, merged 18:00, deployed 20:00: 2 h of coding, 2 h of deploy, and 10 h to divide. */
function stagesWith(reviews: readonly Review[] | null, given: Partial<PullRequest> = {}, bots: readonly string[] = []) {
  const pullRequest = aPullRequest({
    number: 2,
    createdAt: '2026-02-02T08:00:00Z',
    mergedAt: '2026-02-02T18:00:00Z',
    commits: [{ sha: sha(9), authoredAt: at('2026-02-02T06:00:00Z'), headline: 'Work', cherryPickedFrom: [] }],
    ...given,
    reviews: reviews === null ? null : [...reviews],
  });
  const delivery = deliver(
    {
      commits: aMainLine(['2026-01-01T00:00:00Z', '2026-02-02T18:00:00Z']),
      pullRequests: [pullRequest],
      deployments: [
        success('D1', { place: 1, at: '2026-01-02T00:00:00Z' }),
        success('D2', { place: 2, at: '2026-02-02T20:00:00Z' }),
      ],
    },
    { people: { bots } },
  );
  const stages = delivery.changes[0]?.stages;
  if (stages == null) return null;
  return Object.fromEntries(
    Object.entries(stages).map(([stage, ms]) => [stage, ms === null ? null : ms / MS_PER_HOUR]),
  );
}

function reviewed(time: string, given: Partial<Review> = {}): Review {
  return aReview({ ...given, submittedAt: at(`2026-02-02T${time}:00Z`) });
}

const comment = { state: 'COMMENTED' as const };
const unreviewed = { coding: 2, pickup: null, review: null, merge: null, unreviewed: 10, deploy: 2 };
const divided = (pickup: number, review: number, merge: number) => ({
  coding: 2,
  pickup,
  review,
  merge,
  unreviewed: null,
  deploy: 2,
});

describe('stages', () => {
  it.each([
    ['an approval at 12:00', [reviewed('12:00')], divided(4, 0, 6)],
    ['a comment, then an approval', [reviewed('10:00', comment), reviewed('15:00')], divided(2, 5, 3)],
    ['the last of two approvals', [reviewed('10:00'), reviewed('16:00')], divided(2, 6, 2)],
    ['reviews in any order', [reviewed('16:00'), reviewed('10:00')], divided(2, 6, 2)],
    ['no approval: review lasts until the merge', [reviewed('10:00', comment)], divided(2, 8, 0)],
    [
      'a request for changes after the approval',
      [reviewed('09:00'), reviewed('12:00', { state: 'CHANGES_REQUESTED' })],
      divided(1, 0, 9),
    ],
    ['a review before ready counts at ready', [reviewed('07:00')], divided(0, 0, 10)],
    ['an approval at the merge', [reviewed('18:00')], divided(10, 0, 0)],
    ['nothing after the merge', [reviewed('18:01')], unreviewed],
    ['no review', [], unreviewed],
    ['the author, in other letters', [reviewed('10:00', { author: aUser('Alice') })], unreviewed],
    ['a bot', [reviewed('10:00', { author: aBot() })], unreviewed],
    ['a deleted account', [reviewed('10:00', { author: null })], unreviewed],
    ['a machine user', [reviewed('10:00', { author: aUser('acme-robot') })], unreviewed],
  ])('%s', (_, reviews, expected) => {
    expect(stagesWith(reviews, {}, ['acme-robot'])).toEqual(expected);
  });

  it('are not known where a boundary is not', () => {
    expect(stagesWith(null)).toBeNull();
    expect(stagesWith([], { draftEvents: null })).toBeNull();
    expect(stagesWith([], { createdAt: null })).toBeNull();
    expect(stagesWith([], { draftEvents: [{ type: 'ready_for_review', at: at('2026-02-02T18:00:01Z') }] })).toBeNull();
  });

  it('give a draft more coding', () => {
    const draftEvents = [{ type: 'ready_for_review' as const, at: at('2026-02-02T11:00:00Z') }];
    expect(stagesWith([reviewed('12:00')], { draftEvents })).toEqual({ ...divided(1, 0, 6), coding: 5 });
  });

  it('know any reviewer where the author is not known', () => {
    expect(stagesWith([reviewed('12:00')], { author: null })).toEqual(divided(4, 0, 6));
  });
});
