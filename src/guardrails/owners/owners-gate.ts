import { agentLoginsOf } from '../../adoption/ai-settings.ts';
import { isSame } from '../../adoption/gates/gate.ts';
import type { HumanGate } from '../../adoption/gates/human-gate.ts';
import { humanGate, latestOpinions } from '../../adoption/gates/human-gate.ts';
import type { Settings } from '../../config/settings.ts';
import type { PullRequestFacts, ReviewFacts } from '../../history/pull-request-facts.ts';
import type { Owner } from './owner.ts';

/**
 * `members-not-visible`: who approved may be meant by a team or an e-mail address; that can't be seen.
 * `objector-not-visible`: an owner approved, and who asks for changes may be meant.
 */
export type OwnersGate = {
  readonly state: HumanGate['state'];
  readonly reason: HumanGate['reason'] | 'members-not-visible' | 'objector-not-visible';
  readonly by: readonly string[];
};

/**
 * Whether one of the owners lets a pull request through: the human gate over their opinions alone, so that author,
 * co-authors, bots, access and older commits count here as they do there. A user is an owner by login, a team by a
 * review on its behalf. A member's review may not say so, and an e-mail address names no account: where one of the owners
 * is of these kinds and what anybody else thinks would change the answer, it is `unknown`; where nobody else has an
 * opinion, none of them can have one.
 */
export function ownersGate(owners: readonly Owner[], facts: PullRequestFacts, settings: Settings): OwnersGate {
  const { author, coAuthors, head, baseChangedAt } = facts;
  const { ai, people } = settings;
  const agents = agentLoginsOf(ai);
  const gateOf = (reviews: readonly ReviewFacts[] | null) =>
    humanGate(reviews, { author, headSha: head.sha, coAuthors, requesters: null, baseChangedAt }, { people, agents });
  if (facts.reviews === null) return gateOf(null);
  const latest = new Set<unknown>(latestOpinions(facts.reviews));
  const opinions = facts.reviews.filter((review) => latest.has(review));
  const speaksForOwner = ownersAmong(owners, facts.reviews);
  const gate = gateOf(opinions.filter(speaksForOwner));
  const isVague = owners.some(({ kind }) => kind !== 'user');
  if (!isVague || gate.state === 'unknown' || gate.reason === 'changes-requested') return gate;
  const others = opinions.filter((each) => each.author !== null && !speaksForOwner(each));
  if (gate.state === 'pass') {
    const against = gateOf(others.filter((each) => each.state !== 'APPROVED' && each.hasWriteAccess !== false));
    return against.reason === 'changes-requested'
      ? { state: 'unknown', reason: 'objector-not-visible', by: against.by }
      : gate;
  }
  const possible = gateOf(others.filter((each) => each.state === 'APPROVED'));
  return possible.state === 'fail' ? gate : { state: 'unknown', reason: 'members-not-visible', by: possible.by };
}

/**
 * Whether a review is an owner's. Who once spoke for a team is heard when they object, too, or withdraw; an approval
 * counts only if it speaks for the team itself: they may have left it.
 */
function ownersAmong(owners: readonly Owner[], reviews: readonly ReviewFacts[]): (review: ReviewFacts) => boolean {
  const logins = owners.flatMap((owner) => (owner.kind === 'user' ? [owner.login] : []));
  const teams = new Set(owners.flatMap((owner) => (owner.kind === 'team' ? [owner.team.toLowerCase()] : [])));
  const speaks = ({ onBehalfOf }: ReviewFacts) => onBehalfOf.some((team) => teams.has(team.toLowerCase()));
  const speakers = new Set(reviews.filter(speaks).map(({ author }) => author?.login.toLowerCase()));
  return (review) => {
    const { author, state } = review;
    if (speaks(review)) return true;
    if (author === null || author.type !== 'User') return false;
    if (state !== 'APPROVED' && speakers.has(author.login.toLowerCase())) return true;
    return logins.some((login) => isSame(author, login));
  };
}
