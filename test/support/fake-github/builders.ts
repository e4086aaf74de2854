/** Builders of the fake repository's parts: what a test does not say gets a harmless default. */
import { MS_PER_DAY } from '../../../src/history/time.ts';
import type { FakeActor, FakeCommit, FakeTag } from './git-state.ts';
import type {
  FakeDeployment,
  FakeIssue,
  FakePullRequest,
  FakeRelease,
  FakeRepository,
  FakeReview,
  FakeRun,
} from './state.ts';

const START = Date.UTC(2026, 2, 1);

export const ALICE: FakeActor = { __typename: 'User', login: 'alice' };
export const BOB: FakeActor = { __typename: 'User', login: 'bob' };
export const DEPENDABOT: FakeActor = { __typename: 'Bot', login: 'dependabot' };

/** `octo/shop`, private, with nothing in it. */
export function fakeRepository(given: Partial<FakeRepository> = {}): FakeRepository {
  return {
    owner: 'octo',
    name: 'shop',
    isPrivate: true,
    defaultBranch: 'main',
    pullRequests: [],
    commits: new Map(),
    refs: new Map(),
    tags: new Map(),
    deployments: [],
    environments: [],
    releases: [],
    issues: [],
    workflows: [],
    runs: [],
    rules: new Map(),
    protection: new Map(),
    collaborators: new Map(),
    comments: [],
    statuses: [],
    ...given,
  };
}

/** Puts commits into the repository and lets `branch` point to the last of them. */
export function pushCommits(repository: FakeRepository, commits: readonly FakeCommit[], branch = 'main'): void {
  for (const commit of commits) repository.commits.set(commit.oid, commit);
  const tip = commits.at(-1);
  if (tip !== undefined) repository.refs.set(`refs/heads/${branch}`, tip.oid);
}

/** Puts an annotated tag's object and its ref into the repository. */
export function pushTag(repository: FakeRepository, tag: FakeTag): void {
  repository.tags.set(tag.oid, tag);
  repository.refs.set(`refs/tags/${tag.name}`, tag.oid);
}

/** An open pull request; with `mergedAt` a merged one. */
export function fakePullRequest(given: Partial<FakePullRequest> & { readonly number: number }): FakePullRequest {
  const createdAt = given.createdAt ?? (given.mergedAt == null ? START : given.mergedAt - MS_PER_DAY);
  const mergedAt = given.mergedAt ?? null;
  const closedAt = given.closedAt ?? mergedAt;
  return {
    __typename: 'PullRequest',
    id: `PR_${given.number}`,
    title: `Change ${given.number}`,
    body: '',
    state: stateOf(mergedAt, closedAt),
    isDraft: false,
    locked: false,
    createdAt,
    updatedAt: closedAt ?? createdAt,
    closedAt,
    mergedAt,
    author: ALICE,
    mergedBy: mergedAt === null ? null : BOB,
    mergeCommit: null,
    baseRefName: 'main',
    headRefName: `branch-${given.number}`,
    headRefOid: given.commits?.at(-1) ?? '0'.repeat(40),
    headRepository: 'octo/shop',
    labels: [],
    reviews: [],
    reviewDecision: null,
    commits: [],
    timeline: [],
    closingIssues: [],
    files: [],
    additions: 10,
    deletions: 2,
    changedFiles: 1,
    ...given,
  };
}

function stateOf(mergedAt: number | null, closedAt: number | null): FakePullRequest['state'] {
  if (mergedAt !== null) return 'MERGED';
  return closedAt === null ? 'OPEN' : 'CLOSED';
}

export function fakeReview(given: Partial<FakeReview> & { readonly id: string }): FakeReview {
  return {
    author: BOB,
    state: 'APPROVED',
    submittedAt: START,
    body: '',
    commit: null,
    authorCanPushToRepository: true,
    teams: [],
    ...given,
  };
}

/** A deployment to production without any status. */
export function fakeDeployment(given: Partial<FakeDeployment> & { readonly databaseId: number }): FakeDeployment {
  return {
    __typename: 'Deployment',
    id: `DE_${given.databaseId}`,
    commitOid: '0'.repeat(40),
    environment: 'production',
    createdAt: START,
    creator: ALICE,
    statuses: [],
    ...given,
  };
}

export function fakeRelease(
  given: Partial<FakeRelease> & { readonly databaseId: number; readonly tagName: string },
): FakeRelease {
  const createdAt = given.createdAt ?? given.publishedAt ?? START;
  return {
    __typename: 'Release',
    id: `RE_${given.databaseId}`,
    name: given.tagName,
    tagCommit: null,
    isDraft: false,
    isPrerelease: false,
    createdAt,
    publishedAt: given.isDraft === true ? null : createdAt,
    ...given,
  };
}

export function fakeIssue(given: Partial<FakeIssue> & { readonly number: number }): FakeIssue {
  const createdAt = given.createdAt ?? START;
  return {
    __typename: 'Issue',
    id: `I_${given.number}`,
    title: 'Something is wrong',
    body: '',
    state: given.closedAt == null ? 'OPEN' : 'CLOSED',
    stateReason: given.closedAt == null ? null : 'COMPLETED',
    author: ALICE,
    createdAt,
    updatedAt: given.closedAt ?? createdAt,
    closedAt: null,
    labels: [],
    ...given,
  };
}

/** A run of `deploy.yml` on a push to main that succeeded at once. */
export function fakeRun(given: Partial<FakeRun> & { readonly id: number }): FakeRun {
  const createdAt = given.createdAt ?? START;
  return {
    workflow: 'deploy.yml',
    headSha: '0'.repeat(40),
    headBranch: 'main',
    event: 'push',
    createdAt,
    attempts: [{ conclusion: 'success', startedAt: createdAt, updatedAt: createdAt }],
    ...given,
  };
}
