/** The first five minutes: repositories with little or nothing in them, as a clone, through the Action and with -R. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { MS_PER_DAY } from '../../src/history/time.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { fakePullRequest, fakeRepository, pushCommits } from '../support/fake-github/builders.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import type { Repository } from '../support/repository.ts';
import { aFolder, aRepository } from '../support/repository.ts';
import { runAction } from '../support/run-action.ts';
import { runTerminal } from '../support/run-terminal.ts';
import { aGitHub, annotationsOf, NOW } from './worlds.ts';

const MS_PER_HOUR = 3_600_000;

/** The same repository twice: as GitHub shows it, and as a clone does. */
type World = { readonly repository: FakeRepository; readonly clone: Repository };
type Report = z.infer<typeof reportSchema>;

/** Squash merges and nothing else: no tag, release, deployment, review, label or rule file. Each was opened 6 hours before. */
function squashed(of: { readonly startedDaysAgo: number; readonly mergedDaysAgo: readonly number[] }): World {
  const repository = fakeRepository({ owner: 'acme', name: 'shop' });
  const clone = aRepository();
  clone.git('remote', 'add', 'origin', 'https://github.com/acme/shop.git');
  const start = NOW - of.startedDaysAgo * MS_PER_DAY;
  const line = [fakeCommit({ oid: idOf(0), committedDate: start, files: { 'README.md': 'hello' }, message: 'Start' })];
  clone.commit({ at: new Date(start).toISOString(), message: 'Start\n' });
  for (const [index, days] of of.mergedDaysAgo.entries()) {
    const number = index + 1;
    const mergedAt = NOW - days * MS_PER_DAY;
    const createdAt = mergedAt - 6 * MS_PER_HOUR;
    const message = `Change ${number} (#${number})`;
    const own = fakeCommit({ oid: idOf(1000 + number), parents: [idOf(index)], committedDate: createdAt });
    repository.commits.set(own.oid, own);
    line.push(fakeCommit({ oid: idOf(number), parents: [idOf(index)], committedDate: mergedAt, message }));
    const pull = { number, createdAt, mergedAt, mergeCommit: idOf(number), commits: [own.oid] };
    repository.pullRequests.push(fakePullRequest(pull));
    clone.commit({ at: new Date(mergedAt).toISOString(), message: `${message}\n` });
  }
  pushCommits(repository, line);
  return { repository, clone };
}

function idOf(place: number): string {
  return (place + 1).toString(16).padStart(4, '0').repeat(10);
}

/** A week old, with a change on each of the last six days. */
const young = () => squashed({ startedDaysAgo: 7, mergedDaysAgo: [6, 5, 4, 3, 2, 1] });
/** A change every 5 days for 200 days. */
const steady = () =>
  squashed({ startedDaysAgo: 210, mergedDaysAgo: Array.from({ length: 40 }, (_, at) => 200 - 5 * at) });
/** Thirty changes two and a half years ago, the last 813 days ago, on 9 January 2024; none since. */
const archived = () =>
  squashed({ startedDaysAgo: 910, mergedDaysAgo: Array.from({ length: 30 }, (_, at) => 900 - 3 * at) });
const single = () => squashed({ startedDaysAgo: 2, mergedDaysAgo: [] });
const empty = (): World => ({ repository: fakeRepository({ owner: 'acme', name: 'shop' }), clone: aRepository() });

async function onePizza(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { code, out, err } = await runTerminal([...args, '--quiet'], { cwd: aFolder(), env });
  if (code !== 0) throw new Error(`exit code ${code}: ${err}`);
  return out;
}

const inClone = ({ clone }: World): Promise<string> => onePizza([clone.folder]);

async function cloneReport({ clone }: World): Promise<Report> {
  return reportSchema.parse(JSON.parse(await onePizza([clone.folder, '--format', 'json'])));
}

async function throughApi({ repository }: World): Promise<string> {
  const fake = await aGitHub(repository);
  const env = { GITHUB_TOKEN: fake.token, GITHUB_API_URL: fake.restUrl };
  return onePizza(['-R', 'acme/shop', '--now', '2026-04-01'], env);
}

/** Text without the line breaks of the screen. */
function unwrapped(text: string): string {
  return text.replaceAll(/\n? +/g, ' ').replaceAll('\n', ' ');
}

function timesIn(text: string, part: string): number {
  return text.split(part).length - 1;
}

const LINE = /`[^`]+`|^Nothing to set: /;

describe('a repository that is a week old', () => {
  it('gets what a clone shows, what it does not, and one command that mends it', async () => {
    const text = unwrapped(await inClone(young()));
    expect(text).toContain('lead time unknown, 0.47 deployments per week (few data)');
    expect(text).toMatch(/Change lead time, p50 unknown unknown: when work began on 6 of 6 changes since 2025-10-02/);
    expect(text).toContain('The branch began within the window');
    expect(text).toContain('Tag what you deliver: `git tag v1.0.0`.');
    const [, end = ''] = text.split('What could not be seen, and what to do');
    expect(timesIn(end, '→')).toBe(1);
    expect(timesIn(end, 'a clone does not hold them')).toBe(1);
    expect(end).toContain('with a token in `GITHUB_TOKEN`: `one-pizza -R acme/shop`.');
  });

  it('gets its lead time from GitHub, and what to add for deployments and failures', async () => {
    const text = unwrapped(await throughApi(young()));
    expect(text).toContain('6.0 h median lead time (few data), 0.47 deployments per week (few data)');
    expect(text).toContain('Add `environment: production` to the job that deploys.');
    expect(text).toContain('Label incidents `incident` and hotfixes `hotfix`');
    expect(text).not.toContain('What could not be seen');
  });

  it('gets a summary and badges from the Action, with nothing green', async () => {
    const fake = await aGitHub(young().repository);
    const run = await runAction(fake);
    expect([run.code, annotationsOf(run)]).toEqual([0, []]);
    expect(run.summary).toContain('<code>environment&#58; production</code>');
    expect(run.summary).not.toMatch(/✅|▲|▼/);
    const folder = run.outputs['report-dir'] ?? '';
    const badge = (id: string): string => readFileSync(`${folder}/badge-${id}.svg`, 'utf8');
    expect(badge('lead-time')).toContain('>6.0 h, few data, merge-based<');
    expect(badge('readiness')).toContain('>not yet<');
    for (const id of ['lead-time', 'change-fail-rate', 'guardrails']) expect(badge(id)).not.toContain('#1a7f37');
  });

  it('gets the permissions that a bare token lacks, each once and to be copied', async () => {
    const fake = await aGitHub(young().repository, { permissions: { metadata: 'read', contents: 'read' } });
    const run = await runAction(fake);
    const notices = annotationsOf(run);
    expect(notices.filter((notice) => notice.includes('`deployments: read`'))).toHaveLength(1);
    expect(notices.filter((notice) => !notice.includes('`'))).toEqual([]);
    expect(run.outputs).toMatchObject({ complete: 'false', 'deployments-per-week': '', 'change-fail-rate': '' });
    expect(run.summary).toContain(
      'because of this: GitHub deployments could not be read. *Fix:* Add <code>deployments&#58; read</code>',
    );
    expect(run.summary).toContain('**Left out:** unknown');
    expect(run.summary).not.toContain('merged as pull requests');
  });
});

describe('a repository with squash merges only', () => {
  it('has no lead time in a clone: unknown, not none', async () => {
    const { delivery, provenance } = await cloneReport(steady());
    expect(delivery).toMatchObject({
      leadTime: { current: null, previous: null, change: { verdict: null } },
      reworkRate: { current: { count: 0, atLeast: true } },
    });
    expect(provenance.linkage?.merged).toBeGreaterThan(10);
  });

  it('has one through GitHub', async () => {
    expect(await throughApi(steady())).toMatch(/Change lead time, p50 +6\.0 h/);
  });
});

describe('an archived repository', () => {
  it('shows in a clone when its window was', async () => {
    const text = unwrapped(await inClone(archived()));
    expect(text).toContain('In the 90 days to 2024-01-09: lead time unknown, 2.3 deployments per week');
    const page = await onePizza([archived().clone.folder, '--format', 'markdown']);
    expect(page).toContain('| Metric | 90 days to 2024-01-09 |');
    expect(page).not.toContain('Last 90 days');
  });

  it('shows through GitHub that nothing happens', async () => {
    const text = unwrapped(await throughApi(archived()));
    expect(text).toContain('Nothing was committed, merged or deployed in the last 90 days.');
    expect(text).toMatch(/Change lead time, p50 none/);
  });
});

describe('a repository with one commit', () => {
  it('is told what counts', async () => {
    expect(unwrapped(await throughApi(single()))).toContain(
      '1 commit went to the branch directly; the figures are about pull requests.',
    );
    const text = unwrapped(await inClone(single()));
    expect(text).toContain('1 commit went to the branch directly, or by a rebase');
    expect(text).not.toContain('which of the direct commits');
  });
});

describe('an empty repository', () => {
  it('is told so', async () => {
    for (const text of [await inClone(empty()), await throughApi(empty())]) {
      expect(unwrapped(text)).toContain('Nothing was committed, merged or deployed in the last 90 days.');
      expect(text).not.toMatch(/NaN|undefined|Infinity/);
    }
    expect(await inClone(empty())).toContain('every commit: the repository has no commits yet');
  });
});

describe('every gap of a first run', () => {
  it.each([
    { name: 'young', world: young },
    { name: 'steady', world: steady },
    { name: 'archived', world: archived },
    { name: 'single', world: single },
    { name: 'empty', world: empty },
  ])('ends in a line that can be copied: $name', async ({ world }) => {
    const { provenance } = await cloneReport(world());
    expect(provenance.gaps.length).toBeGreaterThan(3);
    const { deploymentSourceFix } = provenance;
    const fixes = [
      ...provenance.gaps.map(({ fix }) => fix),
      ...(deploymentSourceFix === null ? [] : [deploymentSourceFix]),
    ];
    expect(fixes.filter((fix) => !LINE.test(fix))).toEqual([]);
  });
});
