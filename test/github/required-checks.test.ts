import { describe, expect, it } from 'vitest';
import { readRequiredChecks } from '../../src/github/required-checks.ts';
import { fakeRepository } from '../support/fake-github/builders.ts';
import { sha } from '../support/history.ts';
import { operations, withGitHub } from './reading.ts';

const rule = (...contexts: readonly string[]) => ({
  type: 'required_status_checks',
  parameters: { required_status_checks: contexts.map((context) => ({ context, integration_id: 1 })) },
});

/** What is read of `main`, `refused` requests of which fail. */
function requiredOn(
  given: { rules?: readonly unknown[]; protection?: readonly string[] | null },
  refused: string | null = null,
) {
  const repository = fakeRepository({ refs: new Map([['refs/heads/main', sha(1)]]) });
  if (given.rules !== undefined) repository.rules.set('main', given.rules);
  if (given.protection !== undefined) repository.protection.set('main', given.protection);
  return withGitHub({ repository }, async (fake, door) => {
    if (refused !== null) {
      const reply = { status: 404, body: { message: 'Not Found' } };
      fake.fault({ when: ({ path }) => path.includes(refused), reply, times: 9 });
    }
    const read = await readRequiredChecks(door, { owner: 'octo', name: 'shop', branch: 'main', tip: sha(1) });
    return { ...read, asked: operations(fake).length };
  });
}

describe('the checks that a branch requires', () => {
  it('are those of all its rules and of its classic protection, each once', async () => {
    const rules = [{ type: 'pull_request', parameters: {} }, rule('test', 'lint'), { type: 'deletion' }, rule('test')];
    expect(await requiredOn({ rules, protection: ['build'] })).toEqual({
      names: ['build', 'lint', 'test'],
      coverage: 'complete',
      gaps: [],
      asked: 2,
    });
  });

  it('are none where nothing protects the branch, or only rules without checks', async () => {
    expect(await requiredOn({})).toMatchObject({ names: [], coverage: 'complete', gaps: [] });
    expect(await requiredOn({ rules: [{ type: 'deletion' }] })).toMatchObject({ names: [], coverage: 'complete' });
  });

  it('are unknown, never none, where the protection is hidden', async () => {
    const { names, coverage, gaps } = await requiredOn({ protection: null });
    expect([names, coverage]).toEqual([null, 'unreadable']);
    expect(gaps).toMatchObject([{ part: 'requiredChecks', fix: expect.stringContaining('administration') }]);
  });

  it('are at least those that can be seen', async () => {
    const rules = [rule('test')];
    expect(await requiredOn({ rules, protection: null })).toMatchObject({ names: ['test'], coverage: 'unreadable' });
    expect(await requiredOn({ protection: ['build'] }, '/rules/')).toMatchObject({
      names: ['build'],
      gaps: [{ what: 'which checks the rules of main require' }],
    });
    expect(await requiredOn({}, '/branches/main')).toMatchObject({ names: null, coverage: 'unreadable' });
  });
});
