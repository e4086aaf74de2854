import { describe, expect, it } from 'vitest';
import type { PullRequest, Review } from '../../src/history/pull-request.ts';
import { channelsOf, teamOf } from '../../src/readiness/team.ts';
import { aBot, aPullRequest, aReview, aUser } from '../support/history.ts';
import type { GivenHistory } from './delivered.ts';
import { delivered, merged, mergedBy } from './delivered.ts';

/** Pull requests of somebody, opened on those days of March 2026 and closed unmerged. */
function opened(author: PullRequest['author'], ...days: readonly number[]): PullRequest[] {
  return days.map((day) => {
    const createdAt = Date.UTC(2026, 2, day, 12);
    return aPullRequest({ number: day + 100, author, createdAt, mergedAt: null, mergedBy: null, mergeCommit: null });
  });
}

/** Pull requests of nobody known, each reviewed by somebody on a day of March 2026. */
function reviewed(author: Review['author'], ...days: readonly number[]): PullRequest[] {
  return opened(null, ...days).map((each, index) => {
    const submittedAt = Date.UTC(2026, 2, days[index] ?? 1, 18);
    return { ...each, reviews: [aReview({ author, submittedAt, state: 'COMMENTED' })] };
  });
}

function engineersIn(pullRequests: readonly PullRequest[], history: GivenHistory = {}): number | null {
  return teamOf(delivered({ pullRequests, ...history })).engineers;
}

describe('engineers', () => {
  const ann = aUser('ann');

  // 2, 9 and 16 March 2026 are Mondays.
  it.each<[string, readonly PullRequest[], number]>([
    ['3 pull requests in 2 weeks', opened(ann, 2, 3, 9), 1],
    ['3 in one week', opened(ann, 2, 3, 8), 0],
    ['2 in 2 weeks', opened(ann, 2, 9), 0],
    ['3 reviews in 2 weeks', reviewed(ann, 8, 9, 10), 1],
    ['both together', [...opened(ann, 2), ...reviewed(aUser('ANN'), 9, 10)], 1],
    ['two people', [...opened(ann, 2, 3, 9), ...reviewed(aUser('ben'), 2, 3, 9)], 2],
    ['a bot', opened(aBot(), 2, 3, 9), 0],
    ['an agent', [...opened(aBot('copilot-swe-agent'), 2, 3, 9), ...reviewed(aUser('Copilot'), 2, 3, 9)], 0],
    ['deleted accounts', opened(null, 2, 3, 9), 0],
    ['after the window', opened(ann, 2, 9, 40), 0],
  ])('%s', (_, pullRequests, engineers) => {
    expect(engineersIn(pullRequests)).toBe(engineers);
  });

  it('counts a pull request once for each reviewer, and never for its author', () => {
    const reviews = [2, 9, 16].map((day) => aReview({ author: ann, submittedAt: Date.UTC(2026, 2, day) }));
    expect(engineersIn([...opened(null, 2)].map((each) => ({ ...each, reviews })))).toBe(0);
    expect(engineersIn(opened(ann, 2, 9).map((each) => ({ ...each, reviews })))).toBe(0);
  });

  it('leaves out reviews before the window', () => {
    const early = [1, 8, 15].map((day) => aReview({ author: ann, submittedAt: Date.UTC(2025, 11, day) }));
    const pullRequests = opened(null, 2, 3, 9).map((each, index) => ({
      ...each,
      reviews: early.slice(index, index + 1),
    }));
    expect(engineersIn(pullRequests)).toBe(0);
  });

  it('counts what was merged in the window and opened before', () => {
    const early = [1, 2, 3].map((number) =>
      aPullRequest({ number, author: ann, createdAt: '2025-12-01', mergedAt: Date.UTC(2026, 2, number * 7) }),
    );
    expect(engineersIn(early)).toBe(1);
  });

  it.each<[string, GivenHistory]>([
    ['a clone', { source: 'git' }],
    ['unreadable reviews', { coverage: { reviews: 'unreadable' } }],
    ['pull requests of a part of the window', { coverage: { pullRequests: { since: Date.UTC(2026, 1, 1) } } }],
  ])('are not known from %s, nor are the channels', (_, history) => {
    expect(teamOf(delivered({ pullRequests: opened(ann, 2, 3, 9), ...history }))).toMatchObject({
      engineers: null,
      channels: null,
    });
  });
});

it.each([
  [0, 0],
  [1, 0],
  [4, 6],
  [6, 15],
  [8, 28],
])('%d people have %d channels', (people, channels) => {
  expect(channelsOf(people)).toBe(channels);
});

describe('the shape', () => {
  it('holds what is declared and seen, and no login', () => {
    const hats = { techLead: ['ann'], domainArchitect: [], architecturePaths: ['src/core/**'] };
    const scaffolding = {
      pullRequestTemplate: true,
      codeOwners: false,
      reusableWorkflows: null,
      rollbackWorkflow: true,
    };
    const history = { ...merged([...mergedBy('ann', 3), ...mergedBy('ben', 4), ...mergedBy('cat', 2)]), scaffolding };
    const team = teamOf(delivered({ ...history, environments: ['staging'] }, { readiness: { hats } }));
    expect(team).toEqual({
      engineers: 0,
      channels: 0,
      onePizzaSize: 4,
      onePizzaChannels: 6,
      shippers: 2,
      hats: { techLead: true, domainArchitect: false, architecturePaths: true },
      scaffolding: {
        pullRequestTemplate: true,
        codeOwners: false,
        reusableWorkflows: null,
        environments: true,
        rollbackAutomation: true,
      },
    });
  });

  it('is unknown where nothing was read, and has no environments where there are none', () => {
    expect(teamOf(delivered()).scaffolding).toEqual({
      pullRequestTemplate: null,
      codeOwners: null,
      reusableWorkflows: null,
      environments: null,
      rollbackAutomation: null,
    });
    expect(teamOf(delivered({ environments: [] })).scaffolding.environments).toBe(false);
  });

  it.each<[string, GivenHistory]>([
    ['nothing shipped', {}],
    ['bots ship', merged(mergedBy(aBot(), 9))],
    ['it is a clone', { ...merged(mergedBy('ann', 9)), source: 'git' }],
  ])('does not know who ships where %s', (_, history) => {
    expect(teamOf(delivered(history)).shippers).toBeNull();
  });
});
