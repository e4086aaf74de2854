import type { PullRequest } from '../history/pull-request.ts';
import type { EpochMs, Ms } from '../history/time.ts';
import type { Deployment } from './deployment.ts';

/** How far a change has come, as of the end of the history. */
export type Shipment =
  /** `at`: the deployment's success, or the merge where the clocks put that a moment later. */
  | { readonly state: 'shipped'; readonly deployment: Deployment; readonly at: EpochMs }
  | { readonly state: 'waiting' }
  | { readonly state: 'unmapped'; readonly because: string };

/**
 * The stages of a change, in milliseconds; they add up to its lead time. Without a review by a known human other than
 * the author, pickup, review and merge are one stage, `unreviewed`; otherwise `unreviewed` is `null`.
 */
export type Stages = {
  readonly coding: Ms;
  readonly pickup: Ms | null;
  readonly review: Ms | null;
  readonly merge: Ms | null;
  readonly unreviewed: Ms | null;
  readonly deploy: Ms;
};

/** A pull request merged into the delivery branch. */
export type Change = {
  readonly number: number;
  readonly pullRequest: PullRequest;
  readonly mergedAt: EpochMs;
  /** The earlier of the creation and the earliest authored date among its commits; `null`: not known. */
  readonly startedAt: EpochMs | null;
  /** The commits' dates lay so far before the creation that the creation was taken for the start. */
  readonly isOutlier: boolean;
  readonly isAutomation: boolean;
  /** Taken into lead time, stages and flow: neither automation nor in `people.ignore`. */
  readonly isCounted: boolean;
  readonly shipment: Shipment;
  /** `null`: it has not shipped, or one of the boundaries is not known. */
  readonly stages: Stages | null;
};
