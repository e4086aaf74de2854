/** What makes a rule look met although it is not, each on the built Action; docs/threat-model.md names them. */
import { describe, expect, it } from 'vitest';
import { DEPENDABOT } from '../support/fake-github/builders.ts';
import type { FakeFile } from '../support/fake-github/git-state.ts';
import type { FakePullRequest } from '../support/fake-github/state.ts';
import { approvalBy, CONFIG, changed, guardedShop, HEAD, judged, POLICY } from './guarded-shop.ts';
import { PASSED, passingShop, SCAN } from './passing-shop.ts';
import { aCheck, aScan, long, onlyWith, required, withPolicy } from './ruled-shop.ts';
import { annotationsOf, NOW, withFile } from './worlds.ts';

const inputs = { 'commit-status': 'true' };

describe('a job whose colour is the verdict', () => {
  it('is no green on a draft, which becomes ready for review without another run', async () => {
    const run = await judged(passingShop({ isDraft: true }));
    expect([run.code, run.outputs.result, run.rule('dual-gate')]).toEqual([1, 'pending', 'skipped error']);
    expect(run.summary).toContain('Not judged yet');
    expect(annotationsOf(run)).toEqual([
      expect.stringMatching(/^notice: One-Pizza \(waiting\): A draft is judged when/),
    ]);
  });

  it('is green on a draft where nothing is enforced', async () => {
    const run = await judged(withPolicy(guardedShop({ isDraft: true }), 'preset: observe\n'));
    expect([run.code, run.outputs.result]).toEqual([0, 'pass']);
  });
});

describe('an approval', () => {
  const APPROVED_AT = NOW - 600_000;
  const types = ['BASE_REF_CHANGED_EVENT', 'AUTOMATIC_BASE_CHANGE_SUCCEEDED_EVENT', 'BASE_REF_FORCE_PUSHED_EVENT'];

  it.each(types)('from before the base was changed does not count: %s', async (type) => {
    const run = await judged(retargeted(type, APPROVED_AT + 1_000));
    expect([run.rule('dual-gate'), run.rule('guarded-files'), run.rule('architecture-approval')]).toEqual([
      'pending error',
      'pending error',
      'pending error',
    ]);
    expect(run.said('dual-gate')).toContain('since the approval of `bob` the base is another one');
  });

  it('since the base was changed counts', async () => {
    const run = await judged(retargeted('BASE_REF_CHANGED_EVENT', APPROVED_AT - 1_000));
    expect(PASSED.map((id) => run.rule(id))).toEqual(PASSED.map(() => 'pass error'));
  });

  function retargeted(type: string, createdAt: number) {
    const reviews = [approvalBy('bob', { submittedAt: APPROVED_AT })];
    return passingShop({ reviews, timeline: [{ type, createdAt, actor: null }] });
  }
});

describe('an automation', () => {
  it('whose branch a person worked on is judged as everybody', async () => {
    const repository = guardedShop({ author: DEPENDABOT, files: [long('src/cart.ts', 5_000)] });
    const run = await judged(repository);
    expect([run.rule('pr-size'), run.rule('pr-evidence')]).toEqual(['fail warn', 'fail warn']);
  });
});

describe('evidence', () => {
  it.each<{ is: string; file: Partial<FakePullRequest['files'][number]> }>([
    { is: 'is no test that only lost lines', file: { additions: 0, deletions: 9 } },
    { is: 'is no empty test', file: { additions: 0, deletions: 0, changeType: 'ADDED' } },
  ])('$is', async ({ file }) => {
    const files = [changed('src/cart.ts'), { ...changed('test/cart.test.ts'), ...file }];
    const run = await judged(withPolicy(guardedShop({ files }), onlyWith('pr-evidence: error')));
    expect(run.rule('pr-evidence')).toBe('fail error');
  });
});

describe('a check', () => {
  const NAMED = onlyWith('security-checks: { level: error, checks: ["acme *"] }');
  const agent = { headRefName: 'claude/topic', reviews: [approvalBy('bob')] };

  it('that scans and was skipped is no scan', async () => {
    const repository = guardedShop({}, { commit: { checks: [aScan({ conclusion: 'SKIPPED' })] } });
    const run = await judged(withPolicy(required(repository), onlyWith('security-checks: error')));
    expect(run.rule('security-checks')).toBe('unknown error');
  });

  it('that was skipped is no machine gate', async () => {
    const repository = guardedShop(agent, { commit: { checks: [aCheck('test', { conclusion: 'SKIPPED' })] } });
    const run = await judged(required(repository, ['test']));
    expect(run.rule('dual-gate')).toBe('unknown error');
  });

  it('that the author set by hand proves nothing', async () => {
    const checks = [aScan({ kind: 'status', name: 'acme scan', app: 'alice' })];
    const repository = required(guardedShop(agent, { commit: { checks } }), ['acme scan']);
    expect((await judged(repository)).rule('dual-gate')).toBe('unknown error');
    expect((await judged(withPolicy(repository, NAMED))).rule('security-checks')).toBe('unknown error');
  });

  it('of its own, which an earlier run left behind, does not vouch for it', async () => {
    const own = { workflow: { path: '.github/workflows/one-pizza.yml', repository: 'shop' } };
    const checks = [aCheck('judge', { ...own, run: 1 }), aCheck('judge', { ...own, run: 2, conclusion: null })];
    const repository = required(guardedShop(agent, { commit: { checks } }), ['judge']);
    const run = await judged(repository, { env: { GITHUB_RUN_ID: '2', GITHUB_JOB: 'judge' } });
    expect(run.rule('dual-gate')).toBe('fail error');
    expect(run.said('dual-gate')).toContain('no check is required');
  });
});

describe('a rule file', () => {
  it.each<{ is: string; left: FakeFile | null }>([
    { is: 'that becomes a link to nowhere', left: { symlink: 'nowhere.md' } },
    { is: 'that becomes no text', left: 'a\0b' },
    { is: 'that becomes a submodule', left: null },
  ])('$is is not said to be untouched', async ({ left }) => {
    const files = { [CONFIG]: POLICY, ...(left === null ? {} : { 'AGENTS.md': left }) };
    const repository = guardedShop({ files: [changed('AGENTS.md')] }, { files });
    withFile(repository, 'AGENTS.md', 'Run the tests.\n');
    expect((await judged(repository)).rule('guarded-files')).toBe('unknown error');
  });

  it('that says nothing but what nobody sees is emptied', async () => {
    const files = { [CONFIG]: POLICY, 'AGENTS.md': '<!-- nothing -->\n\u200b\n' };
    const run = await judged(guardedShop({ files: [changed('AGENTS.md')] }, { files }));
    expect([run.rule('guarded-files'), run.rule('rule-files')]).toEqual(['pending error', 'fail warn']);
  });
});

describe('a status that somebody wrote in its name', () => {
  it('gives way, however late it says that it is', async () => {
    const repository = passingShop({ reviews: [] }, { checks: [SCAN] });
    const description = 'All guardrails hold (2099-01-01T00:00:00Z)';
    repository.statuses.push({ sha: HEAD, state: 'success', context: 'one-pizza', description, targetUrl: null });
    await judged(repository, { inputs });
    expect(repository.statuses.map(({ state }) => state)).toEqual(['success', 'pending']);
  });
});
