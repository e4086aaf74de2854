import { describe, expect, it } from 'vitest';
import { planOf } from '../../src/config/plan.ts';
import type { Readiness } from '../../src/config/settings.ts';
import { deliveryOf } from '../../src/delivery/delivery.ts';
import type { Issue } from '../../src/history/model.ts';
import { MS_PER_DAY } from '../../src/history/time.ts';
import type { CheckStatus, Finding } from '../../src/readiness/check.ts';
import { pagerNoise } from '../../src/readiness/pager-noise.ts';
import { success } from '../support/deliver.ts';
import { settingsWith } from '../support/guarded.ts';
import { aGitHubDeployment, aHistory, aMainLine, anIssue, aRelease, at, sha, UNTIL } from '../support/history.ts';
import type { GivenHistory } from './delivered.ts';
import { delivered } from './delivered.ts';

/** The Monday of the first of the 12 full weeks before 1 April 2026. */
const FIRST_WEEK = at('2026-01-05');
const PAGER: Readiness['pager'] = { alertLabels: ['alert*'], alertsPerWeek: null, asOf: null };

/** So many alerts in each of the 12 weeks, oldest first, each at the week's very start. */
function alerts(perWeek: readonly number[], given: Partial<Issue> = {}): Issue[] {
  const weeks = perWeek.flatMap((count, week) =>
    Array.from({ length: count }, () => FIRST_WEEK + week * 7 * MS_PER_DAY),
  );
  return weeks.map((createdAt, index) => anIssue({ labels: ['Alert: CPU'], ...given, number: index + 1, createdAt }));
}

function every(count: number): number[] {
  return Array.from({ length: 12 }, () => count);
}

describe('alerts', () => {
  /** With a drill, so that only the alerts decide. */
  function assess(history: GivenHistory, pager: Partial<Readiness['pager']> = {}): Finding {
    const readiness = { pager: { ...PAGER, ...pager }, rollbackDrill: '2026-03-01' };
    return pagerNoise.assess(delivered(history, { readiness }));
  }

  it.each<[string, readonly number[], CheckStatus]>([
    ['9 a week', every(9), 'pass'],
    ['10 a week', every(10), 'fail'],
    ['two weeks of 10', [10, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 'pass'],
    ['three weeks of 10', [10, 10, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0], 'fail'],
    ['two weeks of 60: a mean of 10', [60, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 'fail'],
    ['119 in two weeks: a mean of 9.9', [60, 59, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 'pass'],
  ])('%s: %s', (_, perWeek, status) => {
    expect(assess({ issues: alerts(perWeek) }).status).toBe(status);
  });

  it('shows the mean, the noisy weeks and every week', () => {
    const { observed, evidence } = assess({ issues: alerts([12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3]) });
    expect(observed).toMatch(
      /^A mean of 1\.3 alerts a week and 1 week with 10 or more; .*: 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3\. /,
    );
    expect(evidence.slice(0, 2)).toEqual(['#1', '#2']);
  });

  it('counts whole weeks only: what came on or after Monday, 30 March, or before 5 January is of no week', () => {
    const outside = ['2026-03-30', '2026-03-31', '2026-01-04T23:59:59Z'].flatMap((createdAt) =>
      Array.from({ length: 200 }, () => anIssue({ labels: ['alert'], createdAt })),
    );
    expect(assess({ issues: [...outside, ...alerts(every(1))] })).toMatchObject({
      status: 'pass',
      observed: expect.stringMatching(/^A mean of 1\.0 /),
    });
  });

  it.each<[string, Partial<Issue>, CheckStatus]>([
    ['closed as completed', { closedAs: 'completed' }, 'fail'],
    ['closed as not planned', { closedAs: 'not-planned' }, 'pass'],
    ['closed as a duplicate', { closedAs: 'duplicate' }, 'pass'],
  ])('%s: %s', (_, given, status) => {
    expect(assess({ issues: alerts(every(20), given) }).status).toBe(status);
  });

  it.each<[string, Parameters<typeof assess>, CheckStatus]>([
    ['no alert', [{}, {}], 'unknown'],
    ['no alert, few declared', [{}, { alertsPerWeek: 9.9, asOf: '2026-01-01' }], 'pass'],
    ['no alert, 10 declared', [{}, { alertsPerWeek: 10, asOf: '2026-01-01' }], 'fail'],
    ['declared 91 days ago', [{}, { alertsPerWeek: 4, asOf: '2025-12-31' }], 'unknown'],
    ['declared for a day to come', [{}, { alertsPerWeek: 4, asOf: '2026-04-02' }], 'unknown'],
    ['declared without a date', [{}, { alertsPerWeek: 4, asOf: null }], 'unknown'],
    ['other labels only', [{ issues: alerts(every(20), { labels: ['bug', '(alert)+'] }) }, {}], 'unknown'],
    ['an alert 100 days ago', [{ issues: [anIssue({ labels: ['alert'], createdAt: '2025-12-22' })] }, {}], 'pass'],
    ['an alert 181 days ago', [{ issues: [anIssue({ labels: ['alert'], createdAt: '2025-10-02' })] }, {}], 'unknown'],
    ['many seen, few declared', [{ issues: alerts(every(20)) }, { alertsPerWeek: 4, asOf: '2026-03-01' }], 'fail'],
    ['few seen, many declared', [{ issues: alerts(every(2)) }, { alertsPerWeek: 40, asOf: '2026-03-01' }], 'pass'],
  ])('%s', (_, given, status) => {
    expect(assess(...given).status).toBe(status);
  });

  it.each<[string, number, CheckStatus]>([
    ['few are seen', 2, 'unknown'],
    ['what is seen is too much already', 20, 'fail'],
  ])('where the first weeks can not be seen and %s: %s', (_, perWeek, status) => {
    const issues = alerts([0, 0, 0, ...every(perWeek).slice(3)]);
    expect(assess({ issues, coverage: { issues: { since: at('2026-01-26') } } }).status).toBe(status);
  });

  it('takes issues that are seen over the 12 weeks and no longer', () => {
    expect(assess({ issues: alerts(every(2)), coverage: { issues: { since: FIRST_WEEK } } }).status).toBe('pass');
  });

  it('shows the declared figure beside what is seen', () => {
    const { observed } = assess({ issues: alerts(every(2)) }, { alertsPerWeek: 4, asOf: '2026-03-01' });
    expect(observed).toMatch(/^A mean of 2\.0 alerts a week \(4 declared\) /);
  });

  it('says what to declare where issues can not be read', () => {
    const { observed, next } = assess({ coverage: { issues: 'not-in-source' } });
    expect(observed).toMatch(/^The issues can not be seen over the whole time\. No figure is declared\./);
    expect(next).toMatch(/`readiness: { pager: { alerts-per-week: 4, as-of: 2026-04-01 } }`\.$/);
  });
});

describe('rollback', () => {
  const QUIET = { ...PAGER, alertsPerWeek: 1, asOf: '2026-03-01' };
  const commits = aMainLine(['2025-09-01', '2025-09-02']);
  /** Commit 1, then 2, then 1 again: a rollback on `day`. */
  function rolledBack(day: string, failedOn?: string): GivenHistory {
    const statuses = [
      { state: 'SUCCESS' as const, at: at(day) },
      ...(failedOn === undefined ? [] : [{ state: 'FAILURE' as const, at: at(failedOn) }]),
    ];
    const back = aGitHubDeployment({ id: 'D3', sha: sha(1), createdAt: day, statuses });
    const before = [success('D1', { place: 1, at: '2025-09-01' }), success('D2', { place: 2, at: '2025-09-02' })];
    return { commits, deployments: [...before, back] };
  }

  function assess(history: GivenHistory, rollbackDrill: string | null = null): Finding {
    return pagerNoise.assess(delivered(history, { readiness: { pager: QUIET, rollbackDrill } }));
  }

  it.each<[string, Parameters<typeof assess>, CheckStatus]>([
    ['a rollback that held', [rolledBack('2026-02-01'), null], 'pass'],
    ['a rollback 180 days ago', [rolledBack('2025-10-03'), null], 'pass'],
    ['a rollback 181 days ago', [rolledBack('2025-10-02'), null], 'unknown'],
    ['a rollback that failed', [rolledBack('2026-02-01', '2026-02-02'), null], 'fail'],
    ['a rollback that failed, and a drill', [rolledBack('2026-02-01', '2026-02-02'), '2026-03-01'], 'pass'],
    ['a drill 180 days ago', [{}, '2025-10-03'], 'pass'],
    ['a drill 181 days ago', [{}, '2025-10-02'], 'unknown'],
    ['a drill to come', [{}, '2026-04-02'], 'unknown'],
    ['neither', [{}, null], 'unknown'],
    ['one that failed after the window', [rolledBack('2026-03-31', '2026-04-01'), null], 'pass'],
  ])('%s', (_, given, status) => {
    expect(assess(...given).status).toBe(status);
  });

  it('does not know whether one held where a signal of failure can not be seen from it on', () => {
    const since = (day: string) => ({ ...rolledBack('2026-02-01'), coverage: { issues: { since: at(day) } } });
    expect(assess(since('2026-02-01')).status).toBe('pass');
    const blind = assess(since('2026-02-02'));
    expect(blind.status).toBe('unknown');
    expect(blind.observed).toMatch(
      /^.*1 of them without a failure of its own seen; not every signal of failure can be\. /,
    );
    expect(assess(since('2026-02-02'), '2026-03-01').status).toBe('pass');
  });

  it('does not know whether all failed where the history holds less than 180 days', () => {
    const settings = settingsWith({ windowDays: 30, readiness: { pager: QUIET } });
    // Of 30 days, 30 before and no seed before those 60 there is nothing older in a history.
    const failed = { ...rolledBack('2026-03-20', '2026-03-21'), commits: aMainLine(['2026-03-01', '2026-03-02']) };
    const deployments = [success('D1', { place: 1, at: '2026-03-03' }), success('D2', { place: 2, at: '2026-03-04' })];
    const history = aHistory({ ...failed, deployments: [...deployments, ...(failed.deployments ?? []).slice(2)] });
    const of = (windowDays: number): Finding => {
      const windowed = { ...settings, windowDays };
      return pagerNoise.assess(deliveryOf(history, windowed, planOf(windowed, { until: UNTIL })));
    };
    expect([of(30).status, of(90).status]).toEqual(['unknown', 'fail']);
  });

  it('does not know where all that is seen failed, but not all can be seen', () => {
    const coverage = { deployments: { since: at('2025-12-01') } };
    expect(assess({ ...rolledBack('2026-02-01', '2026-02-02'), coverage }).status).toBe('unknown');
  });

  it.each<[string, GivenHistory, RegExp]>([
    ['releases', { commits, releases: [aRelease({ publishedAt: '2026-02-01' })] }, /read from releases, which can not/],
    ['merges', { commits }, /merges, which can not show a rollback/],
    ['deployments', { commits, deployments: rolledBack('2025-10-02').deployments ?? [] }, /No rollback is seen in 180/],
    ['nothing', { coverage: { deployments: 'unreadable' } }, /Deliveries can not be seen/],
  ])('says that %s do not show one, and to run a drill', (_, history, observed) => {
    const finding = assess(history);
    expect(finding.observed).toMatch(observed);
    expect(finding.next).toMatch(/^Roll back once as a drill, .*`readiness: { rollback-drill: 2026-04-01 }`\.$/);
  });
});

it('fails where there are too many alerts, whatever the rollbacks', () => {
  const pager = { ...PAGER, alertsPerWeek: 50, asOf: '2026-03-01' };
  expect(pagerNoise.assess(delivered({}, { readiness: { pager } }))).toMatchObject({
    status: 'fail',
    next: expect.stringMatching(
      /^Fix or remove what alerts most often.* Roll back once as a drill.* `readiness: { rollback-drill: 2026-04-01 }`\.$/,
    ),
  });
});

it('asks for both figures in one line where neither is known', () => {
  expect(pagerNoise.assess(delivered({})).next).toBe(
    'Let alerts open issues with a label of `readiness.pager.alert-labels`, or declare how many alerts need action, ' +
      'with your own figure. Roll back once as a drill, and declare its day. In the config file: ' +
      '`readiness: { pager: { alerts-per-week: 4, as-of: 2026-04-01 }, rollback-drill: 2026-04-01 }`.',
  );
});
