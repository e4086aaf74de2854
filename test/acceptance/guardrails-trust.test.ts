/** What a pull request can't do to its own guardrails, tried on the built Action. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FakeCommit } from '../support/fake-github/git-state.ts';
import type { FakePullRequest, FakeRepository } from '../support/fake-github/state.ts';
import { runnerFolder } from '../support/run-action.ts';
import type { Files } from './guarded-shop.ts';
import { approvalBy, CONFIG, changed, guardedShop, HEAD, judged, OLD, POLICY } from './guarded-shop.ts';
import { NOW, withFile } from './worlds.ts';

const LAX = { [CONFIG]: 'preset: observe\nguardrails: { guarded-files: off, dual-gate: off }\n' };
const FORK = { headRepository: 'stranger/shop', author: { __typename: 'User', login: 'stranger' } } as const;
const TOUCHED = [changed(CONFIG)];

describe.each([
  ['a branch', {}],
  ['a fork', FORK],
])('a pull request from %s that changes the config file', (_, from) => {
  it.each<{ does: string; head: Files; files: FakePullRequest['files']; shown: string }>([
    { does: 'relaxes it', head: LAX, files: TOUCHED, shown: 'preset: recommended → observe' },
    { does: 'deletes it', head: {}, files: [changed(CONFIG, 'DELETED')], shown: 'preset: recommended → observe' },
    {
      does: 'moves it',
      head: { 'old/one-pizza.yml': POLICY },
      files: [changed('old/one-pizza.yml', 'RENAMED', CONFIG)],
      shown: CONFIG,
    },
  ])('and $does waits for its owner, under the default branch’s policy', async ({ head, files, shown }) => {
    const run = await judged(guardedShop({ ...from, files }, { files: head }));
    expect([run.code, run.outputs.result]).toEqual([1, 'pending']);
    expect(run.rule('guarded-files')).toBe('pending error');
    expect(run.said('guarded-files')).toContain(shown);
  });

  it.each<[string, Files, FakePullRequest['files']]>([
    ['invalid', { [CONFIG]: 'preset: lax\n' }, TOUCHED],
    ['a giant', { [CONFIG]: `# ${'x'.repeat(300_000)}\n` }, TOUCHED],
    ['a symbolic link', { [CONFIG]: { symlink: '../other.yml' }, 'other.yml': POLICY }, TOUCHED],
    ['binary', { [CONFIG]: 'preset: observe\0\n' }, TOUCHED],
  ])('and makes it %s fails, whoever approves', async (_name, files, changes) => {
    const run = await judged(guardedShop({ ...from, files: changes, reviews: [approvalBy('bob')] }, { files }));
    expect([run.code, run.outputs.result]).toEqual([1, 'fail']);
    expect(run.rule('guarded-files')).toBe('fail error');
  });
});

describe('the owner of the config file', () => {
  const byBob = { author: { __typename: 'User', login: 'bob' } } as const;
  const outsider = { authorCanPushToRepository: false };

  it.each<[string, Partial<FakePullRequest>, string]>([
    ['counts', { reviews: [approvalBy('bob')] }, 'pass error'],
    ['is not somebody else', { reviews: [approvalBy('carol')] }, 'pending error'],
    ['approves the head, not an older commit', { reviews: [approvalBy('bob', { commit: OLD })] }, 'pending error'],
    ['may write', { reviews: [approvalBy('bob', outsider)] }, 'pending error'],
    ['is no author', { ...byBob, reviews: [approvalBy('bob')] }, 'pending error'],
    ['does not ask for changes', { reviews: [approvalBy('bob', { state: 'CHANGES_REQUESTED' })] }, 'fail error'],
  ])('%s', async (_, pull, expected) => {
    const run = await judged(guardedShop({ files: TOUCHED, ...pull }, { files: LAX }));
    expect(run.rule('guarded-files')).toBe(expected);
  });

  it('is no co-author', async () => {
    const pull = { files: TOUCHED, reviews: [approvalBy('bob')] };
    const run = await judged(guardedShop(pull, { files: LAX, commit: coAuthoredBy('bob') }));
    expect(run.rule('guarded-files')).toBe('pending error');
  });

  it('is whom the default branch names, whatever the head says', async () => {
    const files = { [CONFIG]: POLICY, '.github/CODEOWNERS': '* @carol\n' };
    const pull = { files: [changed('.github/CODEOWNERS')], reviews: [approvalBy('carol')] };
    expect((await judged(guardedShop(pull, { files }))).rule('guarded-files')).toBe('pending error');
  });
});

function coAuthoredBy(login: string): Partial<FakeCommit> {
  const user = { __typename: 'User', login } as const;
  return { coAuthors: [{ name: login, email: `${login}@users.noreply.github.com`, user }] };
}

describe('other ways around', () => {
  it('a branch with a laxer file does not judge what is retargeted to it', async () => {
    const repository = guardedShop({ files: TOUCHED, baseRefName: 'lax' }, { files: LAX });
    repository.refs.set('refs/heads/lax', HEAD);
    const run = await judged(repository);
    expect(run.rule('guarded-files')).toBe('pending error');
  });

  it('a rule file that goes away needs its owner', async () => {
    const run = await judged(guardedShop({ files: [changed('AGENTS.md', 'DELETED')] }));
    expect(run.rule('guarded-files')).toBe('pending error');
    expect(run.rule('rule-files')).toBe('fail warn');
  });

  it.each<[string, string, string]>([
    ['its author', 'alice', 'fail error'],
    ['a colleague who may write', 'carol', 'skipped error'],
  ])('a label that says "no AI" by %s', async (_, login, expected) => {
    const actor = { __typename: 'User', login } as const;
    const timeline = [{ type: 'LABELED_EVENT', createdAt: NOW, actor, label: 'not-ai' }];
    const repository = guardedShop({ headRefName: 'claude/topic', labels: ['not-ai'], timeline });
    repository.collaborators.set('alice', 'write').set('carol', 'write');
    const run = await judged(repository);
    expect(run.rule('dual-gate')).toBe(expected);
  });

  it('a planted history file is left alone', async () => {
    const folder = runnerFolder();
    writeFileSync(join(folder, 'workspace', 'history.ndjson.gz'), 'planted');
    const inputs = { 'history-file': 'history.ndjson.gz' };
    const run = await judged(guardedShop({ files: TOUCHED }, { files: LAX }), { folder, inputs });
    expect(run.rule('guarded-files')).toBe('pending error');
    expect(run.stdout).toContain('history-file ignored');
  });

  it('a preset that the step names can only make it stricter', async () => {
    const stricter = await judged(guardedShop({}), { inputs: { preset: 'strict' } });
    expect(stricter.rule('rule-files')).toBe('fail error');
    const laxer = await judged(guardedShop({ files: TOUCHED }, { files: LAX }), { inputs: { preset: 'observe' } });
    expect(laxer.rule('guarded-files')).toBe('pending error');
  });
});

describe('a config file that is not valid on the default branch', () => {
  const approved = [approvalBy('bob')];

  it.each<[string, Partial<FakePullRequest>, string]>([
    ['is an error for a pull request that mends it without approval', { files: TOUCHED }, POLICY],
    [
      'is not mended beside something else',
      { files: [...TOUCHED, changed('src/index.ts')], reviews: approved },
      POLICY,
    ],
    ['is not mended by another invalid one', { files: TOUCHED, reviews: approved }, 'preset: laxer\n'],
  ])('%s', async (_, pull, content) => {
    const run = await judged(invalidShop(pull, content));
    expect([run.code, run.outputs.result]).toEqual([2, 'error']);
    expect(run.stdout).toContain('One-Pizza%3A configuration error');
  });

  it('is mended with its owner’s approval', async () => {
    const run = await judged(invalidShop({ files: TOUCHED, reviews: approved }, POLICY));
    expect([run.code, run.outputs.result]).toEqual([0, 'warn']);
  });

  function invalidShop(pull: Partial<FakePullRequest>, content: string): FakeRepository {
    const repository = guardedShop(pull, { files: { [CONFIG]: content } });
    withFile(repository, CONFIG, 'preset: lax\n');
    return repository;
  }
});
