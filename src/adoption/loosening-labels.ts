import type { Settings } from '../config/settings.ts';
import { isKnownHuman } from '../history/people.ts';
import type { LabelFacts, PullRequestFacts } from '../history/pull-request-facts.ts';
import { isAiReviewer } from './ai-reviewers.ts';
import { agentLoginsOf } from './ai-settings.ts';
import { isSame } from './gates/gate.ts';

/**
 * Whether a label that loosens a rule counts: a User who may write, and who is neither author nor co-author, put it
 * there last. What the config calls a bot or an AI is no such User. What of that can't be seen makes it not count.
 */
export function mayLoosen(
  { putBy, isByWriter }: LabelFacts,
  pullRequest: PullRequestFacts,
  { ai, people }: Pick<Settings, 'ai' | 'people'>,
): boolean {
  const { author, coAuthors, reviews } = pullRequest;
  if (!isKnownHuman(putBy, people) || isAiReviewer(putBy, agentLoginsOf(ai)) || coAuthors === null) return false;
  if (author === null || isSame(putBy, author.login) || coAuthors.some((login) => isSame(putBy, login))) return false;
  const isReviewerWhoWrites = (reviews ?? []).some(
    (review) => review.hasWriteAccess === true && review.author?.type === 'User' && isSame(putBy, review.author.login),
  );
  return isByWriter ?? isReviewerWhoWrites;
}
