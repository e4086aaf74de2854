/** The one-pizza checklist of saved histories, judged by the built program as a config file declares. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { writeSavedHistory } from '../../src/file/write-saved-history.ts';
import type { PullRequest } from '../../src/history/pull-request.ts';
import type { RuleFile } from '../../src/history/rule-file-facts.ts';
import { MS_PER_HOUR, windowEnding } from '../../src/history/time.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { aFolder } from '../support/folder.ts';
import { aBot, aHistory, aMainLine, aPullRequest, at, aUser, UNTIL } from '../support/history.ts';
import { CLI } from '../support/run-terminal.ts';

const EACH = 100;
const PEOPLE = ['ann', 'ben', 'cat', 'dan'];

type Checks = readonly [risk: string, pager: string, bus: string, ai: string, toil: string];
type World = {
  readonly toil?: readonly [before: number, now: number];
  readonly change?: Partial<PullRequest>;
  readonly history?: NonNullable<Parameters<typeof aHistory>[0]>;
};

/** 100 changes in the 90 days before and 100 in the window, by four people in turn; every merge delivers. */
function changesOf({ toil: [before, now] = [20, 5], change = {} }: World): PullRequest[] {
  return Array.from({ length: 2 * EACH }, (_, index) => {
    const [since, labelled] = index < EACH ? ['2025-10-10', before] : ['2026-01-10', now];
    const person = aUser(PEOPLE[index % PEOPLE.length] ?? '');
    return aPullRequest({
      author: person,
      mergedBy: person,
      evidence: ['tests'],
      labels: index % EACH < labelled ? ['toil'] : [],
      ...change,
      number: index + 1,
      mergedAt: at(since) + (index % EACH) * 12 * MS_PER_HOUR,
    });
  });
}

function aRuleFile(topics: RuleFile['topics']): RuleFile {
  const names = [{ path: 'AGENTS.md', how: 'itself' as const }];
  const known = { tools: [], legacy: false, bytes: 9, lines: 1, firstChangedAt: null, lastChangedAt: null };
  return { path: 'AGENTS.md', names, state: 'effective', topics, ...known };
}

const READY = {
  product: '{ slo-percent: 99.9, regulated-data: false, as-of: 2026-03-01 }',
  pager: '{ alerts-per-week: 4, as-of: 2026-03-01 }',
  drill: '2026-03-01',
  levels: '{ pr-evidence: error, dual-gate: error }',
};

async function judge(world: World, declared: Partial<typeof READY> = {}) {
  const pullRequests = changesOf(world);
  const topics: RuleFile['topics'] = ['tests', 'security', 'style', 'architecture'];
  const history = aHistory({
    pullRequests,
    commits: aMainLine(pullRequests.map(({ mergedAt }) => mergedAt ?? 0)),
    requiredChecks: ['one-pizza'],
    ruleFiles: { state: 'effective', files: [aRuleFile(topics)], findings: [], attributionOff: false },
    ...world.history,
  });
  const folder = aFolder({});
  const file = join(folder, 'history.ndjson');
  const configuration = { path: null, ref: null, settings: DEFAULT_SETTINGS };
  await writeSavedHistory(file, { history, watermark: null, window: windowEnding(UNTIL, 90), configuration });
  const { product, pager, drill, levels } = { ...READY, ...declared };
  const hats = '{ tech-lead: [ann], architecture-paths: ["src/core/**"] }';
  const readiness = [
    ...(product === '' ? [] : [`product: ${product}`]),
    ...(pager === '' ? [] : [`pager: ${pager}`]),
    ...(drill === '' ? [] : [`rollback-drill: ${drill}`]),
    `hats: ${hats}`,
  ];
  const config = join(folder, 'one-pizza.yml');
  writeFileSync(config, `readiness: { ${readiness.join(', ')} }\nguardrails: ${levels}\n`);
  const args = ['--history', file, '--config', config, '--report-dir', folder, '--quiet'];
  execFileSync(process.execPath, [CLI, ...args], { stdio: 'pipe' });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const { readiness: found, team } = reportSchema.parse(JSON.parse(read('report.json')));
  const checks = found?.checks ?? [];
  return {
    folder,
    verdict: found?.verdict,
    team,
    statuses: checks.map(({ status }) => status),
    check: (id: string) => checks.find((each) => each.id === id),
    checks,
    forms: [read('summary.md'), read('report.html')],
  };
}

const [P, F, U] = ['pass', 'fail', 'unknown'] as const;

describe('the checklist', () => {
  it.each<{ what: string; world?: World; declared?: Partial<typeof READY>; checks: Checks; verdict: string }>([
    { what: 'all is well', checks: [P, P, P, P, P], verdict: 'ready' },
    {
      what: 'the SLO leaves 13 minutes',
      declared: { product: '{ slo-percent: 99.99, regulated-data: false, as-of: 2026-03-01 }' },
      checks: [F, P, P, P, P],
      verdict: 'do-not-shrink',
    },
    {
      what: 'data is regulated, as was declared long ago',
      declared: { product: '{ slo-percent: 99, regulated-data: true, as-of: 2020-03-01 }' },
      checks: [F, P, P, P, P],
      verdict: 'do-not-shrink',
    },
    {
      what: 'the SLO was declared 365 days ago',
      declared: { product: '{ slo-percent: 99.9, regulated-data: false, as-of: 2025-04-01 }' },
      checks: [P, P, P, P, P],
      verdict: 'ready',
    },
    {
      what: 'the SLO was declared 366 days ago',
      declared: { product: '{ slo-percent: 99.9, regulated-data: false, as-of: 2025-03-31 }' },
      checks: [U, P, P, P, P],
      verdict: 'unknown',
    },
    {
      what: 'alerts were declared 90 days ago',
      declared: { pager: '{ alerts-per-week: 9, as-of: 2026-01-01 }' },
      checks: [P, P, P, P, P],
      verdict: 'ready',
    },
    {
      what: 'alerts were declared 91 days ago',
      declared: { pager: '{ alerts-per-week: 9, as-of: 2025-12-31 }' },
      checks: [P, U, P, P, P],
      verdict: 'unknown',
    },
    {
      what: 'alerts are many',
      declared: { pager: '{ alerts-per-week: 10, as-of: 2026-03-01 }' },
      checks: [P, F, P, P, P],
      verdict: 'not-yet',
    },
    { what: 'nothing was rolled back', declared: { drill: '' }, checks: [P, U, P, P, P], verdict: 'unknown' },
    {
      what: 'one person ships',
      world: { change: { mergedBy: aUser('ann') } },
      checks: [P, P, F, P, P],
      verdict: 'not-yet',
    },
    {
      what: 'a bot ships',
      world: { change: { mergedBy: aBot('merger') } },
      checks: [P, P, U, P, P],
      verdict: 'unknown',
    },
    {
      what: 'nothing is required',
      world: { history: { requiredChecks: [] } },
      checks: [P, P, P, F, P],
      verdict: 'not-yet',
    },
    {
      what: 'rules only warn',
      declared: { levels: '{ pr-evidence: warn }' },
      checks: [P, P, P, F, P],
      verdict: 'not-yet',
    },
    {
      what: 'what is required can not be seen',
      world: { history: { requiredChecks: null, coverage: { requiredChecks: 'unreadable' } } },
      checks: [P, P, P, U, P],
      verdict: 'unknown',
    },
    {
      what: 'evidence is not known',
      world: { change: { evidence: null } },
      checks: [P, P, P, U, P],
      verdict: 'unknown',
    },
    { what: 'toil stays', world: { toil: [20, 20] }, checks: [P, P, P, P, F], verdict: 'not-yet' },
    { what: 'toil is not tracked', world: { toil: [0, 0] }, checks: [P, P, P, P, U], verdict: 'unknown' },
    {
      what: 'the risk is too high and much else is open',
      world: { toil: [0, 0], change: { mergedBy: aUser('ann') } },
      declared: { product: '{ slo-percent: 99.95 }', pager: '' },
      checks: [F, U, F, P, U],
      verdict: 'do-not-shrink',
    },
  ])('$what: $verdict', async ({ world = {}, declared, checks, verdict }) => {
    const judged = await judge(world, declared);
    expect([judged.statuses, judged.verdict]).toEqual([checks, verdict]);
    for (const { status, next } of judged.checks) expect(next === null).toBe(status === 'pass');
  });

  it('tells the error budget, the shape of the team and the hats', async () => {
    const { check, team, forms } = await judge(
      {},
      { product: '{ slo-percent: 99.99, regulated-data: false, as-of: 2026-03-01 }' },
    );
    expect(check('product-risk')?.observed).toContain('an error budget of 13.0 minutes in a quarter of 90 days');
    expect(team).toMatchObject({ engineers: 4, channels: 6, onePizzaSize: 4, onePizzaChannels: 6, shippers: 4 });
    expect(team?.hats).toEqual({ techLead: true, domainArchitect: false, architecturePaths: true });
    for (const form of forms) expect(form).toContain('13.0 minutes');
  });

  it('ends each step in a line to copy, whole in every form', async () => {
    const { check, forms } = await judge({ history: { requiredChecks: [] } }, { product: '', pager: '', drill: '' });
    const lines = [
      'readiness: { product: { slo-percent: 99.9, regulated-data: false, as-of: 2026-04-01 } }',
      'readiness: { pager: { alerts-per-week: 4, as-of: 2026-04-01 }, rollback-drill: 2026-04-01 }',
    ];
    expect(check('product-risk')?.next?.endsWith(`\`${lines[0]}\`.`)).toBe(true);
    expect(check('pager-noise')?.next?.endsWith(`\`${lines[1]}\`.`)).toBe(true);
    expect(check('ai-maturity')?.next).toMatch(/`commit-status: true`\.$/);
    for (const form of forms) for (const line of lines) expect(plain(form)).toContain(`<code>${line}</code>`);
  });
});

/** Without the entities that keep text from being Markdown or HTML. */
function plain(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll('\u200b', '');
}
