import type { Actor } from './commit.ts';

/** Who a commit names; what is not known is `null`. */
export type Identity = {
  readonly name: string | null;
  readonly email: string | null;
  readonly login: string | null;
  readonly type: Actor['type'] | null;
};

export type CommitFacts = {
  readonly author: Identity | null;
  readonly committer: Identity | null;
  readonly message: string;
  /** Its note under `refs/notes/ai`. */
  readonly note?: string | null;
};

export type TraceFacts = {
  readonly author: Actor | null;
  readonly headBranch: string | null;
  readonly labels: readonly string[] | null;
  readonly body: string | null;
  /** The pull request's own commits, as far as they are known. */
  readonly commits: readonly CommitFacts[];
  /** The commit that its squash made. GitHub credits there again whoever its own commits credited. */
  readonly squash?: CommitFacts | null;
};
