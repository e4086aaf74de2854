import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/delivery/delivery.ts';
import { isHotfix, rollbackFirst } from '../../src/guardrails/rollback-first.ts';
import type { Status, Verdict } from '../../src/guardrails/rule.ts';
import type { PullRequestFacts } from '../../src/history/pull-request-facts.ts';
import { deliver, success } from '../support/deliver.ts';
import { aSubject, settingsWith } from '../support/guarded.ts';
import { aMainLine, anIssue, aPullRequest, aRelease, sha } from '../support/history.ts';
import { aLabel, aPullRequestSeen, HEAD } from '../support/pull-request-facts.ts';

const COMMITS = aMainLine(['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04']);
const GOOD = success('D1', { place: 1, at: '2026-03-10T00:00:00Z' });
const BAD = success('D2', { place: 2, at: '2026-03-20T00:00:00Z' });
const BACK = success('D3', { place: 1, at: '2026-03-20T06:00:00Z' });
const ALARM = anIssue({ number: 9, labels: ['incident'], createdAt: '2026-03-20T02:00:00Z' });

type History = NonNullable<Parameters<typeof deliver>[0]>;

function delivered(history: History = {}, given: Parameters<typeof deliver>[1] = {}): Delivery {
  return deliver({ commits: COMMITS, deployments: [GOOD, BAD], issues: [ALARM], ...history }, given);
}

const HOTFIX: Partial<PullRequestFacts> = { head: { branch: 'hotfix/login', sha: HEAD } };

function judge(
  delivery: Delivery | null,
  facts: Partial<PullRequestFacts> = {},
  settings = settingsWith(),
): Verdict | undefined {
  return rollbackFirst.ofPullRequest?.(aSubject({ ...HOTFIX, ...facts }, { settings, delivery }), settings);
}

describe('a hotfix', () => {
  it.each<[string, Partial<PullRequestFacts>, boolean]>([
    ['by its branch', HOTFIX, true],
    ['by its title', { title: 'Hotfix: log in again' }, true],
    ['by its label', { labels: [aLabel('HotFix')] }, true],
    ['by nothing', { labels: [aLabel('fix')] }, false],
    ['by labels that are not seen', { labels: null }, false],
  ])('is one %s: %#', (_, facts, expected) => {
    expect(isHotfix(aPullRequestSeen(facts), settingsWith())).toBe(expected);
  });
});

describe('rollback first', () => {
  it('fails a hotfix while a deployment is failing and was not rolled back', () => {
    expect(judge(delivered())).toEqual({
      status: 'fail',
      message: '`production@c000002` is failing and was not rolled back.',
      fix:
        'Deploy the last good commit to `production`, then run this again; if there is no way back, somebody with ' +
        'write access who is no author of it adds the label `fix-forward`.',
      evidence: [{ text: '`production@c000002` is failing: incident `#9`.', path: null, line: null }],
    });
  });

  it.each<[string, Partial<PullRequestFacts>, Status]>([
    ['no hotfix', { head: { branch: 'topic', sha: HEAD } }, 'skipped'],
    ['a revert, by what it says', { reverts: [{ number: 2 }] }, 'skipped'],
    ['a revert, by its title', { title: 'Revert "Log in"' }, 'skipped'],
    ['what restores a revert', { title: 'Reapply "Log in"', reverts: [{ title: 'Revert "Log in"' }] }, 'fail'],
    ['labels that are not seen', { labels: null }, 'unknown'],
    ['labels that are not seen, and no other sign', { labels: null, head: { branch: 'topic', sha: HEAD } }, 'unknown'],
    ['the label, by a writer', { labels: [aLabel('fix-forward', 'bob', true)] }, 'pass'],
    ['the label, by the author', { labels: [aLabel('fix-forward', 'alice', true)] }, 'fail'],
    ['the label, by a co-author', { coAuthors: ['bob'], labels: [aLabel('fix-forward', 'bob', true)] }, 'fail'],
    ['the label, by an outsider', { labels: [aLabel('fix-forward', 'eve', false)] }, 'fail'],
    ['the label, by whom is not seen', { labels: [aLabel('fix-forward')] }, 'fail'],
    ['another label', { labels: [aLabel('fix', 'bob', true)] }, 'fail'],
  ])('%s', (_, facts, status) => {
    expect(judge(delivered(), facts)?.status).toBe(status);
  });

  it('says that a label does not count', () => {
    const verdict = judge(delivered(), { labels: [aLabel('fix-forward', 'alice', true)] });
    expect(verdict?.evidence.at(-1)?.text).toMatch(/^The label `fix-forward` does not count/);
  });

  const failed = [{ ...BAD, statuses: [...BAD.statuses, { state: 'ERROR' as const, at: BAD.createdAt + 1 }] }];

  it.each<[string, Delivery | null, Status]>([
    ['deliveries that were not read', null, 'unknown'],
    ['no failure', delivered({ issues: [] }), 'pass'],
    ['an error after a success', delivered({ issues: [], deployments: [GOOD, ...failed] }), 'fail'],
    ['a failure that was rolled back', delivered({ deployments: [GOOD, BAD, BACK] }), 'pass'],
    ['a closed incident', delivered({ issues: [{ ...ALARM, closedAt: ALARM.createdAt + 1 }] }), 'pass'],
    ['a failure by a revert only', delivered(reverted()), 'pass'],
    ['issues that are not seen, and no failure', delivered(unseen({ issues: [] })), 'unknown'],
    ['issues that are not seen, and a failure', delivered(unseen({ deployments: [GOOD, ...failed] })), 'fail'],
    [
      'deployments that are not seen',
      delivered({ deployments: [], coverage: { deployments: 'unreadable' } }),
      'unknown',
    ],
    ['deployments of which some are seen', delivered({ coverage: { deployments: 'unreadable' } }), 'unknown'],
    ['some deployments, not failing', delivered({ issues: [], coverage: { deployments: 'unreadable' } }), 'unknown'],
    ['commits that are not seen', delivered({ coverage: { commits: 'unreadable' } }), 'unknown'],
    ['releases, failing', delivered(released([ALARM])), 'unknown'],
    ['releases, not failing', delivered(released([])), 'pass'],
  ])('%s', (_, delivery, status) => {
    const verdict = judge(delivery);
    expect(verdict?.status).toBe(status);
    expect(verdict?.fix === null).toBe(status === 'pass');
  });

  const NO_ROLLBACKS = { failures: { signals: ['incident'] as const } };

  it.each<[string, History, Status]>([
    ['rolled back', { deployments: [GOOD, BAD, BACK] }, 'pass'],
    [
      'rolled back before the incident was opened',
      { deployments: [GOOD, BAD, at(BACK, '2026-03-20T01:00:00Z')] },
      'pass',
    ],
    ['not rolled back', {}, 'fail'],
    [
      'rolled back, and live again when the incident was opened',
      {
        deployments: [
          GOOD,
          BAD,
          at(BACK, '2026-03-20T01:00:00Z'),
          success('D4', { place: 2, at: '2026-03-20T01:30:00Z' }),
        ],
      },
      'fail',
    ],
    ['another environment went back', { deployments: elsewhere() }, 'fail'],
    [
      'rolled back from a later commit, past the failing one',
      { deployments: [GOOD, BAD, success('D4', { place: 3, at: '2026-03-20T03:00:00Z' }), BACK] },
      'pass',
    ],
    [
      'rolled back from a later commit to the failing one',
      {
        deployments: [
          GOOD,
          BAD,
          success('D4', { place: 3, at: '2026-03-20T03:00:00Z' }),
          success('D5', { place: 2, at: '2026-03-20T04:00:00Z' }),
        ],
      },
      'fail',
    ],
  ])('without the signal of rollbacks: %s', (_, history, status) => {
    const settings = settingsWith({ failures: { ...settingsWith().failures, signals: ['incident'] } });
    const issue = { ...ALARM, names: [{ sha: sha(2) }] };
    expect(judge(delivered({ issues: [issue], ...history }, NO_ROLLBACKS), {}, settings)?.status).toBe(status);
  });

  it('is skipped where nobody asks for incidents or statuses', () => {
    const settings = settingsWith({ failures: { ...settingsWith().failures, signals: ['revert'] } });
    expect(judge(delivered(), {}, settings)?.status).toBe('skipped');
  });

  it('is allowed by no machine that GitHub takes for a user', () => {
    const labels = [aLabel('fix-forward', 'acme-robot', true)];
    const { ai } = settingsWith();
    const bots = settingsWith({ people: { bots: ['acme-*'], ignore: [] } });
    const agents = settingsWith({ ai: { ...ai, authors: [{ tool: 'Acme', login: 'Acme-Robot' }] } });
    const statuses = [settingsWith(), bots, agents].map((settings) => judge(delivered(), { labels }, settings)?.status);
    expect(statuses).toEqual(['pass', 'fail', 'fail']);
  });

  it('needs no labels where none allows it', () => {
    const settings = settingsWith({ guardrails: { rollbackFirst: { labels: [] } } });
    expect(judge(delivered(), { labels: null }, settings)).toMatchObject({
      status: 'fail',
      fix: 'Deploy the last good commit to `production`, then run this again.',
    });
  });
});

function at(deployment: typeof BACK, when: string): typeof BACK {
  const moment = Date.parse(when);
  return { ...deployment, createdAt: moment, statuses: [{ state: 'SUCCESS', at: moment }] };
}

/** Change #2 was shipped by the second deployment, and reverted. */
function reverted(): History {
  const revert = { number: 3, title: 'Revert "Change 2"', reverts: [{ number: 2 }], mergedAt: '2026-03-21' };
  return { issues: [], pullRequests: [aPullRequest({ number: 2, mergedAt: '2026-03-02' }), aPullRequest(revert)] };
}

function unseen(history: History): History {
  return { ...history, issues: [], coverage: { issues: 'unreadable' } };
}

function released(issues: NonNullable<History['issues']>): History {
  const release = aRelease({ tag: 'v2', sha: sha(2), publishedAt: '2026-03-20T00:00:00Z' });
  return { issues, deployments: [], releases: [aRelease({ sha: sha(1) }), release] };
}

/** The failing commit stays live in production; a rollback happens in another environment, away from it. */
function elsewhere(): NonNullable<History['deployments']> {
  const there = 'production-eu';
  return [
    GOOD,
    success('E1', { place: 1, at: '2026-03-10T00:00:00Z', in: there }),
    BAD,
    success('E3', { place: 3, at: '2026-03-20T03:00:00Z', in: there }),
    success('E4', { place: 1, at: '2026-03-20T05:00:00Z', in: there }),
  ];
}
