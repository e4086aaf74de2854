import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import type { Coverage, Gap, Part } from '../../src/history/coverage.ts';
import type { SavedHistory } from '../../src/history/format.ts';
import type { History } from '../../src/history/model.ts';
import { isoOf, windowEnding } from '../../src/history/time.ts';
import { judged } from '../../src/main.ts';
import { reportJson } from '../../src/report/report.ts';
import type { Input } from '../../src/runner/input.ts';
import { optionsOf } from '../../src/runner/options.ts';
import { inputFromSaved } from '../../src/runner/saved-input.ts';
import { aFolder } from '../support/folder.ts';
import { aGitHubDeployment, aHistory, aMainLine, anIssue, aTag, sha, UNTIL } from '../support/history.ts';
import { errorFrom } from '../support/scripted-door.ts';

/**
 * Read for the defaults and the 90 days to 2026-04-01, so that the previous window starts on 2025-10-03. The deployment
 * before it was committed on 2025-09-30: the horizon. Another environment was quiet since summer.
 */
const HISTORY = aHistory({
  commits: aMainLine(['2025-09-30', '2025-12-10', '2026-03-01']),
  edge: [sha('old')],
  deployments: [
    aGitHubDeployment({ id: 'D1', sha: sha(1), succeededAt: '2025-10-01' }),
    aGitHubDeployment({ id: 'D2', sha: sha(3), succeededAt: '2026-03-02' }),
    aGitHubDeployment({ id: 'D3', sha: sha('old'), environment: 'production-eu', succeededAt: '2025-08-01' }),
  ],
  environments: ['production', 'production-eu', 'staging'],
  tags: [aTag({ name: 'v1.0', sha: sha(1), at: '2025-10-02' })],
  issues: [anIssue({ number: 7, createdAt: '2026-03-02T10:00:00Z', labels: ['incident'] })],
});

type Asked = {
  readonly config?: string;
  readonly args?: readonly string[];
  readonly history?: History;
  /** What the history was read for. */
  readonly incidentLabels?: readonly string[];
};

/** The saved history, judged by a config file and options. */
async function judgedBy({ config, args = [], history = HISTORY, incidentLabels }: Asked): Promise<Input> {
  const { failures } = DEFAULT_SETTINGS;
  const labels = incidentLabels ?? failures.incidentLabels;
  const folder = aFolder({ 'one-pizza.yml': config ?? '' });
  const given = config === undefined ? [] : ['--config', join(folder, 'one-pizza.yml')];
  const options = optionsOf(['--history', 'history.ndjson.gz', ...given, ...args]);
  if (typeof options === 'string') throw new Error(options);
  const saved: SavedHistory = {
    history,
    watermark: null,
    window: windowEnding(UNTIL, 90),
    configuration: {
      path: null,
      ref: null,
      settings: { ...DEFAULT_SETTINGS, failures: { ...failures, incidentLabels: labels } },
    },
  };
  return inputFromSaved(saved, options, UNTIL);
}

/** The same as the report in `report.json`. */
const reported = async (asked: Asked) => reportJson(judged(await judgedBy(asked)).report);

const FIX = 'Read the repository anew with this configuration and this window.';

/** The parts that cover less than everything; moments as text. */
function lackingIn({ coverage }: History): Partial<Record<Part, string>> {
  const textOf = (each: Coverage) => (typeof each === 'object' ? isoOf(each.since) : each);
  const lacking = Object.entries(coverage).filter(([, each]) => each !== 'complete');
  return Object.fromEntries(lacking.map(([part, each]) => [part, textOf(each)]));
}

const READ_FOR_ENVIRONMENTS =
  'the history was read for the environments prod, prod-*, prod_*, prd*, production and 4 more';

describe('a saved history and a config with other names', () => {
  it.each<{ name: string; config: string; gap: Omit<Gap, 'fix' | 'part'> & { part: Part } }>([
    {
      name: 'incident labels',
      config: 'failures: { incident-labels: [incident, oncall, "p?"] }',
      gap: {
        part: 'issues',
        what: 'issues with the labels oncall, p?',
        why: 'the history was read for the labels incident, outage, sev*, alert, toil and 2 more',
      },
    },
    {
      name: 'alert labels, and a pattern that fits more than the one that was read',
      config: 'readiness: { pager: { alert-labels: ["se*"] } }',
      gap: {
        part: 'issues',
        what: 'issues with the labels se*',
        why: 'the history was read for the labels incident, outage, sev*, alert, toil and 2 more',
      },
    },
    {
      name: 'toil labels',
      config: 'readiness: { toil: { labels: [chore] } }',
      gap: {
        part: 'issues',
        what: 'issues with the labels chore',
        why: 'the history was read for the labels incident, outage, sev*, alert, toil and 2 more',
      },
    },
    {
      name: 'environments that there are',
      config: 'deployments: { environments: [production, "stag*"] }',
      gap: { part: 'deployments', what: 'deployments to staging', why: READ_FOR_ENVIRONMENTS },
    },
    {
      name: 'workflows',
      config: 'deployments: { workflows: [deploy.yml] }',
      gap: { part: 'workflowRuns', what: 'runs of deploy.yml', why: 'the history was read for no workflows' },
    },
    {
      name: 'tags',
      config: 'deployments: { tags: ["rel-*"] }',
      gap: { part: 'tags', what: 'tags rel-*', why: 'the history was read for the tags that name a version' },
    },
    {
      name: 'AI authors',
      config: 'ai: { authors: [{ tool: Acme, login: acme-agent }] }',
      gap: { part: 'traces', what: 'traces of AI tools', why: 'the history was read for other `ai.authors`' },
    },
    {
      name: 'rule files',
      config: 'ai: { rule-files: [{ tool: Acme, glob: ACME.md }] }',
      gap: { part: 'ruleFiles', what: 'rule files of AI tools', why: 'the history was read for other `ai.rule-files`' },
    },
  ])('does not show $name', async ({ config, gap }) => {
    const { history } = await judgedBy({ config });
    expect(lackingIn(history)).toEqual({ [gap.part]: 'unreadable' });
    expect(history.gaps).toEqual([{ ...gap, fix: FIX }]);
  });

  it.each([
    ['fewer labels, in other letters', 'failures: { incident-labels: [Outage, SEV1] }'],
    ['a narrower pattern', 'failures: { incident-labels: ["sev?*"] }'],
    ['a label that another pattern was read for', 'readiness: { toil: { labels: [sev-toil] } }'],
    ['a pattern of environments that fits no more than was read', 'deployments: { environments: ["prod*"] }'],
    ['tags whose last one before the windows is there', 'deployments: { tags: ["v*"] }'],
    ['settings that decide nothing about what is read', 'minimum-sample: 5\npeople: { bots: [acme] }'],
    ['a shorter window', 'window-days: 30'],
  ])('shows all of it for %s', async (_, config) => {
    const { history } = await judgedBy({ config });
    expect(lackingIn(history)).toEqual({});
    expect(history.gaps).toEqual([]);
  });

  it('does not take a star for what a question mark was read for', async () => {
    const asked = { config: 'failures: { incident-labels: ["p*", "p?", p1] }', incidentLabels: ['p?'] };
    expect((await judgedBy(asked)).history.gaps.map(({ what }) => what)).toEqual(['issues with the labels p*']);
  });

  it('takes environments by their patterns where their names are not known', async () => {
    const { environments: _, ...unnamed } = HISTORY;
    const { history } = await judgedBy({ config: 'deployments: { environments: ["prod*"] }', history: unnamed });
    expect(history.gaps.map(({ what }) => what)).toEqual(['deployments to prod*']);
  });

  it('keeps no delivery that may be one of several', async () => {
    const { history } = await judgedBy({
      config: 'deployments: { environments: [production, staging], workflows: [deploy.yml], tags: ["rel-*"] }',
    });
    expect([history.deployments, history.workflowRuns, history.tags]).toEqual([[], [], []]);
  });

  it('says nothing of what its source never shows, or could not read', async () => {
    const coverage = { ...HISTORY.coverage, issues: 'not-in-source', deployments: 'unreadable' } as const;
    const config = 'failures: { incident-labels: [oncall] }\ndeployments: { environments: [staging] }';
    const gaps = [{ part: 'deployments', what: 'deployments', why: 'the token may not', fix: 'Let it.' }] as const;
    const { history } = await judgedBy({ config, history: { ...HISTORY, coverage, gaps } });
    expect(history.coverage).toEqual(coverage);
    expect(history.gaps).toEqual(gaps);
  });

  it('leaves figures unknown that need what was not read, and is not complete', async () => {
    // The incident came ten hours after the only deployment of the window.
    expect(await reported({ config: 'minimum-sample: 5' })).toMatchObject({
      provenance: { complete: true },
      delivery: { changeFailRate: { current: { count: 1, total: 1, atLeast: false } } },
    });
    expect(await reported({ config: 'failures: { incident-labels: [oncall] }' })).toMatchObject({
      provenance: { complete: false },
      delivery: { changeFailRate: { current: { count: 0, total: 1, atLeast: true } } },
    });
    expect(await reported({ config: 'deployments: { environments: [production, staging] }' })).toMatchObject({
      provenance: { complete: false, deploymentSource: null },
      delivery: { changeFailRate: { current: null }, deployments: { current: null } },
    });
  });
});

describe('a saved history and another window', () => {
  const DOWN_TO_HORIZON = [
    'pullRequests',
    'texts',
    'labels',
    'reviews',
    'drafts',
    'commits',
    'deployments',
    'workflowRuns',
    'releases',
    'tags',
    'traces',
  ] as const;
  const since = (moment: string) => Object.fromEntries(DOWN_TO_HORIZON.map((part) => [part, moment]));

  it.each<{ name: string; asked: Asked; lacking: Partial<Record<Part, string>> }>([
    {
      // The previous window would start on 2025-08-04; this one starts on 2025-12-02, after the horizon.
      name: 'a longer one: not the one before it',
      asked: { args: ['--window-days', '120'] },
      lacking: { ...since('2025-12-02T00:00:00Z'), issues: '2025-10-03T00:00:00Z' },
    },
    {
      name: 'one that starts before what was read: nothing',
      asked: { args: ['--window-days', '200'] },
      lacking: { ...since('2026-04-01T00:00:00Z'), issues: '2025-10-03T00:00:00Z' },
    },
    {
      name: 'an earlier one: not the one before it',
      asked: { args: ['--until', '2026-03-01'] },
      lacking: { ...since('2025-12-01T00:00:00Z'), issues: '2025-10-03T00:00:00Z' },
    },
    {
      // The windows start after the horizon, but what was live then was never read.
      name: 'one that starts between the horizon and what was read: not the one before it',
      asked: {
        args: ['--until', '2026-03-29T12:00:00Z'],
        history: { ...HISTORY, deployments: HISTORY.deployments.filter(({ id }) => id !== 'D3') },
      },
      lacking: { ...since('2025-12-29T12:00:00Z'), issues: '2025-10-03T00:00:00Z' },
    },
    {
      // What was live there was committed before all that is kept: the deployments since may have shipped more than is seen.
      name: 'the same one, of an environment that was quiet for long: nothing',
      asked: { config: 'deployments: { environments: [production-eu] }' },
      lacking: since('2026-04-01T00:00:00Z'),
    },
  ])('shows of $name', async ({ asked, lacking }) => {
    const { history } = await judgedBy(asked);
    expect(lackingIn(history)).toEqual(lacking);
    expect(history.gaps[0]).toEqual({
      part: null,
      what: 'what ended before 2025-09-30T00:00:00Z',
      why: 'the history was saved for another window or other deliveries, which do not need it',
      fix: FIX,
    });
  });

  it('leaves the figures of the window before unknown', async () => {
    expect(await reported({ args: ['--window-days', '120'] })).toMatchObject({
      provenance: { complete: false },
      delivery: { deployments: { current: { count: 1 }, previous: null } },
    });
  });
});

describe('a saved history and a config for another branch', () => {
  it('is refused, unless the branch is named', async () => {
    const config = 'branch: release';
    const error = await errorFrom(judgedBy({ config }));
    expect(String(error)).toContain('`branch` is "release"; the saved history holds main only');
    const { history, configuration } = await judgedBy({ config, args: ['--branch', 'main'] });
    expect([history.branch, configuration.settings.branch]).toEqual(['main', 'main']);
  });
});
