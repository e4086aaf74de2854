/** What the runner shows of the guardrails beside the code, tried on the built Action. */
import { describe, expect, it } from 'vitest';
import { BAD_GATEWAY } from '../support/fake-github/known-faults.ts';
import { READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { FakeRepository } from '../support/fake-github/state.ts';
import type { Files, Judged } from './guarded-shop.ts';
import { CONFIG, changed, guardedShop, judged } from './guarded-shop.ts';
import { withFile } from './worlds.ts';

/** As many annotations of a kind as GitHub shows of one step. */
const SHOWN = 10;

function shop(policy: string, files: Files): FakeRepository {
  const repository = guardedShop({ files: [changed('AGENTS.md')] }, { files });
  withFile(repository, CONFIG, policy);
  return repository;
}

function shownIn({ commands }: Judged, kind: string): Readonly<Record<string, string>>[] {
  return commands.filter(({ name }) => name === kind).map(({ properties, data }) => ({ ...properties, data }));
}

/** A rule file that names files which are not there, one on each line. */
function broken(count: number): Files {
  const lines = Array.from({ length: count }, (_, at) => `See \`src/gone-${at}.ts\`.`);
  return { 'AGENTS.md': `# How to work here\n${lines.join('\n')}\n` };
}

const STRICT_TRUTH = 'preset: recommended\nguardrails: { rule-file-truth: error }\n';
const TITLE = 'One-Pizza: Truth of the rule files';

describe('annotations', () => {
  it('stand at file and line', async () => {
    const run = await judged(shop(STRICT_TRUTH, broken(2)));
    const own = shownIn(run, 'error');
    expect(own).toEqual([
      { title: `${TITLE} (violated)`, file: 'AGENTS.md', line: '2', data: expect.stringContaining('src/gone-0.ts') },
      { title: `${TITLE} (violated)`, file: 'AGENTS.md', line: '3', data: expect.stringContaining('src/gone-1.ts') },
    ]);
    expect(own[0]?.data).toContain('Fix: Correct or delete each of these lines.');
  });

  it.each([
    { count: SHOWN, last: 'src/gone-9.ts' },
    { count: SHOWN + 1, last: 'And 2 more: the job summary names them all.' },
    { count: 30, last: 'And 21 more: the job summary names them all.' },
  ])('are ten of a kind at most, of $count', async ({ count, last }) => {
    const run = await judged(shop(STRICT_TRUTH, broken(count)));
    const own = shownIn(run, 'error');
    expect(own).toHaveLength(SHOWN);
    expect(own.at(-1)?.data).toContain(last);
  });

  it('of warnings leave room for what the commit status says', async () => {
    const policy = 'preset: recommended\n';
    const repository = shop(policy, broken(30));
    const run = await judged(repository, {
      inputs: { 'commit-status': 'true' },
      github: { permissions: READ_EVERYTHING },
    });
    const own = shownIn(run, 'warning');
    expect(own.length).toBeLessThanOrEqual(SHOWN);
    expect(own.at(-1)?.data).toContain('`statuses: write`');
  });

  it('are of one kind for each status', async () => {
    const repository = shop('preset: recommended\n', { ...broken(1), [CONFIG]: 'preset: strict\n' });
    const [pull] = repository.pullRequests.slice(-1);
    if (pull !== undefined) Object.assign(pull, { files: [changed(CONFIG)], changedFiles: 1 });
    const run = await judged(repository);
    const titles = ['error', 'warning', 'notice'].map((kind) => shownIn(run, kind).map(({ title }) => title));
    expect(titles).toEqual([
      [],
      ['One-Pizza: Security scan (warning)', `${TITLE} (warning)`],
      ['One-Pizza: Guarded files (waiting)'],
    ]);
  });

  it('of what only the preset `observe` watches are none', async () => {
    const run = await judged(shop('preset: observe\n', broken(2)));
    expect([run.code, run.rule('rule-file-truth'), run.rule('security-checks')]).toEqual([0, 'fail warn', 'fail warn']);
    expect([...shownIn(run, 'error'), ...shownIn(run, 'warning')]).toEqual([]);
    const named = await judged(shop('preset: observe\nguardrails: { rule-file-truth: warn }\n', broken(2)));
    expect(shownIn(named, 'warning').map(({ title }) => title)).toEqual(Array(2).fill(`${TITLE} (warning)`));
  });
});

describe('the title of an error', () => {
  it('tells of a guardrail', async () => {
    const run = await judged(shop(STRICT_TRUTH, broken(1)));
    expect([run.code, shownIn(run, 'error').map(({ title }) => title)]).toEqual([1, [`${TITLE} (violated)`]]);
  });

  it('tells of the tool', async () => {
    const fault = { when: () => true, reply: BAD_GATEWAY, times: Number.POSITIVE_INFINITY };
    const run = await judged(shop(STRICT_TRUTH, broken(1)), { fault });
    const title = 'One-Pizza: could not judge (this is no guardrail)';
    expect([run.code, shownIn(run, 'error').map((each) => each.title)]).toEqual([2, [title]]);
  });

  it('tells of the configuration', async () => {
    const run = await judged(shop('preset: lax\n', broken(1)));
    const title = 'One-Pizza: configuration error (this is no guardrail)';
    expect([run.code, shownIn(run, 'error').map((each) => each.title)]).toEqual([2, [title]]);
  });
});
