import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/config/settings.ts';
import { openClone } from '../../src/git/clone.ts';
import { deliveryBranch } from '../../src/git/delivery-branch.ts';
import { readHistory } from '../../src/git/source.ts';
import { openRepository } from '../../src/github/repository.ts';
import { readGitHub } from '../../src/github/source.ts';
import type { KnownHistory } from '../../src/github/source-base.ts';
import type { EpochMs } from '../../src/history/time.ts';
import { MS_PER_HOUR } from '../../src/history/time.ts';
import { readAdoption, tracingPlan, withAdoption, withRuleFilesOf } from '../../src/runner/adoption-input.ts';
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
};

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
});
