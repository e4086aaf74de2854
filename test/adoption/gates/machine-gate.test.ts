import { describe, expect, it } from 'vitest';
import type { GateReview } from '../../../src/adoption/gates/gate.ts';
import type { GateCheck, MachineGate } from '../../../src/adoption/gates/machine-gate.ts';
import { machineGate } from '../../../src/adoption/gates/machine-gate.ts';
import type { CheckConclusion } from '../../../src/history/pull-request-facts.ts';

const HEAD = 'a'.repeat(40);
const OLD = 'b'.repeat(40);

function check(name: string, conclusion: CheckConclusion | null, given: Partial<GateCheck> = {}): GateCheck {
  return { name, conclusion, isRequired: true, isOwn: false, ...given };
}

function review(login: string, given: Partial<GateReview> = {}): GateReview {
  const author = { login, type: 'Bot' } as const;
  return { author, state: 'COMMENTED', submittedAt: 0, sha: HEAD, hasWriteAccess: null, ...given };
}

const OWN = check('one-pizza', 'SUCCESS', { isOwn: true });
const OPTIONAL = check('lint', 'SUCCESS', { isRequired: false });
const UNSEEN = check('build', 'SUCCESS', { isRequired: null });
const RABBIT = review('coderabbitai');
const USER = { login: 'coderabbitai', type: 'User' } as const;
const NO_HEAD = { headSha: null };
const ACME = { reviewers: ['acme-*'] };

type Seen = Parameters<typeof machineGate>[0];
type Row = [string, Seen['checks'], Seen['reviews'], MachineGate['state'], MachineGate['reason'], Partial<Seen>?];

const ROWS: readonly Row[] = [
  ['a required check', [check('build', 'SUCCESS')], [], 'pass', 'required-check'],
  ['a required check that was skipped', [check('build', 'SKIPPED')], [], 'unknown', 'check-skipped'],
  ['one of two skipped', [check('build', 'SKIPPED'), check('test', 'SUCCESS')], [], 'pass', 'required-check'],
  ['a required check that was skipped, an AI review', [check('build', 'SKIPPED')], [RABBIT], 'pass', 'ai-review'],
  ['a required check that is neutral', [check('build', 'NEUTRAL')], [], 'pass', 'required-check'],
  ['a required check under way', [check('build', null)], [], 'pass', 'required-check'],
  ['a required check, reviews not read', [check('build', 'SUCCESS')], null, 'pass', 'required-check'],
  ['a required check, another not visible', [check('test', 'SUCCESS'), UNSEEN], [], 'pass', 'required-check'],
  ['a required check that failed', [check('build', 'FAILURE')], [], 'fail', 'check-failed'],
  ['one of two failed', [check('build', 'SUCCESS'), check('test', 'ERROR')], [], 'fail', 'check-failed'],
  ['one that was cancelled', [check('build', 'CANCELLED')], [], 'fail', 'check-failed'],
  ['one that timed out', [check('build', 'TIMED_OUT')], [], 'fail', 'check-failed'],
  [
    'an optional one that failed',
    [check('build', 'SUCCESS'), { ...OPTIONAL, conclusion: 'FAILURE' }],
    [],
    'pass',
    'required-check',
  ],
  ["One-Pizza's own alone", [OWN], [], 'fail', 'nothing-required'],
  [
    "One-Pizza's own that failed",
    [check('build', 'SUCCESS'), { ...OWN, conclusion: 'FAILURE' }],
    [],
    'pass',
    'required-check',
  ],
  ['an optional check alone', [OPTIONAL], [], 'fail', 'nothing-required'],
  ['no check', [], [], 'fail', 'nothing-required'],
  ['checks that were not read', null, [], 'unknown', 'not-visible'],
  ['rules that cannot be seen', [UNSEEN], [], 'unknown', 'not-visible'],
  ['rules not seen, own check', [OWN, { ...OWN, isRequired: null }], [], 'fail', 'nothing-required'],
  ['reviews that were not read', [OPTIONAL], null, 'unknown', 'not-visible'],
  ['failed, reviews that were not read', [check('build', 'FAILURE')], null, 'unknown', 'not-visible'],
  ['an AI review', [], [RABBIT], 'pass', 'ai-review'],
  ['an AI review, checks not read', null, [RABBIT], 'pass', 'ai-review'],
  ['an AI review, a check failed', [check('build', 'FAILURE')], [RABBIT], 'pass', 'ai-review'],
  [
    'an AI review that asks for changes',
    [],
    [review('coderabbitai', { state: 'CHANGES_REQUESTED' })],
    'pass',
    'ai-review',
  ],
  ['an AI review that was dismissed', [], [review('coderabbitai', { state: 'DISMISSED' })], 'fail', 'nothing-required'],
  ['an AI review of an older commit', [], [review('coderabbitai', { sha: OLD })], 'fail', 'nothing-required'],
  ['an AI review of a commit not known', [], [review('coderabbitai', { sha: null })], 'unknown', 'not-visible'],
  ['an AI review, head not known', [], [RABBIT], 'unknown', 'not-visible', NO_HEAD],
  ["the author's tool", [], [review('cursor[bot]')], 'fail', 'nothing-required'],
  ["the author's tool and another", [], [review('cursor[bot]'), RABBIT], 'pass', 'ai-review'],
  ["the author's tool, commit not known", [], [review('cursor', { sha: null })], 'fail', 'nothing-required'],
  ['a person', [], [review('coderabbitai', { author: USER })], 'fail', 'nothing-required'],
  ['a deleted account', [], [review('x', { author: null })], 'fail', 'nothing-required'],
  ['another bot', [], [review('github-actions')], 'fail', 'nothing-required'],
  ["the config's reviewer", [], [review('acme-reviewer')], 'pass', 'ai-review', ACME],
];

describe('the machine gate', () => {
  it.each(ROWS)('%s', (...[, checks, reviews, state, reason, given]) => {
    const gate = machineGate({ checks, reviews, headSha: HEAD, authorTools: ['Cursor'], reviewers: [], ...given });
    expect([gate.state, gate.reason]).toEqual([state, reason]);
  });

  it('names what decides', () => {
    const seen = { checks: [], reviews: [RABBIT, RABBIT], headSha: HEAD, authorTools: [], reviewers: [] };
    expect(machineGate(seen).by).toEqual(['CodeRabbit']);
    expect(machineGate({ ...seen, checks: [check('a', 'SUCCESS'), check('b', null), OPTIONAL] }).by).toEqual([
      'a',
      'b',
    ]);
    const failed = [check('a', 'SUCCESS'), check('b', 'FAILURE')];
    expect(machineGate({ ...seen, reviews: [], checks: failed }).by).toEqual(['b']);
  });
});
