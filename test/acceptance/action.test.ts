import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeRepository } from '../support/fake-github/builders.ts';
import { runAction, runnerFolder } from '../support/run-action.ts';
import { aGitHub, annotationsOf, askedOf, caseRepository, expectHarmless, withFile } from './worlds.ts';

/** Worked out by hand in test/fixtures/cases/rollback/expected.json. */
const ROLLBACK = {
  result: 'warn',
  'lead-time-hours': '4',
  'deployments-per-week': '0.3111',
  'change-fail-rate': '0.25',
  'recovery-time-hours': '1.5',
  'rework-rate': '0.25',
  'ai-assisted-share': '0',
  complete: 'true',
};

/** `tip` is the newest commit, whose tree is read; no rule file is in it, so no text is. */
const allParts = (tip: string) => [
  'GET /repos/acme/shop/branches/main  200',
  `GET /repos/acme/shop/git/trees/${tip}?recursive=1  200`,
  'GET /repos/acme/shop/rules/branches/main?per_page=100  200',
  'POST /graphql Commits 200',
  'POST /graphql Deployments 200',
  'POST /graphql Environments 200',
  'POST /graphql Labels 200',
  'POST /graphql PullRequestDetailsAndFiles 200',
  'POST /graphql PullRequestIndex 200',
  'POST /graphql Releases 200',
  'POST /graphql Repository 200',
  'POST /graphql Tags 200',
];

describe('the Action', () => {
  it('reports on its repository with no configuration', async () => {
    const repository = caseRepository('rollback');
    const fake = await aGitHub(repository);
    const folder = runnerFolder();
    const run = await runAction(fake, { folder });
    expect([run.code, run.stderr, annotationsOf(run)]).toEqual([0, '', []]);
    expectHarmless(fake, run);
    expect(askedOf(fake.log)).toEqual(allParts(repository.refs.get('refs/heads/main') ?? ''));
    expect(run.outputs).toMatchObject(ROLLBACK);
    const report = run.outputs['report-dir'] ?? '';
    expect(report.startsWith(join(folder, 'temp', 'one-pizza-'))).toBe(true);
    const [badges, others] = [true, false].map((is) =>
      readdirSync(report).filter((f) => f.startsWith('badge-') === is),
    );
    expect(badges).toHaveLength(8);
    expect(others?.sort()).toEqual(['history.ndjson.gz', 'report.html', 'report.json', 'summary.md']);
    expect(run.outputs['report-json']).toBe(join(report, 'report.json'));
    expect(existsSync(run.outputs['report-html'] ?? '')).toBe(true);
    expect(JSON.parse(readFileSync(join(report, 'report.json'), 'utf8'))).toMatchObject({
      repository: 'acme/shop',
      generatedAt: '2026-04-01T00:00:00Z',
      window: { since: '2026-01-01T00:00:00Z', until: '2026-04-01T00:00:00Z', days: 90 },
      provenance: { source: 'github', deploymentSource: 'deployments', requests: 12, points: 9 },
    });
    expect(run.summary).toBe(readFileSync(join(report, 'summary.md'), 'utf8'));
    expect(run.summary).toMatch(/^### One-Pizza: \[acme/);
  });

  it('tells what it reads, how much of it, and what is left', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const { stdout } = await runAction(fake);
    const lines = stdout.split(/\r?\n/);
    expect(lines.slice(1, 10)).toEqual([
      '::group::Reading acme/shop',
      'Branch main of acme/shop.',
      'No config file: defaults.',
      'Reading 3 pull requests …',
      'At hand: 3 pull requests, 4 commits, 5 deployments.',
      '12 requests, 9 points, 991 points left in this hour.',
      '::endgroup::',
      expect.stringMatching(/^⚠ Nothing is enforced: preset observe; /),
      expect.stringMatching(/^4\.0 h median lead time/),
    ]);
    expect(stdout).not.toMatch(/::debug::/);
  });

  it('names every request where the job is run with debug logging, and no text of the repository', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const run = await runAction(fake, { env: { RUNNER_DEBUG: '1' } });
    const details = run.commands.filter(({ name }) => name === 'debug').map(({ data }) => data);
    expect(details).toHaveLength(12);
    expect(details[0]).toMatch(/^Repository: answered after \d+ ms; 1 request, 1 point, 999 points left in this hour$/);
    expect(run.stdout).not.toMatch(/Add cart|alice|topic-1/);
    expectHarmless(fake, run);
  });

  it('reports on an empty repository', async () => {
    const fake = await aGitHub(fakeRepository({ owner: 'acme', name: 'shop' }));
    const run = await runAction(fake);
    expectHarmless(fake, run);
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(run.outputs).toMatchObject({
      result: 'warn',
      'lead-time-hours': '',
      'deployments-per-week': '0',
      'change-fail-rate': '',
      complete: 'true',
    });
  });

  it('reports on another repository that the token can read, by that one’s own config', async () => {
    const repository = caseRepository('rollback');
    withFile(repository, '.github/one-pizza.yml', 'window-days: 45\n');
    const fake = await aGitHub(repository);
    const run = await runAction(fake, {
      inputs: { repository: 'acme/shop' },
      env: { GITHUB_REPOSITORY: 'octo/elsewhere' },
    });
    expectHarmless(fake, run);
    expect([run.code, annotationsOf(run)]).toEqual([0, []]);
    // [15 February, 1 April): after the last of them, so none.
    expect(run.outputs['deployments-per-week']).toBe('0');
    expect(JSON.parse(readFileSync(run.outputs['report-json'] ?? '', 'utf8'))).toMatchObject({
      repository: 'acme/shop',
      provenance: { configuration: { path: '.github/one-pizza.yml', ref: repository.refs.get('refs/heads/main') } },
    });
  });

  it('takes the config file that is named, from the default branch and never from the disk', async () => {
    const repository = caseRepository('rollback');
    withFile(repository, 'ops/pizza.yml', 'failures: { signals: [incident] }\n');
    const fake = await aGitHub(repository);
    const run = await runAction(fake, { inputs: { 'config-file': 'ops/pizza.yml' } });
    expect(run.code).toBe(0);
    // The rollback is no sign of failure any more.
    expect(run.outputs).toMatchObject({ 'change-fail-rate': '0', 'lead-time-hours': '4' });
  });

  it('reads GitHub Enterprise Server under its base path', async () => {
    const fake = await aGitHub(caseRepository('rollback'), { basePath: '/api/v3', webUrl: 'https://ghe.example' });
    const run = await runAction(fake);
    expectHarmless(fake, run);
    expect(run.outputs).toMatchObject(ROLLBACK);
    const bases = fake.log.map(({ path }) => path.replace(/^(\/api\/v3\/repos\/acme\/shop)\/.*/, '$1'));
    expect(new Set(bases)).toEqual(new Set(['/api/graphql', '/api/v3/repos/acme/shop']));
    expect(run.summary).toContain('](https://ghe.example/acme/shop)');
    expect(run.summary).not.toContain('github.com');
  });

  it('writes where it is told to', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const folder = runnerFolder();
    const run = await runAction(fake, { folder, inputs: { 'report-dir': 'out/report' }, event: 'pull_request' });
    expect(run.outputs['report-dir']).toBe(join(folder, 'workspace', 'out', 'report'));
    expect(readdirSync(join(folder, 'workspace', 'out', 'report'))).toContain('report.json');
  });

  it('does without a job summary', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const run = await runAction(fake, { env: { GITHUB_STEP_SUMMARY: undefined } });
    expect([run.code, run.outputs.result, run.summary]).toEqual([0, 'warn', '']);
    expect(annotationsOf(run)).toEqual([expect.stringMatching(/^notice: One-Pizza: no summary: /)]);
  });
});
