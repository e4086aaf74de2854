import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { isToilTracked, toilIn } from '../../src/readiness/toil.ts';
import { aBot, anIssue, aPullRequest, aUser } from '../support/history.ts';
import type { GivenHistory, GivenSettings } from './delivered.ts';
import { delivered } from './delivered.ts';

const IN = '2026-02-01';

function toilOf(history: GivenHistory, settings?: GivenSettings) {
  const delivery: Delivery = delivered(history, settings);
  return toilIn(delivery, delivery.window);
}

describe('the toil of a window', () => {
  it('is the changes with a label that fits, of all changes merged in it', () => {
    const labelled = [['toil'], ['OPS'], ['bug', 'ktlo'], ['toilet'], []];
    const pullRequests = labelled.map((labels, index) => aPullRequest({ number: index + 1, mergedAt: IN, labels }));
    const others = [
      aPullRequest({ number: 10, mergedAt: '2025-12-31T23:59:59Z', labels: ['toil'] }),
      aPullRequest({ number: 11, mergedAt: '2026-04-01T00:00:00Z', labels: ['toil'] }),
      aPullRequest({ number: 12, state: 'OPEN', labels: ['toil'] }),
      aPullRequest({ number: 13, state: 'CLOSED', closedAt: IN, labels: ['toil'] }),
      aPullRequest({ number: 14, mergedAt: IN, labels: ['toil'], author: aBot() }),
      aPullRequest({ number: 15, mergedAt: IN, labels: ['toil'], author: aUser('intern') }),
    ];
    const settings = { people: { bots: [], ignore: ['intern'] } };
    const history = { pullRequests: [...pullRequests, ...others] };
    expect(toilOf(history, settings)).toEqual({ toil: 3, total: 5, items: ['#1', '#2', '#3'] });
    const own = { ...settings, readiness: { toil: { labels: ['toil*'], quotaPercent: 20 } } };
    expect(toilOf(history, own)).toEqual({ toil: 2, total: 5, items: ['#1', '#4'] });
  });

  it('counts a change that names a toil issue, and not the issue again', () => {
    const pullRequests = [
      aPullRequest({ number: 1, mergedAt: IN, names: [{ number: 50 }, { title: 'x' }] }),
      aPullRequest({ number: 2, mergedAt: IN, names: [{ number: 51 }], labels: ['toil'] }),
      aPullRequest({ number: 3, mergedAt: IN, names: [{ number: 52 }] }),
      // What no change names is the work of the issue alone; automation is no change.
      aPullRequest({ number: 4, mergedAt: IN, names: [{ number: 53 }], author: aBot() }),
      // Merged before the window: the work was counted there.
      aPullRequest({ number: 5, mergedAt: '2025-12-30', names: [{ number: 54 }] }),
    ];
    const issues = [
      anIssue({ number: 50, labels: ['toil'], createdAt: '2025-01-01', closedAt: IN }),
      anIssue({ number: 51, labels: ['toil'], createdAt: '2025-01-01', closedAt: IN }),
      anIssue({ number: 52, labels: ['incident'], createdAt: '2025-01-01', closedAt: IN }),
      anIssue({ number: 53, labels: ['toil'], createdAt: '2025-01-01', closedAt: IN }),
      anIssue({ number: 54, labels: ['toil'], createdAt: '2025-01-01', closedAt: IN }),
    ];
    expect(toilOf({ pullRequests, issues })).toEqual({ toil: 3, total: 4, items: ['#1', '#2', '#53'] });
  });

  it.each([
    ['completed', 'completed', IN, 1],
    ['closed for a reason that is not known', null, IN, 1],
    ['not planned', 'not-planned', IN, 0],
    ['a duplicate', 'duplicate', IN, 0],
    ['open', null, null, 0],
    ['closed before the window', 'completed', '2025-12-31T23:59:59Z', 0],
    ['closed after the window', 'completed', '2026-04-01', 0],
  ] as const)('counts an issue by how it was closed: %s', (...[, closedAs, closedAt, count]) => {
    const issues = [anIssue({ number: 50, labels: ['toil'], createdAt: '2025-12-01', closedAt, closedAs })];
    expect(toilOf({ issues })).toMatchObject({ toil: count, total: count });
  });

  it.each([
    ['pull requests', { coverage: { pullRequests: 'unreadable' } }],
    ['pull requests of the whole window', { coverage: { pullRequests: { since: Date.UTC(2026, 0, 2) } } }],
    ['labels', { coverage: { labels: 'not-in-source' } }],
    ['texts', { coverage: { texts: 'unreadable' } }],
    ['commits', { coverage: { commits: 'unreadable' } }],
    ['issues', { coverage: { issues: 'unreadable' } }],
    ['issues of any age', { coverage: { issues: { since: Date.UTC(2025, 0, 1) } } }],
    ["a change's labels", { pullRequests: [aPullRequest({ mergedAt: IN, labels: null })] }],
  ] as const)('is not known without %s', (_, history) => {
    expect(toilOf(history)).toBeNull();
  });

  it('is known from the start of the window on, and not of what was left out of the history', () => {
    expect(toilOf({ coverage: { pullRequests: { since: Date.UTC(2026, 0, 1) } } })).not.toBeNull();
    const delivery = delivered();
    const { since } = delivery.previousWindow;
    expect(toilIn(delivery, { since, until: delivery.window.until, days: 180 })).not.toBeNull();
    expect(toilIn(delivery, { since: since - 1, until: delivery.window.until, days: 180 })).toBeNull();
  });
});

describe('a repository that tracks toil', () => {
  it.each([
    ['a change, however old', { pullRequests: [aPullRequest({ mergedAt: '2025-01-01', labels: ['toil'] })] }, true],
    ['an open issue', { issues: [anIssue({ labels: ['ops'] })] }, true],
    ['nothing', { pullRequests: [aPullRequest({ labels: ['bug'] })], issues: [anIssue({ labels: ['sev1'] })] }, false],
  ])('has labelled %s', (_, history, expected) => {
    expect(isToilTracked(delivered(history))).toBe(expected);
  });
});
