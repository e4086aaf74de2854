/** Everything there is to know about one pull request as it stands now. Read for one run, never saved in a history. */

import type { Actor, Reference } from './commit.ts';
import type { Gap } from './coverage.ts';
import type { BodyEvidence } from './evidence.ts';
import type { Review } from './pull-request.ts';
import type { EpochMs } from './time.ts';
import type { Trace } from './trace-patterns.ts';

export type LabelFacts = {
  readonly name: string;
  /** Who put it there last; `null`: a deleted account, or not seen. */
  readonly putBy: Actor | null;
  /** Whether they may push to the repository. Asked for labels that loosen a rule only; `null`: not known. */
  readonly isByWriter: boolean | null;
};

export type ReviewFacts = Pick<Review, 'author' | 'state' | 'submittedAt'> & {
  /** The commit that was reviewed; `null`: it is gone, or may not be seen. */
  readonly sha: string | null;
  /** Whether its author may push to the repository. */
  readonly hasWriteAccess: boolean | null;
  /** The teams that it speaks for, as `org/team` in lower case, as far as the token may see them. */
  readonly onBehalfOf: readonly string[];
};

/** GitHub's words for how a check ended; a commit status knows four of them. */
export const CHECK_CONCLUSIONS = [
  'SUCCESS',
  'NEUTRAL',
  'SKIPPED',
  'FAILURE',
  'ERROR',
  'CANCELLED',
  'TIMED_OUT',
  'ACTION_REQUIRED',
  'STARTUP_FAILURE',
  'STALE',
] as const;
export type CheckConclusion = (typeof CHECK_CONCLUSIONS)[number];

export type CheckFacts = {
  readonly kind: 'check' | 'status';
  readonly name: string;
  /** Slug of the app that ran a check, login of who set a status; `null`: not known. */
  readonly app: string | null;
  /** `null`: it has not ended. */
  readonly conclusion: CheckConclusion | null;
  /** Whether a merge of this pull request needs it. */
  readonly isRequired: boolean;
  /** The run of GitHub Actions that it belongs to; `null`: none, or not known. */
  readonly runId: string | null;
  /** This repository's workflow file that it is a job of, `.github/workflows/ci.yml`; `null`: none, or not known. */
  readonly workflow: string | null;
};

export type ChangedFile = {
  readonly path: string;
  /** Where it was before it was renamed; `null`: it was not, or that is not known. */
  readonly previousPath: string | null;
  /** `ADDED`, `CHANGED`, `COPIED`, `DELETED`, `MODIFIED`, `RENAMED`. */
  readonly change: string;
  readonly additions: number;
  readonly deletions: number;
};

/**
 * When a pull request last got another base, or its base another history: what it changes is another difference since
 * then, although its head is the same. `null`: never; `unknown`: not seen.
 */
export type BaseChange = EpochMs | null | 'unknown';

export type PolicyFile = { readonly path: string; readonly ref: string; readonly text: string };

/** A part that is `null` could not be read: `gaps` says why, and what would mend it. */
export type PullRequestFacts = {
  readonly number: number;
  readonly title: string;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly isDraft: boolean;
  /** `null`: a deleted account. */
  readonly author: Actor | null;
  readonly base: { readonly branch: string; readonly sha: string };
  readonly baseChangedAt: BaseChange;
  readonly head: { readonly branch: string; readonly sha: string };
  readonly isCrossRepository: boolean;
  readonly createdAt: EpochMs;
  /** The earliest authored date among its commits; `null`: not known. */
  readonly firstCommitAt: EpochMs | null;
  /** When it was first ready for review; `null`: it always was a draft, or that is not known. */
  readonly readyAt: EpochMs | null;
  /** What title, body and branch say that it reverts; see `revertsIn` of `text.ts`. */
  readonly reverts: readonly Reference[];
  /** Evidence in its body; see `bodyEvidenceIn` of `evidence.ts`. */
  readonly evidence: readonly BodyEvidence[];
  readonly labels: readonly LabelFacts[] | null;
  readonly reviews: readonly ReviewFacts[] | null;
  /** Accounts of its commits' authors and committers and of who their trailers credit, bots left out. */
  readonly coAuthors: readonly string[] | null;
  /** Of AI tools, in whatever could be read of it. */
  readonly traces: readonly Trace[];
  /** Whether all that may hold a trace could be read. */
  readonly isTraced: boolean;
  readonly files: readonly ChangedFile[] | null;
  /** As many of the changed files as were seen: all of `files`, and where that is `null` maybe some. */
  readonly filesSeen: readonly ChangedFile[];
  /** The checks and statuses of the head that have reported so far. */
  readonly checks: readonly CheckFacts[] | null;
  /** At the default branch's tip; `absent`: there is none where GitHub looks. `null`: not readable. */
  readonly codeOwners: PolicyFile | 'absent' | null;
  readonly gaps: readonly Gap[];
};
