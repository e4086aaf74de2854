/** `-R OWNER/REPO` of the built program. */
import { describe, expect, it } from 'vitest';
import { aFolder } from '../support/folder.ts';
import type { TerminalRun } from '../support/run-terminal.ts';
import { runTerminal } from '../support/run-terminal.ts';
import { aGitHub, askedOf, caseRepository } from './worlds.ts';

/** `one-pizza ARGS` outside any clone. */
function onePizza(args: readonly string[], env: Readonly<Record<string, string>>): Promise<TerminalRun> {
  return runTerminal(args, { cwd: aFolder({}), env });
}

describe('one-pizza -R', () => {
  it('reports on a repository through the API, with the report only on standard output', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const env = { GITHUB_TOKEN: fake.token, GITHUB_API_URL: fake.restUrl };
    const run = await onePizza(['-R', 'acme/shop', '--now', '2026-04-01', '--format', 'json'], env);
    expect(run.code).toBe(0);
    // Worked out by hand in test/fixtures/cases/rollback/expected.json.
    expect(JSON.parse(run.out)).toMatchObject({
      repository: 'acme/shop',
      provenance: { source: 'github', complete: true },
      delivery: { leadTime: { current: { n: 3, p50: 4 } }, changeFailRate: { current: { count: 1, total: 4 } } },
    });
    expect(run.err).toMatch(/^Reading main of acme\/shop …$/m);
    expect(run.out + run.err).not.toContain(fake.token);
    const expected = /^(?:POST \/graphql \w+|GET \/repos\/acme\/shop\/(?:branches|git\/trees|rules)\/\S+ ) 200$/;
    expect(askedOf(fake.log).filter((line) => !expected.test(line))).toEqual([]);
  });

  it('says what to do without a token, and ends with 2', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const run = await onePizza(['-R', 'acme/shop'], { GITHUB_API_URL: fake.restUrl });
    expect([run.code, run.out, fake.log]).toEqual([2, '', []]);
    expect(run.err).toContain('GitHub is read with a token, and there is none. Set github-token');
  });

  it('says that a repository is not there, or not shown, and ends with 2', async () => {
    const fake = await aGitHub(caseRepository('rollback'));
    const env = { GITHUB_TOKEN: fake.token, GITHUB_API_URL: fake.restUrl };
    const run = await onePizza(['-R', 'acme/none'], env);
    expect([run.code, run.out]).toEqual([2, '']);
    expect(run.err).toContain('There is no repository acme/none, or the token may not see it.');
  });
});
