/**
 * Why a figure is what it is, as plain data. Moments are ISO 8601 in UTC, durations hours; `null` is not known or has not
 * happened. Titles, names and headlines are as the repository has them: whoever shows them makes them harmless.
 */
import type { Signal } from '../../config/settings.ts';
import type { Shipment } from '../../delivery/change.ts';
import type { Kind } from '../../delivery/deployment.ts';
import type { Measured } from '../measured.ts';

/** A deployment to point to. */
export type DeploymentRef = {
  readonly name: string;
  readonly sha: string | null;
  readonly at: string;
  readonly url: string | null;
};

/** A pull request to point to. */
export type PullRequestRef = { readonly number: number; readonly title: string };

/** Which of the two windows something lies in; `null`: neither. */
export type InWindow = 'current' | 'previous' | null;

/** That something is evidence against a deployment. */
export type Charge = { readonly signal: Signal; readonly at: string; readonly deployment: DeploymentRef };

/** Where the start of a change comes from. */
export type StartSource = 'creation' | 'commit' | 'replaced tip' | 'creation, because the commits are implausibly old';

export type ChangeExplanation = PullRequestRef & {
  readonly kind: 'change';
  readonly url: string | null;
  readonly mergeCommit: string | null;
  readonly times: {
    readonly start: string | null;
    readonly created: string | null;
    readonly ready: string | null;
    readonly firstReview: string | null;
    readonly lastApproval: string | null;
    readonly merged: string;
    readonly shipped: string | null;
  };
  /** Whether its reviews were read: if not, no review tells nothing. */
  readonly areReviewsKnown: boolean;
  readonly startedBy: { readonly source: StartSource; readonly sha: string | null } | null;
  readonly leadTimeHours: number | null;
  readonly leadTimeFromOpenHours: number | null;
  /** `null`: not shipped, or one of the boundaries is not known. */
  readonly stages: Readonly<
    Record<'coding' | 'pickup' | 'review' | 'merge' | 'unreviewed' | 'deploy', number | null>
  > | null;
  /** Why it takes no part in lead time, stages and flow; `null`: it does. */
  readonly leftOut: 'automation' | 'people.ignore' | null;
  readonly state: Shipment['state'];
  readonly deployment: DeploymentRef | null;
  readonly shippedIn: InWindow;
  readonly unmappedBecause: string | null;
  readonly waitingHours: number | null;
  readonly charges: readonly Charge[];
};

/** A pull request that is no change. */
export type PullRequestExplanation = PullRequestRef & {
  readonly kind: 'pull request';
  readonly url: string | null;
  readonly is: 'open' | 'closed' | 'backport' | 'stacked' | 'merged later';
  readonly because: string;
  /** What it was shipped by, as part of a deployment from another branch. */
  readonly deployment: DeploymentRef | null;
  /** The pull request that carries its work on. */
  readonly parent: PullRequestRef | null;
  readonly charges: readonly Charge[];
};

export type DeploymentExplanation = DeploymentRef & {
  readonly kind: 'deployment';
  readonly did: Kind;
  /** Why it is of that kind: what was live before, and where. */
  readonly because: string;
  readonly approximate: boolean;
  readonly countedIn: InWindow;
  readonly successes: readonly {
    readonly name: string;
    readonly environment: string;
    readonly at: string;
    readonly replaced: string | null;
  }[];
  readonly newCommits: number;
  readonly changes: readonly PullRequestRef[];
  readonly otherPullRequests: readonly PullRequestRef[];
  readonly directCommits: readonly { readonly sha: string; readonly headline: string | null }[];
  readonly failure: {
    readonly signals: readonly {
      readonly kind: Signal;
      readonly evidence: string;
      readonly at: string;
      readonly url: string | null;
      readonly isLate: boolean;
    }[];
    readonly recoveredAt: string | null;
    readonly recoveryHours: number | null;
    /** What ended it, or that nothing has yet. */
    readonly endedBy: string;
  } | null;
  readonly rework: { readonly is: boolean; readonly because: string };
  /** Other deployments of the same commit. */
  readonly others: readonly DeploymentRef[];
};

export type CommitExplanation = {
  readonly kind: 'commit';
  readonly sha: string;
  readonly headline: string | null;
  readonly committedAt: string | null;
  readonly is: 'of a pull request' | 'direct' | 'in the branch' | 'outside the branch';
  readonly pullRequest: PullRequestRef | null;
  readonly deployment: DeploymentRef | null;
};

export type IssueExplanation = PullRequestRef & {
  readonly kind: 'issue';
  readonly url: string | null;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly isIncident: boolean;
  readonly charges: readonly Charge[];
};

/** A thing behind a metric: hours for durations (`null`: it has not ended), the moment for what is counted. */
export type MetricItem = {
  readonly name: string;
  readonly hours: number | null;
  readonly at: string | null;
  readonly deployment: string | null;
  /** Of a rate: whether it counts. */
  readonly isHit: boolean;
};

export type MetricExplanation = Pick<Measured, 'current' | 'previous' | 'change'> & {
  readonly kind: 'metric';
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly shape: 'quantiles' | 'rate' | 'count';
  readonly windowDays: number;
  /** What must be known before believing the figure. */
  readonly caveats: readonly string[];
  readonly unknownBecause: string | null;
  readonly items: readonly MetricItem[];
};

export type NotFound = {
  readonly kind: 'not found';
  readonly subject: string;
  readonly candidates: readonly string[];
  readonly metrics: readonly string[];
};

export type Explanation =
  | ChangeExplanation
  | PullRequestExplanation
  | DeploymentExplanation
  | CommitExplanation
  | IssueExplanation
  | MetricExplanation
  | NotFound;
