import { describe, expect, it } from 'vitest';
import type { Owner } from '../../../src/guardrails/owners/owner.ts';
import type { OwnersGate } from '../../../src/guardrails/owners/owners-gate.ts';
import { ownersGate } from '../../../src/guardrails/owners/owners-gate.ts';
import type { PullRequestFacts, ReviewFacts } from '../../../src/history/pull-request-facts.ts';
import { settingsWith } from '../../support/guarded.ts';
import { anApproval, aPullRequestSeen, OLD } from '../../support/pull-request-facts.ts';

const BOB: Owner = { kind: 'user', login: 'bob' };
const CORE: Owner = { kind: 'team', team: 'Acme/Core' };
const MAIL: Owner = { kind: 'email', address: 'bob@example.com' };
const FOR_CORE = { onBehalfOf: ['acme/core'] };
const AGAINST = { state: 'CHANGES_REQUESTED', submittedAt: 2 } as const;

type Row = [
  name: string,
  owners: readonly Owner[],
  reviews: readonly ReviewFacts[] | null,
  state: OwnersGate['state'],
  reason: OwnersGate['reason'],
  facts?: Partial<PullRequestFacts>,
];

const OF_USERS: readonly Row[] = [
  ['an owner approves', [BOB], [anApproval('Bob')], 'pass', 'approved'],
  ['nobody does', [BOB], [], 'fail', 'no-approval'],
  ['somebody else does', [BOB], [anApproval('ann')], 'fail', 'no-approval'],
  ['reviews are not read', [BOB], null, 'unknown', 'not-visible'],
  [
    'the owner may not write',
    [BOB],
    [anApproval('bob', { hasWriteAccess: false })],
    'fail',
    'approval-not-independent',
  ],
  ['whether they may is not known', [BOB], [anApproval('bob', { hasWriteAccess: null })], 'unknown', 'not-visible'],
  ['the owner is the author', [BOB], [anApproval('bob')], 'fail', 'approval-not-independent', { author: user('BOB') }],
  ['the owner is a co-author', [BOB], [anApproval('bob')], 'fail', 'approval-not-independent', { coAuthors: ['Bob'] }],
  ['the co-authors are not known', [BOB], [anApproval('bob')], 'unknown', 'not-visible', { coAuthors: null }],
  ['an older commit', [BOB], [anApproval('bob', { sha: OLD })], 'fail', 'approval-of-older-commit'],
  ['dismissed', [BOB], [anApproval('bob', { state: 'DISMISSED' })], 'fail', 'no-approval'],
  ['then changes requested', [BOB], [anApproval('bob'), anApproval('bob', AGAINST)], 'fail', 'changes-requested'],
  ['another asks for changes', [BOB], [anApproval('bob'), anApproval('ann', AGAINST)], 'pass', 'approved'],
  [
    'a bot of that name',
    [BOB],
    [anApproval('bob', { author: { login: 'bob[bot]', type: 'Bot' } })],
    'fail',
    'no-approval',
  ],
  ['a deleted account', [BOB], [anApproval('x', { author: null })], 'fail', 'no-approval'],
];

const OF_OTHERS: readonly Row[] = [
  ['a review for the team', [CORE], [anApproval('ann', FOR_CORE)], 'pass', 'approved'],
  [
    'a review for another team',
    [CORE],
    [anApproval('ann', { onBehalfOf: ['acme/web'] })],
    'unknown',
    'members-not-visible',
  ],
  ['an approval that speaks for none', [CORE], [anApproval('ann')], 'unknown', 'members-not-visible'],
  [
    'an approval nobody knows the access of',
    [CORE],
    [anApproval('ann', { hasWriteAccess: null })],
    'unknown',
    'members-not-visible',
  ],
  ['no approval', [CORE], [], 'fail', 'no-approval'],
  ['only the author approves', [CORE], [anApproval('alice')], 'fail', 'no-approval'],
  ['only an outsider approves', [CORE], [anApproval('eve', { hasWriteAccess: false })], 'fail', 'no-approval'],
  ['only an older commit', [CORE], [anApproval('ann', { sha: OLD })], 'fail', 'no-approval'],
  [
    'for the team, of an older commit',
    [CORE],
    [anApproval('ann', { ...FOR_CORE, sha: OLD })],
    'fail',
    'approval-of-older-commit',
  ],
  [
    'for the team, then for nobody',
    [CORE],
    [anApproval('ann', { ...FOR_CORE, sha: OLD }), anApproval('ann', { submittedAt: 2 })],
    'unknown',
    'members-not-visible',
  ],
  [
    'for the team, then changes requested for nobody',
    [CORE],
    [anApproval('ann', FOR_CORE), anApproval('ann', AGAINST)],
    'fail',
    'changes-requested',
  ],
  [
    'for the team, then dismissed',
    [CORE],
    [anApproval('ann', FOR_CORE), anApproval('ann', { state: 'DISMISSED', submittedAt: 2 })],
    'fail',
    'no-approval',
  ],
  [
    'a member asks for changes, another approves',
    [CORE],
    [anApproval('ann', FOR_CORE), anApproval('cy', { ...FOR_CORE, ...AGAINST })],
    'fail',
    'changes-requested',
  ],
  ['a user beside the team', [CORE, BOB], [anApproval('bob'), anApproval('ann')], 'pass', 'approved'],
  [
    'a user beside the team, while somebody who may be of it asks for changes',
    [CORE, BOB],
    [anApproval('bob'), anApproval('ann', AGAINST)],
    'unknown',
    'objector-not-visible',
  ],
  [
    'for the team, while an outsider asks for changes',
    [CORE],
    [anApproval('ann', FOR_CORE), anApproval('eve', { ...AGAINST, hasWriteAccess: false })],
    'pass',
    'approved',
  ],
  ['an e-mail address', [MAIL], [anApproval('bob')], 'unknown', 'members-not-visible'],
  ['an e-mail address, nobody approves', [MAIL], [], 'fail', 'no-approval'],
  ['a user beside an e-mail address', [MAIL, BOB], [anApproval('bob')], 'pass', 'approved'],
];

describe("the owners' gate", () => {
  it.each([...OF_USERS, ...OF_OTHERS])('%s', (...[, owners, reviews, state, reason, facts]) => {
    const gate = ownersGate(owners, aPullRequestSeen({ ...facts, reviews }), settingsWith());
    expect([gate.state, gate.reason]).toEqual([state, reason]);
  });

  it('lets no machine approve that GitHub takes for a user', () => {
    const facts = aPullRequestSeen({ reviews: [anApproval('bob')] });
    const bots = settingsWith({ people: { bots: ['bob'], ignore: [] } });
    expect(ownersGate([BOB], facts, bots).reason).toBe('approval-not-independent');
    const { ai } = settingsWith();
    const agents = settingsWith({ ai: { ...ai, authors: [{ tool: 'Acme', login: 'b*' }] } });
    expect(ownersGate([BOB], facts, agents).reason).toBe('approval-not-independent');
  });
});

function user(login: string): { readonly login: string; readonly type: 'User' } {
  return { login, type: 'User' };
}
