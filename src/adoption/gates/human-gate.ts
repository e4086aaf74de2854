import type { Actor } from '../../history/commit.ts';
import type { People } from '../../history/people.ts';
import { isKnownHuman } from '../../history/people.ts';
import type { BaseChange } from '../../history/pull-request-facts.ts';
import { isAiReviewer } from '../ai-reviewers.ts';
import type { GateReview, GateState } from './gate.ts';
import { isSame } from './gate.ts';

export type HumanGatePullRequest = {
  readonly author: Actor | null;
  readonly headSha: string | null;
  /** Logins of its commits' authors and of who their trailers credit; `null`: not known. */
  readonly coAuthors: readonly string[] | null;
  /** Logins of who asked an agent for it; `null`: that cannot be seen, which holds nothing up. */
  readonly requesters: readonly string[] | null;
  /** When its base last became another one; `null`: never, `unknown`: not seen. */
  readonly baseChangedAt: BaseChange;
};

/** Who is no human although GitHub calls them users: bots, and the config's patterns of AI authors and reviewers. */
export type Machines = { readonly people: People; readonly agents: readonly string[] };

export type HumanGate = {
  readonly state: GateState;
  readonly reason:
    | 'approved'
    | 'changes-requested'
    | 'no-approval'
    | 'approval-of-older-commit'
    | 'approval-before-new-base'
    | 'approval-not-independent'
    | 'not-visible';
  /** Who approved, who asks for changes, or whose approval does not count, in the order of their reviews. */
  readonly by: readonly string[];
};

/** What an approval is worth; the later in this list, the nearer it is to a pass. */
const WORTH = [
  'no-approval',
  'approval-not-independent',
  'approval-of-older-commit',
  'approval-before-new-base',
  'not-visible',
  'approved',
] as const;
type Worth = (typeof WORTH)[number];

/**
 * Whether people let a pull request through: nobody's latest opinion asks for changes, and at least one User with write
 * access, who is neither author nor co-author nor the one who asked the agent, approves the head commit. An approval
 * from before the base was changed is of another difference. A comment is no opinion; a dismissed review is one no more.
 * `unknown` where a review, the head, the base's changes, the co-authors or the access that would decide cannot be
 * seen. `reviews: null`: not read.
 */
export function humanGate(
  reviews: readonly GateReview[] | null,
  pullRequest: HumanGatePullRequest,
  who: Machines,
): HumanGate {
  if (reviews === null) return { state: 'unknown', reason: 'not-visible', by: [] };
  const latest = latestOpinions(reviews);
  const against = latest.filter(({ state }) => state === 'CHANGES_REQUESTED');
  if (against.length > 0) return { state: 'fail', reason: 'changes-requested', by: loginsOf(against) };
  const judged = latest
    .filter(({ state }) => state === 'APPROVED')
    .map((review) => ({ review, worth: worthOf(review, pullRequest, who) }));
  const best = judged.reduce<Worth>(
    (a, { worth }) => (WORTH.indexOf(worth) > WORTH.indexOf(a) ? worth : a),
    'no-approval',
  );
  const by = loginsOf(judged.filter(({ worth }) => worth === best).map(({ review }) => review));
  if (best === 'approved') return { state: 'pass', reason: best, by };
  return { state: best === 'not-visible' ? 'unknown' : 'fail', reason: best, by };
}

/** The last opinion of each reviewer, in the order of time. Deleted accounts cannot be told apart: each is one. */
export function latestOpinions(reviews: readonly GateReview[]): readonly GateReview[] {
  const latest = new Map<string, GateReview>();
  const inOrder = reviews
    .map((review, at) => ({ review, at }))
    .sort((a, b) => a.review.submittedAt - b.review.submittedAt || a.at - b.at);
  for (const { review, at } of inOrder) {
    if (review.state === 'COMMENTED') continue;
    const key = review.author === null ? `${at}` : `@${review.author.type}:${review.author.login.toLowerCase()}`;
    latest.delete(key);
    latest.set(key, review);
  }
  return [...latest.values()];
}

function worthOf(review: GateReview, pullRequest: HumanGatePullRequest, who: Machines): Worth {
  const { author } = review;
  if (author === null) return 'not-visible';
  const isHuman = isKnownHuman(author, who.people) && !isAiReviewer(author, who.agents);
  if (!isHuman || review.hasWriteAccess === false) return 'approval-not-independent';
  const others = [...(pullRequest.coAuthors ?? []), ...(pullRequest.requesters ?? [])];
  const isAuthor = pullRequest.author !== null && isSame(author, pullRequest.author.login);
  if (isAuthor || others.some((login) => isSame(author, login))) return 'approval-not-independent';
  if (review.sha !== null && pullRequest.headSha !== null && review.sha !== pullRequest.headSha) {
    return 'approval-of-older-commit';
  }
  const { baseChangedAt } = pullRequest;
  if (typeof baseChangedAt === 'number' && review.submittedAt <= baseChangedAt) return 'approval-before-new-base';
  const isSeen = review.sha !== null && pullRequest.headSha !== null && review.hasWriteAccess !== null;
  return isSeen && baseChangedAt !== 'unknown' && pullRequest.coAuthors !== null ? 'approved' : 'not-visible';
}

function loginsOf(reviews: readonly GateReview[]): readonly string[] {
  return [...new Set(reviews.flatMap(({ author }) => (author === null ? [] : [author.login])))];
}
