/** The git side of the fake repository: what a test may build and change between two requests. */
import type { EpochMs } from '../../../src/history/time.ts';

/** An account as GraphQL knows it: a bot's login carries no `[bot]` here; REST appends it. */
export type FakeActor = {
  readonly __typename: 'User' | 'Bot' | 'Mannequin' | 'Organization';
  readonly login: string;
};

/** A name and an address in a commit; `user` is the account they belong to, if any. */
export type FakeGitActor = { name: string; email: string; user: FakeActor | null };

/** A file's text (one with a NUL in it is binary), or where a symbolic link points. */
export type FakeFile = string | { readonly symlink: string };

/** A check run of an app, or a commit status. */
export type FakeCheck = {
  kind: 'check' | 'status';
  name: string;
  /** A check's conclusion or a status's state in GraphQL's words; `null`: still running. */
  conclusion: string | null;
  required: boolean;
  /** Slug of the app that ran a check. */
  app: string;
  at: EpochMs;
  /** The run of GitHub Actions that a check belongs to. */
  run?: number;
  /** The file of the workflow of that run, and the repository that it is kept in. */
  workflow?: { readonly path: string; readonly repository: string };
};

export type FakeCommit = {
  readonly __typename: 'Commit';
  readonly oid: string;
  parents: string[];
  authoredDate: EpochMs;
  committedDate: EpochMs;
  message: string;
  author: FakeGitActor;
  committer: FakeGitActor;
  /** From `Co-authored-by` trailers; `authors` is the author and these. */
  coAuthors: FakeGitActor[];
  checks: FakeCheck[];
  /** The whole tree by path; `null`: the same as the first parent's. */
  files: Readonly<Record<string, FakeFile>> | null;
  additions: number;
  deletions: number;
  changedFiles: number;
};

/** The object of an annotated tag. */
export type FakeTag = {
  readonly __typename: 'Tag';
  readonly oid: string;
  name: string;
  target: string;
  tagger: FakeGitActor | null;
  taggedAt: EpochMs;
  message: string;
};

/** A commit in which nothing but what is given is interesting. */
export function fakeCommit(given: Partial<FakeCommit> & { readonly oid: string }): FakeCommit {
  const committedDate = given.committedDate ?? given.authoredDate ?? Date.UTC(2026, 2, 1);
  return {
    __typename: 'Commit',
    parents: [],
    authoredDate: committedDate,
    committedDate,
    message: 'Change something',
    author: gitActorOf({ __typename: 'User', login: 'alice' }),
    committer: { name: 'GitHub', email: 'noreply@github.com', user: null },
    coAuthors: [],
    checks: [],
    files: null,
    additions: 10,
    deletions: 2,
    changedFiles: 1,
    ...given,
  };
}

/** The git identity of an account. */
export function gitActorOf(actor: FakeActor | null): FakeGitActor {
  const login = actor?.login ?? 'ghost';
  return { name: login, email: `${login}@users.noreply.github.com`, user: actor };
}
