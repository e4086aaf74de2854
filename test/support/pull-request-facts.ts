/** Builders of one pull request as a run sees it: an open one that nobody has looked at, unless told. */
import type { Actor } from '../../src/history/commit.ts';
import type {
  ChangedFile,
  CheckFacts,
  LabelFacts,
  PullRequestFacts,
  ReviewFacts,
} from '../../src/history/pull-request-facts.ts';

export const HEAD = 'a'.repeat(40);
export const OLD = 'b'.repeat(40);

export function aUserNamed(login: string): Actor {
  return { login, type: 'User' };
}

/** Pull request #7 of alice, into main, with nothing in it. */
export function aPullRequestSeen(given: Partial<PullRequestFacts> = {}): PullRequestFacts {
  return {
    number: 7,
    title: 'Add it',
    state: 'OPEN',
    isDraft: false,
    author: aUserNamed('alice'),
    base: { branch: 'main', sha: OLD },
    baseChangedAt: null,
    head: { branch: 'topic', sha: HEAD },
    isCrossRepository: false,
    createdAt: Date.parse('2026-03-01T00:00:00Z'),
    firstCommitAt: Date.parse('2026-03-01T00:00:00Z'),
    readyAt: Date.parse('2026-03-01T00:00:00Z'),
    reverts: [],
    evidence: [],
    labels: [],
    reviews: [],
    coAuthors: ['alice'],
    traces: [],
    isTraced: true,
    files: [],
    filesSeen: given.files ?? [],
    checks: [],
    codeOwners: 'absent',
    gaps: [],
    ...given,
  };
}

/** An approval of the head by somebody with write access. */
export function anApproval(login: string, given: Partial<ReviewFacts> = {}): ReviewFacts {
  const author = aUserNamed(login);
  return { author, state: 'APPROVED', submittedAt: 1, sha: HEAD, hasWriteAccess: true, onBehalfOf: [], ...given };
}

/** A required check of GitHub Actions that succeeded. */
export function aCheck(name: string, given: Partial<CheckFacts> = {}): CheckFacts {
  return {
    kind: 'check',
    name,
    app: 'github-actions',
    conclusion: 'SUCCESS',
    isRequired: true,
    runId: null,
    workflow: null,
    ...given,
  };
}

export function aLabel(name: string, putBy: string | null = null, isByWriter: boolean | null = null): LabelFacts {
  return { name, putBy: putBy === null ? null : aUserNamed(putBy), isByWriter };
}

/** A file with ten lines added. */
export function aFile(path: string, given: Partial<ChangedFile> = {}): ChangedFile {
  return { path, previousPath: null, change: 'MODIFIED', additions: 10, deletions: 0, ...given };
}
