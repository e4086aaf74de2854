import { describe, expect, it } from 'vitest';
import type { Reference } from '../../src/history/commit.ts';
import type { Issue } from '../../src/history/model.ts';
import type { PullRequest } from '../../src/history/pull-request.ts';
import { MS_PER_DAY, MS_PER_HOUR } from '../../src/history/time.ts';
import type { Given } from '../support/deliver.ts';
import { deliver, success } from '../support/deliver.ts';
import { aCommit, aMainLine, anIssue, aPullRequest, at, sha, UNTIL } from '../support/history.ts';

/** D2 ships #2 on 1 February, D3 ships #3 on the 10th, D4 ships #4 on the 11th, each at noon. */
const commits = aMainLine(['2026-01-10', '2026-02-01', '2026-02-10', '2026-02-11', '2026-03-01']);
const changes = [
  aPullRequest({ number: 2, mergedAt: '2026-02-01' }),
  aPullRequest({ number: 3, mergedAt: '2026-02-10' }),
  aPullRequest({ number: 4, mergedAt: '2026-02-11' }),
];
const NOON = '12:00:00Z';
const deployments = [
  success('S', { place: 1, at: '2026-01-20' }),
  success('D2', { place: 2, at: `2026-02-01T${NOON}` }),
  success('D3', { place: 3, at: `2026-02-10T${NOON}` }),
  success('D4', { place: 4, at: `2026-02-11T${NOON}` }),
];
const [D2, D3, D4] = [at(`2026-02-01T${NOON}`), at(`2026-02-10T${NOON}`), at(`2026-02-11T${NOON}`)];

/** Every signal as its kind, the deployment it is charged to, and its evidence. */
function signals(more: Partial<Parameters<typeof deliver>[0]>, given: Given = {}): string[] {
  const { pullRequests = [], ...rest } = more ?? {};
  const delivery = deliver({ commits, deployments, ...rest, pullRequests: [...changes, ...pullRequests] }, given);
  return delivery.signals.map(({ kind, deployment, evidence }) => `${kind} ${deployment.id} ${evidence}`);
}

/** A merged pull request that no deployment has shipped. */
function later(given: Parameters<typeof aPullRequest>[0]): PullRequest {
  return aPullRequest({ number: 9, mergeCommit: sha(5), mergedAt: '2026-03-01', ...given });
}

describe('a revert', () => {
  const reverted = (mergedAt: number, reverts: Reference[], title = 'Undo it') =>
    signals({ pullRequests: [later({ mergedAt, reverts, title })] });

  it('counts until 14 days after the deployment that shipped the change', () => {
    expect(reverted(D2 + 14 * MS_PER_DAY, [{ number: 2 }])).toEqual(['revert D2 #9']);
    expect(reverted(D2 + 14 * MS_PER_DAY + 1, [{ number: 2 }])).toEqual([]);
    expect(reverted(D2, [{ number: 2 }])).toEqual(['revert D2 #9']);
    expect(reverted(D2 - 1, [{ number: 2 }])).toEqual([]);
  });

  it('follows the setting for those days', () => {
    const pullRequests = [later({ mergedAt: D2 + 2 * MS_PER_DAY, reverts: [{ number: 2 }] })];
    expect(signals({ pullRequests }, { failures: { revertWithinDays: 1 } })).toEqual([]);
    expect(signals({ pullRequests }, { failures: { signals: ['rollback', 'hotfix'] } })).toEqual([]);
  });

  it.each<[string, Reference[]]>([
    ['its number', [{ number: 4 }]],
    ['its merge commit', [{ sha: sha(4) }]],
    ['seven digits of it', [{ sha: sha(4).slice(0, 7) }]],
    ['its title', [{ title: 'Change 4' }]],
    ['all of them, once', [{ number: 4 }, { sha: sha(4) }, { title: 'Change 4' }]],
  ])('names what it reverts by %s', (_, reverts) => {
    expect(reverted(D4 + MS_PER_HOUR, reverts)).toEqual(['revert D4 #9']);
  });

  it('of several changes is charged to each deployment that shipped one', () => {
    expect(reverted(D4 + MS_PER_HOUR, [{ number: 3 }, { number: 4 }])).toEqual(['revert D3 #9', 'revert D4 #9']);
  });

  it('means by a title the latest earlier one in its own branch', () => {
    const other = later({
      number: 8,
      title: 'Change 4',
      baseBranch: 'release/1',
      mergedAt: D4 + MS_PER_HOUR,
      mergeCommit: sha(88),
    });
    const revert = later({ mergedAt: D4 + 2 * MS_PER_HOUR, reverts: [{ title: 'Change 4' }] });
    expect(signals({ pullRequests: [other, revert] })).toEqual(['revert D4 #9']);
  });

  it('means the same in whatever order what happened at one moment was read', () => {
    const moment = D4 + MS_PER_HOUR;
    const twins = [7, 8].map((number) =>
      later({ number, title: 'Twin', mergedAt: moment, mergeCommit: sha(number), names: [] }),
    );
    const revert = later({ number: 9, mergedAt: moment + 1, reverts: [{ title: 'Twin' }] });
    const merges = [7, 8].map((place) => {
      return aCommit({ sha: sha(place), parents: [sha(place === 7 ? 5 : 7)], committedAt: moment });
    });
    const shipping = [success('D7', { place: 7, at: moment }), success('D8', { place: 8, at: moment + 1 })];
    const read = (pullRequests: readonly PullRequest[]) =>
      signals({ commits: [...commits, ...merges], deployments: [...deployments, ...shipping], pullRequests });
    expect(read([...twins, revert])).toEqual(['revert D8 #9']);
    expect(read([revert, ...twins.toReversed()])).toEqual(['revert D8 #9']);
  });

  it('that is itself reverted still was one; what reverts it restores', () => {
    const revert = later({
      number: 8,
      mergedAt: D4 + MS_PER_HOUR,
      reverts: [{ number: 4 }],
      title: 'Revert "Change 4"',
      mergeCommit: sha(88),
    });
    const restore = later({
      mergedAt: D4 + 2 * MS_PER_HOUR,
      reverts: [{ number: 8 }],
      title: 'Revert "Revert "Change 4""',
    });
    expect(signals({ pullRequests: [revert, restore] })).toEqual(['revert D4 #8']);
  });

  it('is seen in a direct commit', () => {
    const direct = aCommit({
      sha: sha(6),
      parents: [sha(5)],
      committedAt: D4 + MS_PER_HOUR,
      reverts: [{ sha: sha(4) }],
    });
    expect(signals({ commits: [...commits, direct] })).toEqual([`revert D4 ${sha(6)}`]);
  });
});

describe('a hotfix', () => {
  const fixed = (createdAt: number, given: Parameters<typeof aPullRequest>[0] = {}) =>
    signals({ pullRequests: [later({ createdAt, labels: ['hotfix'], ...given })] });

  it('is charged to the latest deployment at most 24 hours before its creation', () => {
    expect(fixed(D4 + 24 * MS_PER_HOUR)).toEqual(['hotfix D4 #9']);
    expect(fixed(D4 + 24 * MS_PER_HOUR + 1)).toEqual([]);
    expect(fixed(D4 - 1)).toEqual(['hotfix D3 #9']);
  });

  it('is charged to what it names, if that shipped at most 14 days before', () => {
    expect(fixed(D4 + MS_PER_HOUR, { names: [{ number: 2 }] })).toEqual(['hotfix D2 #9']);
    expect(fixed(D2 + 14 * MS_PER_DAY, { names: [{ number: 2 }] })).toEqual(['hotfix D2 #9']);
    expect(fixed(D2 + 14 * MS_PER_DAY + 1, { names: [{ number: 2 }] })).toEqual([]);
    // #4 had not shipped when the hotfix for D3 was opened.
    expect(fixed(D4 - MS_PER_HOUR, { names: [{ number: 4 }] })).toEqual(['hotfix D3 #9']);
  });

  it('is charged to the last shipped of several that it names', () => {
    expect(fixed(D4 + MS_PER_HOUR, { names: [{ number: 3 }, { sha: sha(2).slice(0, 8) }] })).toEqual(['hotfix D3 #9']);
  });

  it.each([
    ['a label, any case', { labels: ['HotFix'] }],
    ['a branch', { labels: [], headBranch: 'hotfix/mend' }],
    ['another branch', { labels: [], headBranch: 'hotfix-mend' }],
    ['a title', { labels: [], title: 'Hotfix: mend' }],
    ['its title, into any branch', { labels: [], title: 'hotfix', baseBranch: 'release/1' }],
  ])('is told by %s', (_, given) => {
    expect(fixed(D4 + MS_PER_HOUR, given)).toEqual(['hotfix D4 #9']);
  });

  it.each([
    ['was not merged', { state: 'CLOSED' as const, mergedAt: null }],
    ['only speaks of one', { labels: [], title: 'Prepare a hotfix' }],
    ['comes from a branch of another name', { labels: [], headBranch: 'hotfixes' }],
  ])('is nothing that %s', (_, given) => {
    expect(fixed(D4 + MS_PER_HOUR, given)).toEqual([]);
  });

  it('into another branch that carries on an earlier one is the same fix', () => {
    const first = later({
      number: 8,
      createdAt: D3 + MS_PER_HOUR,
      labels: ['hotfix'],
      baseBranch: 'release/1',
      title: 'Mend',
      mergeCommit: sha(88),
    });
    const carried = (given: Parameters<typeof aPullRequest>[0]) =>
      signals({
        pullRequests: [first, later({ createdAt: D4 + MS_PER_HOUR, labels: ['hotfix'], title: 'Other', ...given })],
      });
    const pick = { sha: sha(99), authoredAt: D4, headline: 'Pick', cherryPickedFrom: [sha(88).slice(0, 9)] };
    expect(carried({})).toEqual(['hotfix D3 #8', 'hotfix D4 #9']);
    expect(carried({ title: 'mend (#8)' })).toEqual(['hotfix D3 #8']);
    expect(carried({ names: [{ number: 8 }] })).toEqual(['hotfix D3 #8']);
    expect(carried({ names: [{ sha: sha(88).slice(0, 7) }] })).toEqual(['hotfix D3 #8']);
    expect(carried({ commits: [pick] })).toEqual(['hotfix D3 #8']);
    expect(carried({ title: 'Mend', baseBranch: 'release/1' })).toEqual(['hotfix D3 #8', 'hotfix D4 #9']);
  });
});

describe('an incident', () => {
  const opened = (createdAt: number, given: Partial<Issue> = {}) =>
    signals({ issues: [anIssue({ number: 30, labels: ['incident'], createdAt, ...given })] });

  it.each([
    ['incident', 1],
    ['Outage', 1],
    ['sev1', 1],
    ['bug', 0],
    ['incidents', 0],
  ])('is told by its label: %s', (label, count) => {
    expect(opened(D4 + MS_PER_HOUR, { labels: ['area', label] })).toHaveLength(count);
  });

  it('is charged like a hotfix', () => {
    expect(opened(D4 + 24 * MS_PER_HOUR)).toEqual(['incident D4 #30']);
    expect(opened(D4 + 24 * MS_PER_HOUR + 1)).toEqual([]);
    expect(opened(D4 + MS_PER_HOUR, { names: [{ number: 3 }] })).toEqual(['incident D3 #30']);
  });

  it('names a deployment by its commit, whatever its age', () => {
    expect(opened(D2 + 40 * MS_PER_DAY, { names: [{ sha: sha(2) }] })).toEqual(['incident D2 #30']);
  });

  it('does not exist at the end of the window', () => {
    const last = success('L', { place: 5, at: UNTIL - MS_PER_HOUR });
    const at = (createdAt: number) =>
      signals({ deployments: [...deployments, last], issues: [anIssue({ labels: ['incident'], createdAt })] });
    expect(at(UNTIL - 1)).toEqual(['incident L #1']);
    expect(at(UNTIL)).toEqual([]);
  });
});

describe('a status', () => {
  const having = (...states: readonly ('SUCCESS' | 'FAILURE' | 'ERROR' | 'INACTIVE')[]) => {
    const statuses = states.map((state, index) => ({ state, at: D4 + index }));
    return signals({ deployments: deployments.map((each) => (each.id === 'D4' ? { ...each, statuses } : each)) });
  };

  it('counts as a failure after a success only, and once', () => {
    expect(having('SUCCESS', 'FAILURE')).toEqual(['status D4 FAILURE of production@c000004']);
    expect(having('SUCCESS', 'ERROR', 'FAILURE')).toEqual(['status D4 ERROR of production@c000004']);
    expect(having('FAILURE', 'SUCCESS')).toEqual([]);
    expect(having('SUCCESS', 'INACTIVE')).toEqual([]);
  });
});

describe('a rollback', () => {
  it('is charged to what put the replaced commit live, past redeploys, and takes no blame for what it undid', () => {
    const redeploy = success('R', { place: 4, at: D4 + 3 * MS_PER_HOUR });
    const rollback = success('B', { place: 3, at: D4 + 5 * MS_PER_HOUR });
    const issues = [anIssue({ number: 30, labels: ['incident'], createdAt: D4 + 6 * MS_PER_HOUR })];
    expect(signals({ deployments: [...deployments, redeploy, rollback], issues })).toEqual([
      'rollback D4 production@c000003',
      'incident D4 #30',
    ]);
  });
});
