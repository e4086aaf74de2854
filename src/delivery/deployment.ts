import type { EpochMs } from '../history/time.ts';
import type { Success } from './delivered.ts';

/**
 * What a deployment did. `seed`: the first one that was read; `unresolved`: its commit or the way from it to the delivery
 * branch could not be read; the others as design words: a delivery of something new, or of nothing new.
 */
export type Kind =
  | 'seed'
  | 'shipped'
  | 'redeploy'
  | 'overtaken'
  | 'rollback'
  | 'roll-forward'
  | 'catch-up'
  | 'unresolved';

/** A rollback as seen in one environment. */
export type Rollback = {
  readonly environment: string;
  /** The commit that was live there before. */
  readonly replaced: string;
  readonly at: EpochMs;
};

/** A successful delivery to production: one commit, in one environment or rolled out over several. */
export type Deployment = {
  readonly id: string;
  readonly name: string;
  readonly sha: string | null;
  /** Its first success. */
  readonly at: EpochMs;
  readonly kind: Kind;
  readonly url: string | null;
  readonly approximate: boolean;
  /** In order of time. */
  readonly successes: readonly Success[];
  readonly rollbacks: readonly Rollback[];
  /** Commits that no earlier deployment reached. */
  readonly newCommits: readonly string[];
  /** Numbers of the changes it shipped. */
  readonly changes: readonly number[];
  /** Numbers of pull requests into other branches that it shipped. */
  readonly otherPullRequests: readonly number[];
  /** Commits it shipped that belong to no pull request. */
  readonly directCommits: readonly string[];
};
