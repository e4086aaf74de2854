/** The fake repository: plain data, mutable on purpose, so that a test can let time pass between two requests. */
import type { EpochMs } from '../../../src/history/time.ts';
import type { FakeActor, FakeCommit, FakeTag } from './git-state.ts';

export type FakeReview = {
  id: string;
  author: FakeActor | null;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  submittedAt: EpochMs | null;
  body: string;
  commit: string | null;
  authorCanPushToRepository: boolean;
  /** Slugs of the teams that the review counts for. */
  teams: string[];
};

/** An event of a pull request's timeline, named as in `itemTypes`; other fields belong to some types only. */
export type FakeEvent = {
  type: string;
  createdAt: EpochMs;
  actor: FakeActor | null;
  beforeCommit?: string;
  afterCommit?: string;
  label?: string;
  previousRefName?: string;
  currentRefName?: string;
};

export type FakePullRequest = {
  readonly __typename: 'PullRequest';
  readonly id: string;
  readonly number: number;
  title: string;
  body: string;
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  isDraft: boolean;
  /** Nobody may comment on it any more. */
  locked: boolean;
  createdAt: EpochMs;
  updatedAt: EpochMs;
  closedAt: EpochMs | null;
  mergedAt: EpochMs | null;
  author: FakeActor | null;
  mergedBy: FakeActor | null;
  mergeCommit: string | null;
  baseRefName: string;
  headRefName: string;
  headRefOid: string;
  /** `owner/name` of the head's repository; `null`: a fork that was deleted. */
  headRepository: string | null;
  labels: string[];
  reviews: FakeReview[];
  reviewDecision: 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED' | null;
  /** Ids of commits, oldest first; one that the repository does not hold is a `null` node. */
  commits: string[];
  timeline: FakeEvent[];
  closingIssues: number[];
  /** Only REST tells where a renamed file was before. */
  files: { path: string; previousPath?: string; additions: number; deletions: number; changeType: string }[];
  additions: number;
  deletions: number;
  changedFiles: number;
};

export type FakeDeployment = {
  readonly __typename: 'Deployment';
  readonly id: string;
  readonly databaseId: number;
  commitOid: string;
  environment: string;
  createdAt: EpochMs;
  creator: FakeActor;
  statuses: { state: string; createdAt: EpochMs; description: string | null }[];
};

export type FakeRelease = {
  readonly __typename: 'Release';
  readonly id: string;
  readonly databaseId: number;
  name: string;
  tagName: string;
  tagCommit: string | null;
  isDraft: boolean;
  isPrerelease: boolean;
  createdAt: EpochMs;
  publishedAt: EpochMs | null;
};

export type FakeIssue = {
  readonly __typename: 'Issue';
  readonly id: string;
  readonly number: number;
  title: string;
  body: string;
  state: 'OPEN' | 'CLOSED';
  stateReason: 'COMPLETED' | 'DUPLICATE' | 'NOT_PLANNED' | 'REOPENED' | null;
  author: FakeActor | null;
  createdAt: EpochMs;
  updatedAt: EpochMs;
  closedAt: EpochMs | null;
  labels: string[];
};

/** One attempt of a run; without a conclusion it is still under way. */
export type FakeAttempt = { conclusion: string | null; startedAt: EpochMs; updatedAt: EpochMs };

export type FakeRun = {
  readonly id: number;
  /** File name of the workflow, such as `deploy.yml`. */
  workflow: string;
  headSha: string;
  headBranch: string;
  event: string;
  createdAt: EpochMs;
  attempts: FakeAttempt[];
};

export type FakeComment = {
  readonly id: number;
  readonly issue: number;
  body: string;
  /** `null`: a deleted account. */
  user: FakeActor | null;
  createdAt: EpochMs;
  updatedAt: EpochMs;
};

/** A commit status that was posted. */
export type FakeStatus = {
  sha: string;
  state: string;
  context: string;
  description: string | null;
  targetUrl: string | null;
  /** Left out: now. */
  createdAt?: EpochMs;
};

export type FakeRepository = {
  owner: string;
  name: string;
  isPrivate: boolean;
  defaultBranch: string;
  pullRequests: FakePullRequest[];
  commits: Map<string, FakeCommit>;
  /** Ids of commits or tag objects by full name, such as `refs/heads/main`. */
  refs: Map<string, string>;
  tags: Map<string, FakeTag>;
  deployments: FakeDeployment[];
  environments: string[];
  releases: FakeRelease[];
  issues: FakeIssue[];
  workflows: string[];
  runs: FakeRun[];
  /** What `rules/branches/{branch}` gives, by branch. */
  rules: Map<string, readonly unknown[]>;
  /** Checks that classic protection requires, by branch; `null`: it does not show them. */
  protection: Map<string, readonly string[] | null>;
  /** Roles by login, such as `maintain`; who is not named has none. */
  collaborators: Map<string, string>;
  comments: FakeComment[];
  statuses: FakeStatus[];
  /** Left out: no branch has a merge queue. */
  mergeQueue?: { readonly branch: string; readonly mergingStrategy: 'ALLGREEN' | 'HEADGREEN' };
};
