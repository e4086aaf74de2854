import { describe, expect, it } from 'vitest';
import { adoptionOf } from '../../src/adoption/adoption.ts';
import type { PullRequest, Review } from '../../src/history/pull-request.ts';
import { aBot, aReview, aUser, sha } from '../support/history.ts';
import { aShop, aTrace } from './shop.ts';

const HEAD = sha('head');
const on = '2026-02-01';

function approval(given: Partial<Review> = {}): Review {
  return aReview({
    author: aUser('bob'),
    submittedAt: Date.UTC(2026, 1, 1, 10),
    commit: HEAD,
    byWriter: true,
    ...given,
  });
}

/** The counts of one change's gates under the checks that are required. */
function judged(given: Partial<PullRequest>, requiredChecks: readonly string[] | null) {
  const use = adoptionOf(aShop([{ on, headSha: HEAD, ...given }], { history: { requiredChecks } })).use;
  const all = use?.gates.all;
  const word = (gate: 'human' | 'machine' | 'both') =>
    Object.entries(all?.[gate] ?? {}).flatMap(([state, count]) => (count === 1 ? [state] : []));
  return [word('human'), word('machine'), word('both'), all?.rate?.count ?? null].flat();
}

const AI_REVIEW = approval({ author: aBot('coderabbitai'), state: 'COMMENTED' });

describe('the gates over history', () => {
  it.each<[string, Partial<PullRequest>, readonly string[] | null, readonly (string | number | null)[]]>([
    ['approved and required', { reviews: [approval()], checks: 'SUCCESS' }, ['test'], ['pass', 'pass', 'pass', 1]],
    ['approved, a check failed', { reviews: [approval()], checks: 'FAILURE' }, ['test'], ['pass', 'fail', 'fail', 0]],
    ['approved, no end seen', { reviews: [approval()], checks: null }, ['test'], ['pass', 'unknown', 'unknown', null]],
    ['approved, pending', { reviews: [approval()], checks: 'PENDING' }, ['test'], ['pass', 'unknown', 'unknown', null]],
    ['approved, nothing required', { reviews: [approval()], checks: 'SUCCESS' }, [], ['pass', 'fail', 'fail', 0]],
    ['its own check only', { reviews: [approval()], checks: 'SUCCESS' }, ['One-Pizza'], ['pass', 'fail', 'fail', 0]],
    ['rules not visible', { reviews: [approval()], checks: 'SUCCESS' }, null, ['pass', 'unknown', 'unknown', null]],
    ['rules not visible, AI reviewed', { reviews: [approval(), AI_REVIEW] }, null, ['pass', 'pass', 'pass', 1]],
    ['not approved', { reviews: [], checks: 'SUCCESS' }, ['test'], ['fail', 'pass', 'fail', 0]],
    ['not approved, rules not visible', { reviews: [], checks: 'SUCCESS' }, null, ['fail', 'unknown', 'fail', 0]],
    ['reviews not read', { reviews: null, checks: 'SUCCESS' }, ['test'], ['unknown', 'pass', 'unknown', null]],
    [
      'an older commit',
      { reviews: [approval({ commit: sha(9) })], checks: 'SUCCESS' },
      ['test'],
      ['fail', 'pass', 'fail', 0],
    ],
    [
      'access unknown',
      { reviews: [approval({ byWriter: null })], checks: 'SUCCESS' },
      ['test'],
      ['unknown', 'pass', 'unknown', null],
    ],
    [
      'approved after the merge',
      { reviews: [approval({ submittedAt: Date.UTC(2026, 1, 1, 12, 0, 1) })], checks: 'SUCCESS' },
      ['test'],
      ['fail', 'pass', 'fail', 0],
    ],
  ])('%s', (...[, given, required, expected]) => {
    expect(judged(given, required)).toEqual(expected);
  });

  it('do not count the approval of a co-author whose commit is known', () => {
    const mine = { sha: sha(2), authoredAt: Date.UTC(2026, 1, 1, 9), headline: 'x', cherryPickedFrom: [] };
    // Commit 2 of the branch is by alice; the pull request is by carol, and alice approves it.
    const given = { author: aUser('carol'), commits: [mine], reviews: [approval({ author: aUser('alice') })] };
    expect(judged({ ...given, checks: 'SUCCESS' }, ['test'])).toEqual(['fail', 'pass', 'fail', 0]);
  });

  it('are a share of all changes, at least where some can not be judged, and of AI-assisted ones', () => {
    const passing = { on, headSha: HEAD, reviews: [approval()], checks: 'SUCCESS' as const };
    const { gates } =
      adoptionOf(
        aShop([passing, { ...passing, traces: [aTrace('Claude Code')], reviews: [] }, { ...passing, checks: null }], {
          history: { requiredChecks: ['test'] },
        }),
      ).use ?? {};
    expect(gates?.all.rate).toMatchObject({ count: 1, total: 3, atLeast: true });
    expect(gates?.all.both).toEqual({ pass: 1, fail: 1, unknown: 1 });
    expect(gates?.assisted.rate).toMatchObject({ count: 0, total: 1, atLeast: false });
  });
});
