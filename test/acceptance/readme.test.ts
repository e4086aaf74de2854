/** Somebody follows the README, word by word, on three kinds of repository: `init`, the workflows' jobs, the terminal. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CONFIG_FILE, JUDGE_FILE, REPORT_FILE, REVIEW_FILE } from '../../src/init/plan-files.ts';
import { blocksOf, textOf } from '../support/documents.ts';
import type { Permissions } from '../support/fake-github/permissions.ts';
import type { ActionRun } from '../support/run-action.ts';
import { runAction, runnerFolder } from '../support/run-action.ts';
import type { Job } from '../support/workflow-schema.ts';
import { workflow } from '../support/workflow-schema.ts';
import type { ReadmeWorld } from './readme-worlds.ts';
import { commitAll, HEAD, library, OPEN, service, young } from './readme-worlds.ts';
import { aGitHub, annotationsOf, NOW } from './worlds.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const KINDS = [
  { kind: 'a repository that is a week old', make: young },
  { kind: 'a library with tags and releases', make: library },
  { kind: 'a service with deployments, owners and rules', make: service },
];

/** The workflows of the README that use the Action, whole, one row for each event that starts one. */
const RUNS = blocksOf('README.md')
  .filter(({ yaml }) => /^jobs:/m.test(yaml) && yaml.includes('OWNER/one-pizza@'))
  .flatMap(({ place, yaml }) => {
    const { on, jobs } = workflow.parse(parse(yaml));
    return Object.keys(on).flatMap((event) => Object.values(jobs).map((job) => ({ place, event, job })));
  });
const rowsOf = (events: RegExp) => RUNS.filter(({ event }) => events.test(event));
const OF_THE_REPOSITORY = rowsOf(/^(?:schedule|workflow_dispatch)$/);
const ADVICE = rowsOf(/^pull_request(?:_review)?$/);
const ENFORCING = rowsOf(/^(?:pull_request_target|workflow_run)$/);
const [POLICY = ''] = blocksOf('README.md').flatMap(({ yaml }) => (yaml.startsWith('preset:') ? [yaml] : []));

/** What a runner hands to the job on such an event about the open pull request. */
function payloadOf(event: string): unknown {
  const pull = { number: OPEN, head: { sha: HEAD } };
  if (event === 'schedule' || event === 'workflow_dispatch') return {};
  if (event !== 'workflow_run') return { number: OPEN, pull_request: pull };
  const run = { event: 'pull_request_review', head_sha: HEAD, head_branch: 'topic' };
  const listed = [{ number: OPEN, base: { repo: { id: 1 } } }];
  return {
    repository: { id: 1 },
    workflow_run: { ...run, head_repository: { full_name: 'acme/shop' }, pull_requests: listed },
  };
}

type Token = 'as granted' | 'of a fork';

/** The job's permissions as those of the token: a fork's only reads, whatever is granted. */
function permissionsOf({ permissions }: Job, token: Token): Permissions {
  const granted = Object.entries({ metadata: 'read', ...permissions } as const);
  return Object.fromEntries(granted.map(([name, level]) => [name, token === 'of a fork' ? 'read' : level]));
}

async function runJob(
  { repository }: ReadmeWorld,
  { job, event, token = 'as granted' }: { readonly job: Job; readonly event: string; readonly token?: Token },
): Promise<ActionRun> {
  const fake = await aGitHub(repository, { permissions: permissionsOf(job, token) });
  const folder = runnerFolder();
  writeFileSync(join(folder, 'event.json'), JSON.stringify(payloadOf(event)));
  const given = job.steps.flatMap((step) => Object.entries(step.with ?? {}));
  const inputs = Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
  return runAction(fake, { folder, event, inputs });
}

async function onePizza(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { PATH, SystemRoot, HOME } = process.env;
  const child = spawn(process.execPath, [CLI, ...args], { cwd, env: { PATH, SystemRoot, HOME, ...env } });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.err += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, ...said };
}

/** The world after `init` was run in its clone and everything that it wrote committed. */
async function initialised(world: ReadmeWorld, ...options: readonly string[]): Promise<ReadmeWorld> {
  const { code } = await onePizza(world.clone.folder, ['init', '--quiet', ...options]);
  expect(code).toBe(0);
  const paths = world.clone.git('ls-files', '--others').split('\n');
  commitAll(
    world,
    Object.fromEntries(paths.map((path) => [path, readFileSync(join(world.clone.folder, path), 'utf8')])),
  );
  return world;
}

const BROKEN = /NaN|undefined|Infinity|\[object/;

it('the README holds a report, an advice and what enforces', () => {
  expect([OF_THE_REPOSITORY.length, ADVICE.length, ENFORCING.length]).toEqual([2, 2, 2]);
  expect(RUNS.length).toBe(6);
});

describe.each(KINDS)('$kind', ({ make }) => {
  it.each(OF_THE_REPOSITORY)('is reported on by $place on $event: nothing is missing', async ({ event, job }) => {
    const world = await initialised(make());
    const run = await runJob(world, { event, job });
    expect([run.code, annotationsOf(run), run.outputs.complete]).toEqual([0, [], 'true']);
    expect([world.repository.comments, world.repository.statuses]).toEqual([[], []]);
    expect(Number(run.outputs['lead-time-hours'])).toBeGreaterThan(0);
    expect(run.summary).not.toContain('What could not be seen');
    expect(run.summary).not.toMatch(BROKEN);
  });

  it.each(ADVICE)('gets one comment from $place on $event, and nothing fails', async ({ event, job }) => {
    const world = await initialised(make());
    const run = await runJob(world, { event, job });
    expect([run.code, annotationsOf(run), run.outputs.complete]).toEqual([0, [], 'true']);
    const [comment, ...others] = world.repository.comments;
    expect([comment?.issue, others, world.repository.statuses]).toEqual([OPEN, [], []]);
    expect(comment?.body).toContain('#### This pull request');
    expect(comment?.body).not.toMatch(/❔|unknown/);
    expect(comment?.body).not.toMatch(BROKEN);
    const again = await runJob(world, { event, job });
    expect([again.code, world.repository.comments.length]).toEqual([0, 1]);
  });

  it.each(ENFORCING)('gets a verdict by $place on $event, by the policy of the README', async ({ event, job }) => {
    const world = make();
    commitAll(world, { [CONFIG_FILE]: POLICY });
    const run = await runJob(world, { event, job });
    expect([run.code, run.outputs.complete]).toEqual([0, 'true']);
    expect(world.repository.comments.map(({ issue }) => issue)).toEqual([OPEN]);
    const state = { pass: 'success', warn: 'success', fail: 'failure', pending: 'pending' }[run.outputs.result ?? ''];
    expect(world.repository.statuses).toMatchObject([{ sha: HEAD, context: 'one-pizza', state }]);
    expect(annotationsOf(run).filter((each) => /could not|permissions/.test(each))).toEqual([]);
  });

  it('is reported on in a terminal, from the clone and from GitHub', async () => {
    const world = await initialised(make());
    const { folder } = world.clone;
    const local = await onePizza(folder, ['report', '--quiet']);
    expect([local.code, local.err]).toEqual([0, '']);
    expect(local.out).toMatch(/In the 90 days to 2026-04-01: /);
    const fake = await aGitHub(world.repository);
    const env = { GITHUB_TOKEN: fake.token, GITHUB_API_URL: fake.restUrl };
    const remote = await onePizza(folder, ['report', '-R', 'acme/shop', '--now', new Date(NOW).toISOString()], env);
    expect([remote.code, remote.out.includes('What could not be seen')]).toEqual([0, false]);
    for (const { out } of [local, remote]) expect(out).not.toMatch(BROKEN);
    for (const command of ['check', 'init']) expect((await onePizza(folder, [command, '--quiet'])).code).toBe(0);
  });
});

it.each(ADVICE)('a fork gets a notice in place of the comment, by $place on $event', async ({ event, job }) => {
  const world = await initialised(service());
  const run = await runJob(world, { event, job, token: 'of a fork' });
  expect([run.code, world.repository.comments]).toEqual([0, []]);
  expect(annotationsOf(run)).toEqual([expect.stringMatching(/^notice: One-Pizza: comment: .*from forks/)]);
  expect(run.summary).toContain('#### This pull request');
});

describe('what init writes', () => {
  it('is what the README shows, file by file', async () => {
    const advice = await initialised(library());
    const enforced = await initialised(library(), '--enforce');
    const shown = blocksOf('README.md').map(({ yaml }) => yaml);
    const named = (path: string): string[] =>
      shown.filter((yaml) => yaml === advice.files[path] || yaml === enforced.files[path]);
    expect([REPORT_FILE, JUDGE_FILE, REVIEW_FILE].map((path) => named(path).length)).toEqual([1, 2, 1]);
    for (const path of [REPORT_FILE, JUDGE_FILE, REVIEW_FILE]) expect(textOf('README.md')).toContain(`\`${path}\``);
  });

  it('with --enforce judges by the policy of the README', async () => {
    const [target] = ENFORCING;
    if (target === undefined) throw new Error('the README enforces nothing');
    const byInit = await runJob(await initialised(service(), '--enforce'), target);
    const world = service();
    commitAll(world, { [CONFIG_FILE]: POLICY });
    const byReadme = await runJob(world, target);
    const verdict = ({ outputs: { result, violations, warnings } }: ActionRun) => [result, violations, warnings];
    expect(verdict(byInit)).toEqual(verdict(byReadme));
    expect(byInit.summary).toContain('preset recommended, fail-on error, on-unknown error');
  });
});
