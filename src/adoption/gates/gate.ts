import type { Actor } from '../../history/commit.ts';
import { plainLogin } from '../../history/people.ts';
import type { Review } from '../../history/pull-request.ts';

/** A submitted review, with what a gate needs of it; `null` is "cannot be seen". */
export type GateReview = Pick<Review, 'author' | 'state' | 'submittedAt'> & {
  /** The commit that was reviewed. */
  readonly sha: string | null;
  /** Whether its author may write to the repository. */
  readonly hasWriteAccess: boolean | null;
};

/** `unknown`: what decides cannot be seen; never a pass, never a failure. */
export type GateState = 'pass' | 'fail' | 'unknown';

/** Whether two logins are one account; `[bot]` is REST's spelling of the same. */
export function isSame(actor: Actor, login: string): boolean {
  return plainLogin(actor.login).toLowerCase() === plainLogin(login).toLowerCase();
}
