/**
 * Histories for tests: what a test does not say gets a harmless default. Moments are ISO 8601 text (a date alone is
 * its midnight in UTC) or epoch milliseconds. The default window is the 90 days until `UNTIL`.
 */
import type { Actor, Commit } from '../../src/history/commit.ts';
import type { Coverage, Part } from '../../src/history/coverage.ts';
import type { GitHubDeployment, Release, Tag, WorkflowRun } from '../../src/history/delivered.ts';
import type { History, Issue } from '../../src/history/model.ts';
import { EXTRACTION } from '../../src/history/model.ts';
import type { Plan } from '../../src/history/plan.ts';
import type { PullRequest, Review } from '../../src/history/pull-request.ts';
import type { EpochMs } from '../../src/history/time.ts';
import { MS_PER_DAY, windowEnding } from '../../src/history/time.ts';

export type When = string | EpochMs;

/** Some of a thing's fields, its moments (`at`, `…At`, `seenUntil`) as text or milliseconds. */
type Given<T> = {
  readonly [K in keyof T]?: K extends `${string}At` | 'at' | 'seenUntil' ? When | Extract<T[K], null> : T[K];
};

export const UNTIL: EpochMs = Date.UTC(2026, 3, 1);

export function at(when: When): EpochMs {
  const moment = typeof when === 'number' ? when : Date.parse(when);
  if (!Number.isFinite(moment)) throw new Error(`not a moment: ${when}`);
  return moment;
}

/** A commit id of 40 digits made from a small number or a short word; its first 7 tell it from all others. */
export function sha(seed: number | string): string {
  const digits = typeof seed === 'number' ? `c${seed.toString(16).padStart(6, '0')}` : `d${hexOf(seed)}`;
  return digits.repeat(Math.ceil(40 / digits.length)).slice(0, 40);
}

export function aUser(login = 'alice'): Actor {
  return { login, type: 'User' };
}

export function aBot(login = 'dependabot'): Actor {
  return { login, type: 'Bot' };
}

export function aCommit(given: Given<Commit> = {}): Commit {
  const committedAt = at(given.committedAt ?? given.authoredAt ?? '2026-03-01T00:00:00Z');
  return {
    sha: sha(1),
    parents: [],
    headline: 'Change something',
    author: aUser(),
    reverts: [],
    cherryPickedFrom: [],
    ...given,
    authoredAt: at(given.authoredAt ?? committedAt),
    committedAt,
  };
}

/**
 * A linear branch, oldest commit first: commit `n` (from 1) is `sha(n)` with the one before it as its parent, unless
 * told otherwise. Each entry is the moment of a commit or some of its fields.
 */
export function aMainLine(entries: readonly (When | Given<Commit>)[]): Commit[] {
  const line: Commit[] = [];
  for (const [index, entry] of entries.entries()) {
    const parent = line.at(-1);
    const given = typeof entry === 'object' ? entry : { committedAt: entry };
    line.push(aCommit({ sha: sha(index + 1), parents: parent === undefined ? [] : [parent.sha], ...given }));
  }
  return line;
}

/**
 * A pull request, merged as `sha(number)` a day after its creation. `state: 'OPEN'` or `'CLOSED'` (or
 * `mergedAt: null`) makes it one that never merged; the start of its work is its creation, as it has no commits.
 */
export function aPullRequest(given: Given<PullRequest> = {}): PullRequest {
  const number = given.number ?? 1;
  const state = given.state ?? (given.mergedAt === null ? 'CLOSED' : 'MERGED');
  const ended = given.mergedAt ?? given.closedAt ?? null;
  const createdAt =
    given.createdAt === null ? null : at(given.createdAt ?? (ended === null ? '2026-03-01' : at(ended) - MS_PER_DAY));
  const endedAt = ended === null ? (createdAt ?? at('2026-03-01')) + MS_PER_DAY : at(ended);
  return {
    title: `Change ${number}`,
    author: aUser(),
    mergedBy: state === 'MERGED' ? aUser('merger') : null,
    mergeCommit: state === 'MERGED' ? sha(number) : null,
    baseBranch: 'main',
    headBranch: `branch-${number}`,
    isCrossRepository: false,
    headSha: null,
    isDraft: false,
    draftEvents: [],
    labels: [],
    reviews: [],
    commits: [],
    replacedTips: [],
    additions: 10,
    deletions: 2,
    changedFiles: 1,
    reverts: [],
    names: [],
    traces: [],
    checks: null,
    evidence: null,
    ...given,
    number,
    state,
    createdAt,
    closedAt: given.closedAt === null || state === 'OPEN' ? null : at(given.closedAt ?? endedAt),
    mergedAt: given.mergedAt === null || state !== 'MERGED' ? null : endedAt,
  };
}

export function aReview(given: Given<Review> = {}): Review {
  return {
    author: aUser('bob'),
    state: 'APPROVED',
    commit: null,
    byWriter: null,
    ...given,
    submittedAt: at(given.submittedAt ?? '2026-03-01T12:00:00Z'),
  };
}

/** A deployment to production that succeeded; `succeededAt: null`: it has no status yet. */
export function aGitHubDeployment(
  given: Given<GitHubDeployment> & { readonly succeededAt?: When | null } = {},
): GitHubDeployment {
  const { succeededAt, ...fields } = given;
  const createdAt = at(given.createdAt ?? succeededAt ?? '2026-03-01T00:00:00Z');
  return {
    id: 'D1',
    sha: sha(1),
    environment: 'production',
    statuses: succeededAt === null ? [] : [{ state: 'SUCCESS', at: at(succeededAt ?? createdAt) }],
    url: null,
    creator: null,
    ...fields,
    createdAt,
  };
}

/** A run of `deploy.yml` that succeeded at `createdAt`. */
export function aWorkflowRun(given: Given<WorkflowRun> = {}): WorkflowRun {
  const createdAt = at(given.createdAt ?? '2026-03-01T00:00:00Z');
  return {
    id: 'R1',
    workflow: 'deploy.yml',
    sha: sha(1),
    event: 'push',
    attempts: [{ conclusion: 'success', completedAt: createdAt }],
    url: null,
    ...given,
    createdAt,
  };
}

export function aRelease(given: Given<Release> = {}): Release {
  return {
    tag: 'v1.0.0',
    sha: sha(1),
    isDraft: false,
    isPrerelease: false,
    url: null,
    ...given,
    publishedAt: given.publishedAt === null ? null : at(given.publishedAt ?? '2026-03-01T00:00:00Z'),
  };
}

export function aTag(given: Given<Tag> = {}): Tag {
  return { name: 'v1.0.0', sha: sha(1), annotated: true, ...given, at: at(given.at ?? '2026-03-01T00:00:00Z') };
}

export function anIssue(given: Given<Issue> = {}): Issue {
  return {
    number: 1,
    title: 'Something is wrong',
    labels: [],
    names: [],
    closedAs: null,
    ...given,
    createdAt: at(given.createdAt ?? '2026-03-01T00:00:00Z'),
    closedAt: given.closedAt == null ? null : at(given.closedAt),
  };
}

/** A history from GitHub that saw everything; its tip is the last of its commits. Coverage: only what differs. */
export function aHistory(
  given: Omit<Given<History>, 'coverage'> & { readonly coverage?: Partial<Record<Part, Coverage>> } = {},
): History {
  return {
    repository: 'octo/shop',
    url: 'https://github.com/octo/shop',
    source: 'github',
    defaultBranch: 'main',
    branch: 'main',
    tip: given.commits?.at(-1)?.sha ?? null,
    edge: [],
    gaps: [],
    tracedWith: null,
    extraction: EXTRACTION,
    ruleFiles: null,
    requiredChecks: null,
    scaffolding: null,
    requests: 0,
    points: 0,
    pullRequests: [],
    commits: [],
    deployments: [],
    workflowRuns: [],
    releases: [],
    tags: [],
    issues: [],
    ...given,
    seenUntil: at(given.seenUntil ?? UNTIL),
    coverage: { ...COMPLETE, ...given.coverage },
  };
}

export function aPlan(given: Partial<Plan> = {}): Plan {
  return {
    window: windowEnding(UNTIL, 90),
    branch: null,
    environments: ['production'],
    workflows: [],
    tags: null,
    traces: [],
    evidenceSections: [],
    ...given,
  };
}

const COMPLETE: Record<Part, Coverage> = {
  pullRequests: 'complete',
  texts: 'complete',
  labels: 'complete',
  reviews: 'complete',
  drafts: 'complete',
  commits: 'complete',
  deployments: 'complete',
  workflowRuns: 'complete',
  releases: 'complete',
  tags: 'complete',
  issues: 'complete',
  traces: 'complete',
  ruleFiles: 'complete',
  requiredChecks: 'complete',
};

function hexOf(word: string): string {
  return Buffer.from(word).toString('hex').padEnd(6, '0');
}
