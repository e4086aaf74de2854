import { describe, expect, it } from 'vitest';
import type { GateReview } from '../../../src/adoption/gates/gate.ts';
import type { HumanGate, HumanGatePullRequest } from '../../../src/adoption/gates/human-gate.ts';
import { humanGate, latestOpinions } from '../../../src/adoption/gates/human-gate.ts';

const HEAD = 'a'.repeat(40);
const OLD = 'b'.repeat(40);
const PULL_REQUEST: HumanGatePullRequest = {
  author: { login: 'copilot-swe-agent', type: 'Bot' },
  headSha: HEAD,
  coAuthors: ['carl'],
  requesters: ['rita'],
  baseChangedAt: null,
};
const WHO = { people: { bots: ['acme-robot'], ignore: [] }, agents: ['acme-agent'] };

let clock = 0;
/** `who: A`: approved, `R`: changes requested, `C`: commented, `D`: dismissed; each later than the one before. */
function review(text: string, given: Partial<GateReview> = {}): GateReview {
  const [login = '', state = ''] = text.split(': ');
  const states = { A: 'APPROVED', R: 'CHANGES_REQUESTED', C: 'COMMENTED', D: 'DISMISSED' } as const;
  const found = Object.entries(states).find(([letter]) => letter === state);
  if (found === undefined) throw new Error(`no state: ${text}`);
  clock += 1000;
  const author = { login, type: 'User' } as const;
  return { author, state: found[1], submittedAt: clock, sha: HEAD, hasWriteAccess: true, ...given };
}

type Row = [
  string,
  readonly GateReview[] | null,
  HumanGate['state'],
  HumanGate['reason'],
  Partial<HumanGatePullRequest>?,
];

const ROWS: readonly Row[] = [
  ['an approval of the head', [review('ann: A')], 'pass', 'approved'],
  ['no review', [], 'fail', 'no-approval'],
  ['reviews that were not read', null, 'unknown', 'not-visible'],
  ['a comment', [review('ann: C')], 'fail', 'no-approval'],
  ['an approval, then a comment', [review('ann: A'), review('ann: C')], 'pass', 'approved'],
  ['an approval, then changes requested', [review('ann: A'), review('ann: R')], 'fail', 'changes-requested'],
  ['changes requested, then an approval', [review('ann: R'), review('ann: A')], 'pass', 'approved'],
  ['an approval that was dismissed', [review('ann: D')], 'fail', 'no-approval'],
  ['a dismissed opinion after an approval', [review('ann: A'), review('ann: D')], 'fail', 'no-approval'],
  ['a dismissed request, and an approval', [review('bea: D'), review('ann: A')], 'pass', 'approved'],
  ['one for, one against', [review('ann: A'), review('bea: R')], 'fail', 'changes-requested'],
  [
    'a bot against',
    [review('ann: A'), review('r2: R', { author: { login: 'r2', type: 'Bot' } })],
    'fail',
    'changes-requested',
  ],
  ['a deleted account against', [review('ann: A'), review('x: R', { author: null })], 'fail', 'changes-requested'],
  [
    'an approval from before the base was changed',
    [review('ann: A', { submittedAt: 5_000 })],
    'fail',
    'approval-before-new-base',
    { baseChangedAt: 5_000 },
  ],
  [
    'an approval since the base was changed',
    [review('ann: A', { submittedAt: 5_001 })],
    'pass',
    'approved',
    { baseChangedAt: 5_000 },
  ],
  ['changes of the base that are not seen', [review('ann: A')], 'unknown', 'not-visible', { baseChangedAt: 'unknown' }],
  ['a deleted account for', [review('x: A', { author: null })], 'unknown', 'not-visible'],
  ['a bot for', [review('r2: A', { author: { login: 'r2', type: 'Bot' } })], 'fail', 'approval-not-independent'],
  ['a user listed as a bot', [review('acme-robot: A')], 'fail', 'approval-not-independent'],
  ["a user that is the team's agent", [review('acme-agent: A')], 'fail', 'approval-not-independent'],
  ['a co-author', [review('Carl: A')], 'fail', 'approval-not-independent'],
  ['who asked the agent', [review('rita: A')], 'fail', 'approval-not-independent'],
  ['the author', [review('ann: A')], 'fail', 'approval-not-independent', { author: { login: 'ANN', type: 'User' } }],
  ['a co-author and another', [review('carl: A'), review('ann: A')], 'pass', 'approved'],
  ['nobody known who asked', [review('ann: A')], 'pass', 'approved', { requesters: null }],
  ['an author that is gone', [review('ann: A')], 'pass', 'approved', { author: null }],
  ['co-authors not known', [review('ann: A')], 'unknown', 'not-visible', { coAuthors: null }],
  ['nobody with write access', [review('ann: A', { hasWriteAccess: false })], 'fail', 'approval-not-independent'],
  ['access not known', [review('ann: A', { hasWriteAccess: null })], 'unknown', 'not-visible'],
  ['access known of another', [review('ann: A', { hasWriteAccess: null }), review('bea: A')], 'pass', 'approved'],
  ['an older commit', [review('ann: A', { sha: OLD })], 'fail', 'approval-of-older-commit'],
  [
    'an older commit, access not known',
    [review('ann: A', { sha: OLD, hasWriteAccess: null })],
    'fail',
    'approval-of-older-commit',
  ],
  ['a commit not known', [review('ann: A', { sha: null })], 'unknown', 'not-visible'],
  ['a head not known', [review('ann: A')], 'unknown', 'not-visible', { headSha: null }],
  ['older by one, head by another', [review('ann: A', { sha: OLD }), review('bea: A')], 'pass', 'approved'],
  ['approved again', [review('ann: A', { sha: OLD }), review('ann: A')], 'pass', 'approved'],
  ['out of order', [review('ann: A'), review('ann: R')].reverse(), 'fail', 'changes-requested'],
];

describe('the human gate', () => {
  it.each(ROWS)('%s', (...[, reviews, state, reason, given]) => {
    const gate = humanGate(reviews, { ...PULL_REQUEST, ...given }, WHO);
    expect([gate.state, gate.reason]).toEqual([state, reason]);
  });

  it('names who decides', () => {
    const reviews = [review('ann: A'), review('bea: A'), review('carl: A')];
    expect(humanGate(reviews, PULL_REQUEST, WHO).by).toEqual(['ann', 'bea']);
    expect(humanGate([...reviews, review('dora: R')], PULL_REQUEST, WHO).by).toEqual(['dora']);
    expect(humanGate([review('carl: A')], PULL_REQUEST, WHO).by).toEqual(['carl']);
  });
});

describe('the latest opinions', () => {
  it('are one of each reviewer, a user and a bot of one name apart', () => {
    const bot = { login: 'ann', type: 'Bot' } as const;
    const reviews = [review('ann: R'), review('ann: A', { author: bot }), review('Ann: A')];
    expect(latestOpinions(reviews).map(({ author, state }) => [author?.type, state])).toEqual([
      ['Bot', 'APPROVED'],
      ['User', 'APPROVED'],
    ]);
  });
});
