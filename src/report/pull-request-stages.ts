import type { People } from '../history/people.ts';
import { isKnownHuman, plainLogin } from '../history/people.ts';
import type { PullRequestFacts, ReviewFacts } from '../history/pull-request-facts.ts';
import type { EpochMs } from '../history/time.ts';
import { MS_PER_DAY, MS_PER_HOUR } from '../history/time.ts';
import { rounded } from './round.ts';

const MAX_BEFORE_CREATION_MS = 90 * MS_PER_DAY;

export const OPEN_STAGES = ['coding', 'pickup', 'review', 'merge'] as const;

/** How long an open pull request has been in each stage; the last one goes on. */
export type StageSoFar = { readonly stage: (typeof OPEN_STAGES)[number]; readonly hours: number };

/**
 * Where an open pull request has spent its time until `now`, in hours, by the definitions of the stages of a shipped
 * change: coding until it is ready, pickup until the first review by a known human who is not its author, review until
 * the last approval by such a human, merge from then on. Where one of them asked for changes after that, the review goes
 * on: another approval will end it. `null`: it is not open, or a boundary can't be seen.
 */
export function stagesSoFar(facts: PullRequestFacts, people: People, now: EpochMs): readonly StageSoFar[] | null {
  const { state, createdAt, firstCommitAt, readyAt, isDraft, reviews } = facts;
  if (state !== 'OPEN' || firstCommitAt === null || reviews === null) return null;
  const isOutlier = createdAt - firstCommitAt > MAX_BEFORE_CREATION_MS;
  const start = isOutlier ? createdAt : Math.min(createdAt, firstCommitAt);
  if (readyAt === null) return isDraft ? inHours([start], now) : null;
  const judged = reviews.filter((review) => isByAnother(review, facts, people));
  if (judged.length === 0) return inHours([start, readyAt], now);
  const at = ({ submittedAt }: ReviewFacts): EpochMs => Math.max(submittedAt, readyAt);
  const reviewed = [start, readyAt, Math.min(...judged.map(at))];
  const approvedAt = latest(judged, 'APPROVED');
  const isApproved = approvedAt !== null && approvedAt >= (latest(judged, 'CHANGES_REQUESTED') ?? 0);
  return inHours(isApproved ? [...reviewed, Math.max(approvedAt, readyAt)] : reviewed, now);
}

function latest(reviews: readonly ReviewFacts[], opinion: ReviewFacts['state']): EpochMs | null {
  const times = reviews.filter(({ state }) => state === opinion).map(({ submittedAt }) => submittedAt);
  return times.length === 0 ? null : Math.max(...times);
}

/** The stages that begin at these moments; `null` where they are not in the order of time. */
function inHours(beginnings: readonly EpochMs[], now: EpochMs): readonly StageSoFar[] | null {
  // GitHub's clock is told by the second and before anything is read: what happened since is no contradiction.
  const ends = [...beginnings.slice(1), Math.max(now, ...beginnings)];
  const lengths = beginnings.map((at, index) => (ends[index] ?? now) - at);
  if (lengths.some((length) => length < 0)) return null;
  return OPEN_STAGES.flatMap((stage, index) => {
    const length = lengths[index];
    return length === undefined ? [] : [{ stage, hours: rounded(length / MS_PER_HOUR) }];
  });
}

function isByAnother({ author }: ReviewFacts, { author: own }: PullRequestFacts, people: People): boolean {
  if (!isKnownHuman(author, people)) return false;
  return own === null || plainLogin(author.login).toLowerCase() !== plainLogin(own.login).toLowerCase();
}
