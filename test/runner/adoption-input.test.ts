import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/defaults.ts';
import { openClone } from '../../src/git/clone.ts';
import { deliveryBranch } from '../../src/git/delivery-branch.ts';
import { readHistory } from '../../src/git/source.ts';
import { openRepository } from '../../src/github/repository.ts';
import { readGitHub } from '../../src/github/source.ts';
import type { KnownHistory } from '../../src/github/source-base.ts';
import type { EpochMs } from '../../src/history/time.ts';
import { MS_PER_HOUR } from '../../src/history/time.ts';
import {
  issueLabelsOf,
  readAdoption,
  tracingPlan,
  withAdoption,
  withRuleFilesOf,
} from '../../src/runner/adoption-input.ts';
import { generatedRepository } from '../github/generated-world.ts';
import { doorTo, operations, withGitHub } from '../github/reading.ts';
import { fakePullRequest, pushCommits } from '../support/fake-github/builders.ts';
import type { FakeCommit } from '../support/fake-github/git-state.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import type { FakeGitHub } from '../support/fake-github/start.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import { sha, UNTIL } from '../support/history.ts';
import { aCloneOf, aRepository } from '../support/repository.ts';

const FILES = {
  'docs/rules.md': '# Testing\n\nRun `npm run gone` before you push.\n',
  'CLAUDE.md': { symlink: 'docs/rules.md' },
  'claude.md.bak': 'old',
  '.cursorrules': '@docs/rules.md',
  '.claude/settings.json': '{"includeCoAuthoredBy": false}',
  'package.json': '{"scripts":{"test":"vitest"}}',
  '.github/CODEOWNERS': '* @octo/shop',
  '.github/workflows/deploy.yml': 'on: workflow_call\n',
  '.github/workflows/roll-back.yml': 'on: workflow_dispatch\n',
};
const SCAFFOLDING = { pullRequestTemplate: false, codeOwners: true, reusableWorkflows: true, rollbackWorkflow: true };

const PLAN = tracingPlan(DEFAULT_SETTINGS, { until: UNTIL });

function aWorld(changes: number, files: FakeCommit['files'] = FILES): FakeRepository {
  const repository = generatedRepository({
    changes,
    merges: 'squash',
    until: UNTIL,
    days: 220,
    deployEvery: 10,
  });
  const tip = repository.commits.get(repository.refs.get('refs/heads/main') ?? '');
  if (tip !== undefined) tip.files = files;
  return repository;
}

/** One run: everything that is read of the repository. */
async function run(fake: FakeGitHub, known: KnownHistory | null = null) {
  const door = doorTo(fake);
  const repository = await openRepository(door, { owner: 'octo', name: 'shop' });
  const [read, adoption] = await Promise.all([
    readGitHub({ door, repository, plan: PLAN, issueLabels: [], known, log: () => undefined }),
    readAdoption(door, repository, { settings: DEFAULT_SETTINGS, known: known?.saved ?? null }),
  ]);
  return { ...read, history: withAdoption(read.history, adoption, door) };
}

function savedFrom({ history, watermark, fullReadAt }: Awaited<ReturnType<typeof run>>): KnownHistory {
  const configuration = { path: null, ref: null, settings: {} };
  const saved = { history, watermark, fullReadAt, window: PLAN.window, configuration };
  return { saved, plan: PLAN, issueLabels: [] };
}

describe('AI adoption from GitHub', () => {
  it('takes five more requests at most, and gives rule files, findings and required checks', async () => {
    const repository = aWorld(20);
    const rules = [{ type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'test' }] } }];
    repository.rules.set('main', rules);
    await withGitHub({ repository }, async (fake) => {
      const { history } = await run(fake);
      expect(history.requiredChecks).toEqual(['test']);
      expect(history.ruleFiles).toMatchObject({ state: 'effective', attributionOff: true });
      const file = history.ruleFiles?.files.find(({ path }) => path === 'docs/rules.md');
      expect(file).toMatchObject({ state: 'effective', bytes: 47 });
      expect(file?.tools).toContain('Claude Code');
      expect(file?.names).toContainEqual({ path: 'CLAUDE.md', how: 'symlink' });
      expect(history.ruleFiles?.findings).toContainEqual(
        expect.objectContaining({ kind: 'missing-script', path: 'docs/rules.md', line: 3 }),
      );
      expect(history.scaffolding).toEqual(SCAFFOLDING);
      expect(history.coverage).toMatchObject({ traces: 'complete', ruleFiles: 'complete', requiredChecks: 'complete' });
      expect(history.gaps).toEqual([]);
      expect(history.requests).toBe(fake.log.length);
      const more = operations(fake).filter((name) => /Blobs|git\/trees|rules\/branches|\/branches\//.test(name));
      expect(more).toHaveLength(5);
    });
  });

  it('leaves a warm run within 6 requests', { timeout: 60_000 }, async () => {
    const repository = aWorld(300);
    let now: EpochMs = UNTIL;
    await withGitHub({ repository, now: () => now }, async (fake) => {
      const known = savedFrom(await run(fake));
      now = UNTIL + MS_PER_HOUR;
      for (const pull of repository.pullRequests.slice(-9)) Object.assign(pull, { labels: ['late'], updatedAt: now });
      const tip = repository.refs.get('refs/heads/main') ?? '';
      const merge = fakeCommit({ oid: sha('merge'), parents: [tip], committedDate: now });
      pushCommits(repository, [merge]);
      repository.pullRequests.push(fakePullRequest({ number: 999, mergedAt: now, mergeCommit: merge.oid }));
      const asked = fake.log.length;
      const read = await run(fake, known);
      expect(read.isIncremental).toBe(true);
      expect(fake.log.slice(asked).length).toBeLessThanOrEqual(6);
      expect(read.history.ruleFiles).toEqual(known.saved.history.ruleFiles);
      expect(read.history.scaffolding).toEqual(SCAFFOLDING);
    });
  });
});

describe('issueLabelsOf', () => {
  it('gives the labels of incidents, alerts and toil, each once', () => {
    const { failures, readiness } = DEFAULT_SETTINGS;
    const settings = {
      ...DEFAULT_SETTINGS,
      failures: { ...failures, incidentLabels: ['incident', 'page'] },
      readiness: {
        ...readiness,
        pager: { ...readiness.pager, alertLabels: ['page', 'alert'] },
        toil: { ...readiness.toil, labels: ['ops'] },
      },
    };
    expect(issueLabelsOf(settings)).toEqual(['incident', 'page', 'alert', 'ops']);
  });
});

describe('scaffolding at GitHub', () => {
  it('is what the tree shows where texts can not be read', async () => {
    await withGitHub({ repository: aWorld(1) }, async (fake) => {
      const failed = { status: 200, body: { data: null, errors: [{ type: 'FORBIDDEN', message: 'No.' }] } };
      fake.fault({ when: ({ operation }) => operation === 'Blobs', reply: failed, times: 99 });
      const { history } = await run(fake);
      expect(history.ruleFiles).toBeNull();
      expect(history.scaffolding).toEqual({ ...SCAFFOLDING, reusableWorkflows: null });
    });
  });

  it('is not known where the tree can not be read', async () => {
    await withGitHub({ repository: aWorld(1) }, async (fake) => {
      fake.fault({ when: ({ path }) => path.includes('/git/trees/'), reply: { status: 403, body: {} }, times: 99 });
      const { history } = await run(fake);
      expect([history.scaffolding, history.coverage.ruleFiles]).toEqual([null, 'unreadable']);
    });
  });

  it('needs the texts of workflows alone where there are no rule files', async () => {
    const files = { '.github/workflows/a.yml': 'on: workflow_call\n' };
    await withGitHub({ repository: aWorld(1, files) }, async (fake) => {
      const { history } = await run(fake);
      expect(history.ruleFiles?.state).toBe('absent');
      expect(history.scaffolding?.reusableWorkflows).toBe(true);
      expect(operations(fake).filter((name) => name === 'Blobs')).toHaveLength(1);
    });
  });
});

describe('a known history', () => {
  it('that was looked through for other traces is read anew', async () => {
    await withGitHub({ repository: aWorld(20) }, async (fake) => {
      const known = savedFrom(await run(fake));
      expect((await run(fake, known)).isIncremental).toBe(true);
      const history = { ...known.saved.history, tracedWith: '0123456789abcdef' };
      const other = { ...known, saved: { ...known.saved, history } };
      expect((await run(fake, other)).isIncremental).toBe(false);
    });
  });
});

describe('AI adoption from a clone', () => {
  it('gives the rule files at the tip, not on the disk', async () => {
    const repository = aRepository();
    const write = (path: string, text: string) => writeFileSync(join(repository.folder, path), text);
    write('AGENTS.md', FILES['docs/rules.md']);
    write('package.json', FILES['package.json']);
    write('CODEOWNERS', '* @octo/shop');
    mkdirSync(join(repository.folder, '.github/workflows'), { recursive: true });
    write('.github/workflows/ci.yml', 'on: push');
    repository.git('add', '--all');
    repository.git('-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', 'commit', '--quiet', '-m', 'Begin');
    write('CLAUDE.md', '# Not committed');
    const clone = await openClone(repository.folder, { env: repository.env });
    const read = await readHistory(clone, await deliveryBranch(clone, null), PLAN);
    const history = await withRuleFilesOf(clone, read, DEFAULT_SETTINGS);
    expect(history.ruleFiles).toMatchObject({ state: 'effective', attributionOff: false });
    expect(history.ruleFiles?.files.map(({ path }) => path)).toEqual(['AGENTS.md']);
    expect(history.ruleFiles?.findings).toMatchObject([{ kind: 'missing-script', path: 'AGENTS.md', line: 3 }]);
    expect(history.coverage.ruleFiles).toBe('complete');
    expect(history.scaffolding).toEqual({
      pullRequestTemplate: false,
      codeOwners: true,
      reusableWorkflows: false,
      rollbackWorkflow: false,
    });
    expect([history.requiredChecks, history.coverage.requiredChecks]).toEqual([null, 'not-in-source']);
    expect(read.gaps).toEqual(history.gaps);
  });

  it('says that files of a partial clone are missing', async () => {
    const original = aRepository();
    writeFileSync(join(original.folder, 'AGENTS.md'), '# Testing');
    original.git('add', '--all');
    original.git('-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', 'commit', '--quiet', '-m', 'Begin');
    const partial = aCloneOf(original, '--filter=blob:none', '--no-checkout');
    const clone = await openClone(partial.folder, { env: partial.env });
    const read = await readHistory(clone, await deliveryBranch(clone, null), PLAN);
    const history = await withRuleFilesOf(clone, read, DEFAULT_SETTINGS);
    expect([history.ruleFiles, history.coverage.ruleFiles]).toEqual([null, 'unreadable']);
    expect(history.gaps).toContainEqual(expect.objectContaining({ part: 'ruleFiles', what: 'rule files of AI tools' }));
  });

  it('reads rule files although a workflow is missing, and does not know about reuse then', async () => {
    const original = aRepository();
    writeFileSync(join(original.folder, 'AGENTS.md'), '# Testing');
    mkdirSync(join(original.folder, '.github/workflows'), { recursive: true });
    writeFileSync(join(original.folder, '.github/workflows/rollback.yml'), 'on: push');
    original.git('add', '--all');
    original.git('-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', 'commit', '--quiet', '-m', 'Begin');
    const partial = aCloneOf(original, '--filter=blob:none', '--no-checkout');
    partial.git('checkout', 'HEAD', '--', 'AGENTS.md');
    const clone = await openClone(partial.folder, { env: partial.env });
    const read = await readHistory(clone, await deliveryBranch(clone, null), PLAN);
    const history = await withRuleFilesOf(clone, read, DEFAULT_SETTINGS);
    expect([history.ruleFiles?.state, history.coverage.ruleFiles]).toEqual(['effective', 'complete']);
    expect(history.scaffolding).toMatchObject({ rollbackWorkflow: true, reusableWorkflows: null });
  });
});
