/** What a token may not do, and what a run may cost, tried on the built Action. */
import { describe, expect, it } from 'vitest';
import type { Permissions } from '../support/fake-github/permissions.ts';
import { READ_AND_REPORT, READ_EVERYTHING } from '../support/fake-github/permissions.ts';
import type { Judged } from './guarded-shop.ts';
import { approvalBy, CONFIG, changed, guardedShop, judged } from './guarded-shop.ts';
import { HEAD_FILES, passingShop, SCAN } from './passing-shop.ts';
import { annotationsOf, expectHarmless, NOW } from './worlds.ts';

const inputs = { 'commit-status': 'true' };

describe("a fork's or Dependabot's read-only token", () => {
  const rejected = { reviews: [approvalBy('bob', { state: 'CHANGES_REQUESTED' })] };

  it.each([
    { verdict: 'pass', shop: () => passingShop(), code: 0 },
    { verdict: 'pending', shop: () => passingShop({ reviews: [] }), code: 1 },
    { verdict: 'fail', shop: () => passingShop(rejected), code: 1 },
  ])('writes nothing: the job ends by the verdict, $verdict', async ({ verdict, shop, code }) => {
    const run = await judged(shop(), { event: 'pull_request', github: { permissions: READ_EVERYTHING } });
    expectHarmless(run.fake, run);
    expect([run.code, run.outputs.result]).toEqual([code, verdict]);
    expect(run.summary).toContain('Guarded files');
  });

  it('is told what a commit status takes', async () => {
    const run = await judged(passingShop(), { inputs, github: { permissions: READ_EVERYTHING } });
    expect([run.code, run.outputs.result, run.fake.repository.statuses]).toEqual([0, 'pass', []]);
    expect(annotationsOf(run).join('\n')).toMatch(/^warning: One-Pizza: commit status: .*`statuses: write`/m);
  });
});

/** The token of a job whose `permissions:` lack some lines. */
function lacking(...names: readonly (keyof Permissions)[]): Permissions {
  return Object.fromEntries(Object.entries(READ_AND_REPORT).filter(([name]) => !names.some((each) => each === name)));
}

function told(run: Judged): string {
  return [...annotationsOf(run), run.summary].join('\n');
}

describe('a token that lacks a permission', () => {
  const status = { ...SCAN, kind: 'status', name: 'ci/other' } as const;

  it.each<{ permissions: Permissions; names: string; checks?: (typeof SCAN)[] }>([
    { permissions: lacking('checks'), names: '`checks: read`' },
    { permissions: lacking('checks', 'statuses'), names: '`statuses: read`' },
    { permissions: lacking('statuses'), names: '`statuses: read`', checks: [SCAN, status] },
  ])('is told $names, and no check passes unseen', async ({ permissions, names, checks = [SCAN] }) => {
    const run = await judged(passingShop({}, { checks }), { github: { permissions } });
    expect([run.rule('dual-gate'), run.rule('security-checks')]).toEqual(['unknown error', 'unknown error']);
    expect([run.code, run.outputs.result]).toEqual([0, 'warn']);
    expect(told(run)).toContain(names);
  });

  it('is told `pull-requests: read`, and no rule passes', async () => {
    const run = await judged(passingShop(), { github: { permissions: lacking('pull-requests') } });
    expect([run.outputs.result, run.rule('dual-gate'), run.rule('rule-files')]).toEqual([
      'warn',
      'unknown error',
      'unknown error',
    ]);
    expect(told(run)).toContain('`pull-requests: read`');
  });

  it('is told `contents: read`, without which there is no policy to judge by', async () => {
    const run = await judged(passingShop(), { github: { permissions: lacking('contents') } });
    expect([run.code, run.outputs.result]).toEqual([2, 'error']);
    expect(told(run)).toContain('contents: read');
  });
});

describe('a run on a pull request costs at most ten requests', () => {
  const strict = { [CONFIG]: 'preset: strict\n' };

  it.each([
    { of: 'source', shop: () => guardedShop({ files: [changed('src/cart.ts')] }) },
    { of: 'the config file', shop: () => guardedShop({ files: [changed(CONFIG)] }, { files: strict }) },
    { of: 'a rule file', shop: () => guardedShop({ files: [changed('AGENTS.md')] }, { files: HEAD_FILES }) },
    {
      of: 'both',
      shop: () => guardedShop({ files: [changed('AGENTS.md'), changed(CONFIG)] }, { files: HEAD_FILES }),
    },
  ])('that changes $of', async ({ shop }) => {
    const repository = shop();
    const silent = await judged(shop(), { inputs: { comment: 'never' } });
    const first = await judged(repository, { inputs });
    const later = await judged(repository, { inputs, github: { now: () => NOW + 60_000 } });
    // The first comment is followed by a look whether another run wrote one at the same time.
    expect([silent, first, later].map(({ fake }) => fake.log.length)).toEqual([6, 10, 9]);
    expect([silent, first, later].map(({ code }) => code)).not.toContain(2);
  });
});
