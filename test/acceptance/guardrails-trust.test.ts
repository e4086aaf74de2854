/** What a pull request can't do to its own guardrails: the built Action against a repository that enforces them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BOB, fakePullRequest, fakeReview } from '../support/fake-github/builders.ts';
import { fakeCommit } from '../support/fake-github/git-state.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakePullRequest, FakeRepository } from '../support/fake-github/state.ts';
import type { ActionRun, Given } from '../support/run-action.ts';
import { runAction, runnerFolder } from '../support/run-action.ts';
import { aGitHub, caseRepository, NOW, withFile } from './worlds.ts';

const HEAD = 'abcdef'.repeat(6).padEnd(40, '0');
const PATH = '.github/one-pizza.yml';
const STRICT = 'preset: strict\n';

/** Its default branch is strict and names bob for the owner of the config; pull request #77 changes the config file. */
function shop(pull: Partial<FakePullRequest>, files: Readonly<Record<string, string>>): FakeRepository {
  const repository = caseRepository('rollback');
  withFile(repository, PATH, STRICT);
  withFile(repository, '.github/CODEOWNERS', '/.github/ @bob\n');
  const parents = [repository.refs.get('refs/heads/main') ?? ''];
  repository.commits.set(HEAD, fakeCommit({ oid: HEAD, parents, authoredDate: NOW - 1000, files }));
  const changed = [{ path: PATH, additions: 1, deletions: 1, changeType: PATH in files ? 'MODIFIED' : 'DELETED' }];
  const own = { number: 77, createdAt: NOW - 1000, commits: [HEAD], headRepository: 'acme/shop' };
  repository.pullRequests.push(fakePullRequest({ ...own, files: changed, changedFiles: 1, ...pull }));
  return repository;
}

async function judged(repository: FakeRepository, given: Given = {}): Promise<ActionRun> {
  const folder = runnerFolder();
  writeFileSync(join(folder, 'event.json'), JSON.stringify({ pull_request: { number: 77, head: { sha: HEAD } } }));
  const fake = await aGitHub(repository, { permissions: { ...READ_EVERYTHING, statuses: 'write' } });
  return runAction(fake, { folder, event: 'pull_request_target', ...given });
}

const byBob = fakeReview({ id: 'R1', commit: HEAD, author: BOB });

describe('a pull request that changes the config file', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['relaxes it', { [PATH]: 'preset: observe\n' }],
    ['deletes it', {}],
    ['makes it invalid', { [PATH]: 'preset: lax\n' }],
    ['makes it a giant', { [PATH]: `# ${'x'.repeat(300_000)}\n` }],
  ])('fails under the default branch’s rules, if it %s and nobody approves', async (_, files) => {
    const run = await judged(shop({}, files));
    expect([run.code, run.outputs.result]).toEqual([1, 'fail']);
  });

  it('stays invalid whoever approved', async () => {
    const run = await judged(shop({ reviews: [byBob] }, { [PATH]: 'preset: lax\n' }));
    expect([run.code, run.outputs.result]).toEqual([1, 'fail']);
  });

  it('is a configuration error while the default branch’s is not valid, except where it only mends it', async () => {
    const broken = shop({}, { [PATH]: STRICT });
    withFile(broken, PATH, 'preset: lax\n');
    const unapproved = await judged(broken);
    expect([unapproved.code, unapproved.outputs.result]).toEqual([2, 'error']);
    const mended = shop({ reviews: [byBob] }, { [PATH]: 'preset: observe\n' });
    withFile(mended, PATH, 'preset: lax\n');
    const approved = await judged(mended);
    expect([approved.code, approved.outputs.result]).toEqual([0, 'warn']);
  });
});
