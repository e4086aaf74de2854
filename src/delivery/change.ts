import type { PullRequest } from '../history/model.ts';
import type { EpochMs } from '../history/time.ts';
import type { Deployment } from './deployment.ts';

/** How far a change has come, as of the end of the history. */
export type Shipment =
  | { readonly state: 'shipped'; readonly deployment: Deployment; readonly at: EpochMs }
  | { readonly state: 'waiting' }
  | { readonly state: 'unmapped'; readonly because: string };

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
};
