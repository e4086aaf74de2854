/** `one-pizza init` of the built program. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { CONFIG_FILE as CONFIG, JUDGE_FILE, REPORT_FILE, REVIEW_FILE } from '../../src/init/plan-files.ts';
import { adviceWorkflow, enforcingWorkflow, reportWorkflow, reviewWorkflow } from '../../src/init/workflow-text.ts';
import { fakeDeployment, fakeIssue, fakeRepository } from '../support/fake-github/builders.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import type { Repository } from '../support/repository.ts';
import { aCloneOf, aFolder, aRepository } from '../support/repository.ts';
import type { TerminalRun } from '../support/run-terminal.ts';
import { runTerminal } from '../support/run-terminal.ts';
import { aGitHub, NOW } from './worlds.ts';

/** What is written without `--enforce`. */
const ALL = [CONFIG, REPORT_FILE, JUDGE_FILE];
const DAY = 86_400_000;

function onePizza(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<TerminalRun> {
  return runTerminal(args, { cwd, env });
}

/** A repository with these files committed on main and checked out. */
function aWorkTree(files: Readonly<Record<string, string>> = { 'README.md': 'Shop\n' }): Repository {
  const repository = aRepository();
  for (const [path, text] of Object.entries(files)) put(repository, path, text);
  repository.git('add', '.');
  repository.git('commit', '--quiet', '-m', 'Start');
  return repository;
}

function put({ folder }: Repository, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function textAt({ folder }: Repository, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function settingsAt(repository: Repository) {
  return parseConfig({ text: textAt(repository, CONFIG), file: CONFIG });
}

/** The lines below a heading. */
function below(out: string, heading: string): readonly string[] {
  const part = out.split('\n\n').find((each) => each.startsWith(`${heading}\n`));
  return (part?.trimEnd().split('\n').slice(1) ?? []).map((line) => line.trim());
}

function headingsOf(out: string): readonly string[] {
  return out.split('\n').filter((line) => /^\S/.test(line));
}

const OPEN = 'Not decided: add the line where it is true';

describe('one-pizza init in a clone', () => {
  it('writes defaults for a repository with nothing yet, and says what it could not decide', async () => {
    const young = aWorkTree();
    const { code, out, err } = await onePizza(young.folder, ['init']);
    expect([code, err]).toEqual([0, expect.stringMatching(/^Reading main of one-pizza-git-\S+ …\n$/)]);
    expect(headingsOf(out)).toEqual(['Written', 'Seen', OPEN, 'Next']);
    expect(below(out, 'Written')).toEqual(ALL);
    expect(settingsAt(young)).toEqual(DEFAULT_SETTINGS);
    expect(textAt(young, REPORT_FILE)).toBe(reportWorkflow());
    expect(textAt(young, JUDGE_FILE)).toBe(adviceWorkflow({ hasMergeQueue: false }));
    expect(below(out, OPEN)).toEqual(expect.arrayContaining(['deployments.source: merges', '/.github/ @org/team']));
    expect(below(out, 'Next')).toEqual([
      `put the account of One-Pizza in place of OWNER, and commit: git add ${ALL.join(' ')}`,
      'one-pizza report',
    ]);
    young.git('add', '.');
    young.git('commit', '--quiet', '-m', 'Add One-Pizza');
    const report = await onePizza(young.folder, ['report', '--format', 'json', '--quiet']);
    expect([report.code, report.err]).toEqual([0, '']);
    expect(JSON.parse(report.out)).toMatchObject({ provenance: { configuration: { path: CONFIG } } });
  });

  it('writes into a repository without any commit', async () => {
    const empty = aRepository();
    expect((await onePizza(empty.folder, ['init', '--quiet'])).code).toBe(0);
    expect(settingsAt(empty)).toEqual(DEFAULT_SETTINGS);
  });

  it('leaves a library with tags to auto, and says that it takes them', async () => {
    const library = aWorkTree({
      'AGENTS.md': 'Run the tests.\n',
      CODEOWNERS: '* @alice\n',
      '.github/workflows/ci.yml': 'on: [push, merge_group]\n',
    });
    for (const name of ['v1.0.0', 'v1.1.0']) library.git('tag', name);
    const { code, out } = await onePizza(library.folder, ['init', '--quiet']);
    expect(code).toBe(0);
    expect(settingsAt(library)).toEqual(DEFAULT_SETTINGS);
    expect(below(out, 'Seen')).toEqual([
      'delivery branch: `main`',
      expect.stringMatching(/^`deployments.source: auto` takes in a clone: version tags, the first source/),
      'rules that AI tools load: `AGENTS.md`',
    ]);
    expect(out).not.toMatch(/CODEOWNERS|deployments\.source: merges/);
    expect(textAt(library, JUDGE_FILE)).toBe(adviceWorkflow({ hasMergeQueue: true }));
  });

  it('fits the environments that workflows name, and hotfix branches, from hostile names too', async () => {
    const hostile = `on: push\njobs:\n  a:\n    environment: 'eu-prod "]} #'\n`;
    const shop = aWorkTree({ '.github/workflows/ship.yml': hostile });
    shop.git('commit', '--quiet', '--allow-empty', '-m', 'Merge pull request #7 from octo/hotfix_7\n\nMend it\n');
    const [tip, parent] = [shop.git('rev-parse', 'HEAD'), shop.git('rev-parse', 'HEAD~')];
    const merge = shop.git(
      'commit-tree',
      `${tip}^{tree}`,
      '-p',
      parent,
      '-p',
      tip,
      '-m',
      'Merge pull request #8 from octo/hotfix_8',
    );
    shop.git('reset', '--hard', '--quiet', merge);
    const { code, out } = await onePizza(shop.folder, ['init', '--quiet']);
    expect(code).toBe(0);
    const settings = settingsAt(shop);
    expect(settings).toEqual({
      ...DEFAULT_SETTINGS,
      deployments: { ...DEFAULT_SETTINGS.deployments, environments: ['eu-prod "]} #'] },
      failures: {
        ...DEFAULT_SETTINGS.failures,
        hotfix: { ...DEFAULT_SETTINGS.failures.hotfix, branches: ['hotfix/*', 'hotfix-*', 'hotfix_*'] },
      },
    });
    expect(below(out, 'Fitted')).toContain('seen: `eu-prod "]} #` in `.github/workflows/ship.yml`');
  });

  it('writes to the top of the clone from a folder in it', async () => {
    const clone = aWorkTree({ 'src/deep/file.txt': 'x\n' });
    const { code, out } = await onePizza(clone.folder, ['init', 'src/deep', '--quiet']);
    expect([code, below(out, 'Written'), below(out, 'Next').at(-1)]).toEqual([0, ALL, 'one-pizza report src/deep']);
    expect(existsSync(join(clone.folder, CONFIG))).toBe(true);
    expect(readdirSync(join(clone.folder, 'src/deep'))).toEqual(['file.txt']);
  });
});

describe('one-pizza init writes over nothing:', () => {
  it('a second run changes nothing and says so', async () => {
    const clone = aWorkTree();
    await onePizza(clone.folder, ['init', '--quiet']);
    put(clone, CONFIG, 'window-days: 30\n');
    const before = [REPORT_FILE, JUDGE_FILE].map((path) => textAt(clone, path));
    const { code, out } = await onePizza(clone.folder, ['init', '--quiet']);
    expect([code, textAt(clone, CONFIG)]).toEqual([0, 'window-days: 30\n']);
    expect([REPORT_FILE, JUDGE_FILE].map((path) => textAt(clone, path))).toEqual(before);
    expect(below(out, 'Left alone')).toEqual(ALL.map((path) => `${path} exists: left alone`));
    expect(headingsOf(out)).not.toContain('Written');
  });

  it.each([
    {
      there: '.github/one-pizza.yaml',
      kept: `${CONFIG} would stand beside .github/one-pizza.yaml: left alone`,
      written: [REPORT_FILE, JUDGE_FILE],
    },
    {
      there: '.github/One-Pizza.yml',
      kept: `${CONFIG} would stand beside .github/One-Pizza.yml: left alone`,
      written: [REPORT_FILE, JUDGE_FILE],
    },
    {
      there: '.github/workflows/one-pizza.yaml',
      kept: `${REPORT_FILE} would stand beside .github/workflows/one-pizza.yaml: left alone`,
      written: [CONFIG, JUDGE_FILE],
    },
  ])('an untracked $there', async ({ there, kept, written }) => {
    const clone = aWorkTree();
    put(clone, there, '# mine\n');
    const { code, out } = await onePizza(clone.folder, ['init', '--quiet']);
    expect([code, textAt(clone, there), below(out, 'Left alone'), below(out, 'Written')]).toEqual([
      0,
      '# mine\n',
      [kept],
      written,
    ]);
  });

  it('a link in place of the file, one that leads nowhere too', async () => {
    const clone = aWorkTree();
    const outside = join(aFolder(), 'outside.yml');
    mkdirSync(join(clone.folder, '.github'));
    symlinkSync(outside, join(clone.folder, CONFIG));
    const { code, out } = await onePizza(clone.folder, ['init', '--quiet']);
    expect([code, below(out, 'Written'), existsSync(outside)]).toEqual([0, [REPORT_FILE, JUDGE_FILE], false]);
    expect(lstatSync(join(clone.folder, CONFIG)).isSymbolicLink()).toBe(true);
  });

  it('a file of the delivery branch that is not on disk', async () => {
    const clone = aWorkTree({ [CONFIG]: 'window-days: 30\n' });
    rmSync(join(clone.folder, CONFIG));
    const { out } = await onePizza(clone.folder, ['init', '--quiet']);
    expect(below(out, 'Left alone')).toEqual([`${CONFIG} is on main as ${CONFIG}: left alone`]);
    expect(existsSync(join(clone.folder, CONFIG))).toBe(false);
  });

  it.each([
    { on: 'pull_request', written: [CONFIG, REPORT_FILE], needless: [JUDGE_FILE] },
    { on: 'push', written: [CONFIG, JUDGE_FILE], needless: [REPORT_FILE] },
    { on: '[push, pull_request]', written: [CONFIG], needless: [REPORT_FILE, JUDGE_FILE] },
    { on: 'workflow_call', written: [CONFIG], needless: [REPORT_FILE, JUDGE_FILE] },
  ])('another workflow that runs One-Pizza on $on', async ({ on, written, needless }) => {
    const clone = aWorkTree({
      '.github/workflows/metrics.yml': `on: ${on}\njobs:\n  a:\n    steps:\n      - uses: acme/one-pizza@v0\n`,
    });
    const { out } = await onePizza(clone.folder, ['init', '--quiet']);
    expect([below(out, 'Written'), below(out, 'Left alone')]).toEqual([
      written,
      needless.map((path) => `${path} is not needed: .github/workflows/metrics.yml runs One-Pizza: left alone`),
    ]);
  });

  it('the workflow that reports, where the one that judges is still missing', async () => {
    const clone = aWorkTree({ [REPORT_FILE]: reportWorkflow() });
    const { out } = await onePizza(clone.folder, ['init', '--quiet']);
    expect([below(out, 'Written'), below(out, 'Left alone')]).toEqual([
      [CONFIG, JUDGE_FILE],
      [`${REPORT_FILE} exists: left alone`],
    ]);
  });
});

describe('one-pizza init --enforce', () => {
  it('writes what enforces: the policy, the status, and the workflow that a review starts', async () => {
    const clone = aWorkTree();
    const { code, out } = await onePizza(clone.folder, ['init', '--enforce', '--quiet']);
    expect([code, below(out, 'Written')]).toEqual([0, [...ALL, REVIEW_FILE]]);
    expect(settingsAt(clone)).toMatchObject({ preset: 'recommended', onUnknown: 'error' });
    expect(below(out, 'Fitted')).toEqual([
      'preset: recommended',
      'seen: `--enforce`',
      'on-unknown: error',
      'seen: `--enforce`',
    ]);
    expect(textAt(clone, JUDGE_FILE)).toBe(enforcingWorkflow({ hasMergeQueue: false }));
    expect(textAt(clone, REVIEW_FILE)).toBe(reviewWorkflow());
    expect(below(out, 'Next').join('\n')).toContain(
      'require the status check one-pizza of GitHub Actions in a ruleset',
    );
  });

  it('after the advice changes nothing of it, and says what to take away', async () => {
    const clone = aWorkTree();
    await onePizza(clone.folder, ['init', '--quiet']);
    const { out } = await onePizza(clone.folder, ['init', '--enforce', '--quiet']);
    expect(below(out, 'Written')).toEqual([REVIEW_FILE]);
    expect(settingsAt(clone)).toEqual(DEFAULT_SETTINGS);
    expect(textAt(clone, JUDGE_FILE)).toBe(adviceWorkflow({ hasMergeQueue: false }));
    expect(below(out, 'Fits, for what is left alone')).toContain('preset: recommended');
    expect(below(out, 'Next')[0]).toMatch(/^the workflow that judges pull requests was left alone: .* remove it/);
  });
});

describe('one-pizza init refuses, with 2 and nothing written,', () => {
  it.each([{ path: '.github' }, { path: '.github/workflows' }])('a link in place of $path', async ({ path }) => {
    const clone = aWorkTree();
    const outside = aFolder();
    mkdirSync(dirname(join(clone.folder, path)), { recursive: true });
    symlinkSync(outside, join(clone.folder, path));
    const { code, out, err } = await onePizza(clone.folder, ['init', '--quiet']);
    expect([code, out, readdirSync(outside)]).toEqual([2, '', []]);
    expect(err).toContain(`${path} is a symbolic link: nothing is written through it. Make ${path} a folder`);
    expect(existsSync(join(clone.folder, CONFIG))).toBe(false);
  });

  it('a file in place of .github', async () => {
    const clone = aWorkTree({ '.github': 'a file\n' });
    const { code, out, err } = await onePizza(clone.folder, ['init', '--quiet']);
    expect([code, out, textAt(clone, '.github')]).toEqual([2, '', 'a file\n']);
    expect(err).toContain('.github is no folder: nothing is written through it.');
  });

  it('a folder that is no repository', async () => {
    const folder = aFolder();
    const { code, out, err } = await onePizza(folder, ['init']);
    expect([code, out, readdirSync(folder)]).toEqual([2, '', []]);
    expect(err).toContain('is no git repository.');
  });

  it('a repository without a work tree', async () => {
    const bare = aCloneOf(aWorkTree(), '--bare');
    const before = readdirSync(bare.folder);
    const { code, out, err } = await onePizza(bare.folder, ['init']);
    expect([code, out, readdirSync(bare.folder)]).toEqual([2, '', before]);
    expect(err).toContain('has no work tree to write to. Name a clone with its files checked out.');
    const clone = aWorkTree();
    expect((await onePizza(join(clone.folder, '.git'), ['init'])).code).toBe(2);
  });

  it.each([
    { args: ['--format', 'json'], why: '--format is about a report' },
    { args: ['--history', 'x'], why: '--history is about a report' },
    { args: ['--enforce=yes'], why: "Option '--enforce' does not take an argument" },
    { args: ['a', 'b'], why: '"b" is one word too many' },
  ])('$args', async ({ args, why }) => {
    const clone = aWorkTree();
    const { code, out, err } = await onePizza(clone.folder, ['init', ...args]);
    expect([code, out, existsSync(join(clone.folder, CONFIG))]).toEqual([2, '', false]);
    expect(err).toContain(why);
  });
});

/** Two commits; 3 deployments to eu-prod and 2 to staging, an incident, a required check. */
function aService(): FakeRepository {
  const [first, second] = ['a', 'b'].map((letter) => letter.repeat(40));
  const service = fakeRepository({ environments: ['eu-prod', 'staging'] });
  const commit = (oid: string, parents: readonly string[]) =>
    service.commits.set(oid, fakeCommit({ oid, parents: [...parents], authoredDate: NOW - 20 * DAY }));
  commit(first ?? '', []);
  commit(second ?? '', [first ?? '']);
  service.refs.set('refs/heads/main', second ?? '');
  const statuses = (at: number) => [{ state: 'SUCCESS', createdAt: at, description: null }];
  service.deployments.push(
    ...['eu-prod', 'staging', 'eu-prod', 'staging', 'eu-prod'].map((environment, at) => {
      const createdAt = NOW - (10 - at) * DAY;
      return fakeDeployment({
        databaseId: at + 1,
        environment,
        commitOid: second ?? '',
        createdAt,
        statuses: statuses(createdAt),
      });
    }),
  );
  service.issues.push(fakeIssue({ number: 9, createdAt: NOW - 5 * DAY, labels: ['type: incident'] }));
  service.rules.set('main', [
    { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'ci' }] } },
  ]);
  return service;
}

it('an option of init is none of another command', async () => {
  const { code, out, err } = await onePizza(aWorkTree().folder, ['report', '--enforce']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('--enforce is an option of init alone: leave it out.');
});

describe('one-pizza init -R', () => {
  it('fits the source, environments and labels that GitHub shows, with the evidence, and leaves the clone alone otherwise', async () => {
    const fake = await aGitHub(aService());
    const env = { GITHUB_TOKEN: fake.token, GITHUB_API_URL: fake.restUrl };
    const clone = aWorkTree();
    const { code, out, err } = await onePizza(
      clone.folder,
      ['init', '-R', 'octo/shop', '.', '--now', '2026-04-01'],
      env,
    );
    expect([code, err.split('\n')[0]]).toEqual([0, 'Reading main of octo/shop …']);
    expect(settingsAt(clone)).toEqual({
      ...DEFAULT_SETTINGS,
      deployments: { ...DEFAULT_SETTINGS.deployments, source: 'deployments', environments: ['eu-prod'] },
      failures: { ...DEFAULT_SETTINGS.failures, incidentLabels: ['incident', 'outage', 'sev*', 'type: incident'] },
    });
    expect(below(out, 'Fitted')).toEqual([
      'deployments.environments: [eu-prod]',
      'seen: 3 deployments to `eu-prod`',
      'deployments.source: deployments',
      'seen: 3 successful deployments to `eu-prod`',
      'failures.incident-labels: [incident, outage, sev*, "type: incident"]',
      'seen: 1 issue labelled `type: incident`',
    ]);
    expect(below(out, 'Seen')).toEqual([
      expect.stringMatching(/^fitted to octo\/shop at GitHub, and written to the clone of one-pizza-git-/),
      'delivery branch: `main`',
      '`deployments.source: auto` takes: GitHub deployments, the first source with a delivery',
      'required checks: `ci`',
    ]);
    expect(below(out, 'Next').at(-1)).toBe('one-pizza report -R octo/shop');
    expect(out + err + ALL.map((path) => textAt(clone, path)).join('')).not.toContain(fake.token);
    expect(fake.log.every(({ method, query }) => method === 'GET' || /^\s*query\b/.test(query ?? ''))).toBe(true);
    expect(clone.git('status', '--porcelain', '--untracked-files=all').split('\n')).toEqual([
      `?? ${CONFIG}`,
      `?? ${JUDGE_FILE}`,
      `?? ${REPORT_FILE}`,
    ]);
  });

  it('pins nothing that could not be read, and says what would mend it', async () => {
    const { deployments: _, ...permissions } = READ_EVERYTHING;
    const fake = await aGitHub(aService(), { permissions });
    const env = { GITHUB_TOKEN: fake.token, GITHUB_API_URL: fake.restUrl };
    const clone = aWorkTree();
    const { code, out } = await onePizza(clone.folder, ['init', '-R', 'octo/shop', '--now', '2026-04-01'], env);
    expect([code, settingsAt(clone).deployments.source]).toEqual([0, 'auto']);
    expect(below(out, OPEN).join('\n')).toMatch(/GitHub deployments could not be read/);
  });

  it('asks nothing, and writes nothing, without a token', async () => {
    const fake = await aGitHub(aService());
    const clone = aWorkTree();
    const run = await onePizza(clone.folder, ['init', '-R', 'octo/shop'], { GITHUB_API_URL: fake.restUrl });
    expect([run.code, run.out, fake.log]).toEqual([2, '', []]);
    expect(run.err).toContain('GitHub is read with a token, and there is none.');
    expect(existsSync(join(realpathSync(clone.folder), '.github'))).toBe(false);
  });
});
