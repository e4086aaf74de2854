/** Statuses that somebody sets for their own work. */

import { plainLogin } from '../history/people.ts';
import type { CheckFacts, PullRequestFacts } from '../history/pull-request-facts.ts';

/** Whether an author or co-author of a pull request set the status of a check by their own account. */
export function isSetByAuthor(
  { kind, app }: CheckFacts,
  { author, coAuthors }: Pick<PullRequestFacts, 'author' | 'coAuthors'>,
): boolean {
  if (kind !== 'status' || app === null) return false;
  const people = [...(author === null ? [] : [author.login]), ...(coAuthors ?? [])];
  return people.some((login) => plainLogin(login).toLowerCase() === plainLogin(app).toLowerCase());
}
