import { describe, expect, it } from 'vitest';
import type { PullRequestFacts } from '../../src/history/pull-request-facts.ts';
import { stagesSoFar } from '../../src/report/pull-request-stages.ts';
import { anApproval, aPullRequestSeen } from '../support/pull-request-facts.ts';

const PEOPLE = { bots: ['robot-*'], ignore: [] };
const at = (time: string) => Date.parse(`2026-03-${time}Z`);
const NOW = at('05T00:00:00');

/** Started on 1 March at 00:00, opened at 06:00, ready at 12:00. */
function soFar(given: Partial<PullRequestFacts>) {
  const times = { firstCommitAt: at('01T00:00:00'), createdAt: at('01T06:00:00'), readyAt: at('01T12:00:00') };
  return stagesSoFar(aPullRequestSeen({ ...times, ...given }), PEOPLE, NOW);
}

describe('the stages of an open pull request', () => {
  it.each<[string, Partial<PullRequestFacts>, Readonly<Record<string, number>>]>([
    ['waits for a review', {}, { coding: 12, pickup: 84 }],
    ['is a draft', { readyAt: null, isDraft: true }, { coding: 96 }],
    [
      'is under review',
      { reviews: [anApproval('bob', { state: 'COMMENTED', submittedAt: at('02T12:00:00') })] },
      { coding: 12, pickup: 24, review: 60 },
    ],
    [
      'is approved',
      {
        reviews: [
          anApproval('bob', { state: 'COMMENTED', submittedAt: at('02T12:00:00') }),
          anApproval('bob', { submittedAt: at('03T00:00:00') }),
        ],
      },
      { coding: 12, pickup: 24, review: 12, merge: 48 },
    ],
    [
      'was approved, then somebody asked for changes: the review goes on',
      {
        reviews: [
          anApproval('bob', { submittedAt: at('02T12:00:00') }),
          anApproval('carol', { state: 'CHANGES_REQUESTED', submittedAt: at('03T00:00:00') }),
        ],
      },
      { coding: 12, pickup: 24, review: 60 },
    ],
    [
      'was approved while it was read, by a clock that tells no more than seconds',
      { reviews: [anApproval('bob', { submittedAt: NOW + 1500 })] },
      { coding: 12, pickup: 84.0004, review: 0, merge: 0 },
    ],
    [
      'was approved as a draft: that counts from when it was ready',
      { reviews: [anApproval('bob', { submittedAt: at('01T01:00:00') })] },
      { coding: 12, pickup: 0, review: 0, merge: 84 },
    ],
    [
      'was looked at by its author and a bot only',
      { reviews: [anApproval('Alice', { submittedAt: at('02T00:00:00') }), anApproval('robot-1', { submittedAt: 2 })] },
      { coding: 12, pickup: 84 },
    ],
    [
      'has a commit from a year before, which is taken for a cherry-pick',
      { firstCommitAt: Date.parse('2025-03-01T00:00:00Z') },
      { coding: 6, pickup: 84 },
    ],
  ])('it %s', (_, given, hours) => {
    expect(Object.fromEntries((soFar(given) ?? []).map(({ stage, hours: own }) => [stage, own]))).toEqual(hours);
  });

  it.each<[string, Partial<PullRequestFacts>]>([
    ['it is merged', { state: 'MERGED' }],
    ['its commits could not be read', { firstCommitAt: null }],
    ['its reviews could not be read', { reviews: null }],
    ['it is not told when it was ready', { readyAt: null }],
    ['it was ready before it began', { readyAt: at('01T00:00:00') - 1 }],
  ])('they are not known where %s', (_, given) => {
    expect(soFar(given)).toBeNull();
  });
});
