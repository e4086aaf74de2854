/** What an approval by owners comes to, in words. */
import { isSame } from '../../adoption/gates/gate.ts';
import type { Settings } from '../../config/settings.ts';
import type { PullRequestFacts } from '../../history/pull-request-facts.ts';
import type { Verdict } from '../rule.ts';
import { inCode, listed } from '../sentences.ts';
import { fixOf } from '../unseen.ts';
import type { Owner } from './owner.ts';
import { nameOf } from './owner.ts';
import type { OwnersGate } from './owners-gate.ts';
import { ownersGate } from './owners-gate.ts';

/** What the owners are called, and where they are named. */
export type Role = { readonly noun: string; readonly place: string };

/** `says` goes on after "and". */
export type Approval = Pick<Verdict, 'status' | 'fix'> & { readonly says: string };

const MOST_ASKED = 5;

/**
 * Whether one of the owners has approved the head commit: `pending` while the approval is missing, `fail` where an owner
 * asks for changes, `unknown` where what decides can't be seen. There must be at least one owner.
 */
export function approvalBy(
  owners: readonly Owner[],
  role: Role,
  { facts, settings }: { readonly facts: PullRequestFacts; readonly settings: Settings },
): Approval {
  const gate = ownersGate(owners, facts, settings);
  const says = wordsFor(gate, role);
  if (gate.state === 'pass') return { status: 'pass', says, fix: null };
  if (gate.reason === 'changes-requested') {
    const fix = `Settle what ${listed(gate.by)} asks for, and get the review changed or dismissed.`;
    return { status: 'fail', says, fix };
  }
  if (gate.state === 'unknown') return { status: 'unknown', says, fix: fixOfUnknown(gate, owners, { role, facts }) };
  return { status: 'pending', says, fix: whoMayApprove(owners, role, facts) };
}

function wordsFor({ reason, by }: OwnersGate, { noun }: Role): string {
  switch (reason) {
    case 'approved':
      return `a ${noun} has approved the head commit`;
    case 'changes-requested':
      return `a ${noun} asks for changes`;
    case 'no-approval':
      return `no ${noun} has approved it`;
    case 'approval-of-older-commit':
      return `the approval of ${listed(by)} is of an older commit`;
    case 'approval-before-new-base':
      return `since the approval of ${listed(by)} the base is another one`;
    case 'approval-not-independent':
      return `the approval of ${listed(by)} does not count: an author of it, a bot, or without write access`;
    case 'not-visible':
      return `it can't be seen whether a ${noun} has approved it`;
    case 'members-not-visible':
      return `it can't be seen whether ${listed(by)}, who approved it, is a ${noun}`;
    case 'objector-not-visible':
      return `it can't be seen whether ${listed(by)}, who asks for changes, is a ${noun}`;
  }
}

function fixOfUnknown(
  { reason, by }: OwnersGate,
  owners: readonly Owner[],
  { role, facts }: { readonly role: Role; readonly facts: PullRequestFacts },
): string {
  if (reason === 'not-visible') {
    return fixOf(facts.gaps, ['reviews', 'commits']) ?? whoMayApprove(owners, role, facts);
  }
  if (reason === 'objector-not-visible') {
    return `Settle what ${listed(by)} asks for, and get the review changed or dismissed.`;
  }
  const { place } = role;
  const logins = `Name the people by their logins in ${place}`;
  const team = owners.find(({ kind }) => kind === 'team');
  if (team === undefined) return `${logins}: an e-mail address can't be matched to an account.`;
  return (
    `${logins}, or ask ${inCode(nameOf(team))} for a review and give the step a \`github-token\` that may read the ` +
    "organisation's members."
  );
}

/** Nobody approves their own work, and an e-mail address can't be matched to an account. */
function whoMayApprove(owners: readonly Owner[], { noun, place }: Role, facts: PullRequestFacts): string {
  const authors = [...(facts.author === null ? [] : [facts.author.login]), ...(facts.coAuthors ?? [])];
  const able = owners.filter((owner) => {
    if (owner.kind === 'email') return false;
    return owner.kind === 'team' || !authors.some((login) => isSame({ login: owner.login, type: 'User' }, login));
  });
  if (able.length > 0) {
    const asked = able.map((owner) => `${owner.kind === 'team' ? 'a member of ' : ''}${inCode(nameOf(owner))}`);
    return `Ask ${oneOf(asked)} to approve the head commit.`;
  }
  const another = `name another ${noun} by login in ${place} on the default branch, who then approves the head commit.`;
  if (owners.some(({ kind }) => kind === 'email')) {
    return `An e-mail address can't be matched to an account: ${another}`;
  }
  return `Every ${noun} is an author of it: ${another}`;
}

function oneOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_ASKED);
  const last = names.length > shown.length ? `${names.length - shown.length} more` : shown.pop();
  return shown.length === 0 ? `${last}` : `${shown.join(', ')} or ${last}`;
}
