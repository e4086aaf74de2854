import type { DeploymentSource, Settings } from '../config/settings.ts';
import type { Part } from '../history/coverage.ts';
import type { History } from '../history/model.ts';
import type { EpochMs } from '../history/time.ts';

/** A commit that reached production once, in one environment. */
export type Success = {
  /** Unique within its source. */
  readonly id: string;
  /** How people call it: a tag, `production@1a2b3c4`. */
  readonly name: string;
  /** `null`: the commit could not be read. */
  readonly sha: string | null;
  /** Where it went live; sources without environments have one, the empty name. */
  readonly environment: string;
  readonly createdAt: EpochMs;
  /** When it succeeded. */
  readonly at: EpochMs;
  /** The time is the commit's, not the delivery's. */
  readonly approximate: boolean;
  readonly url: string | null;
  /** When it was reported as failing after it had succeeded, oldest first. */
  readonly failedAt: readonly { readonly state: string; readonly at: EpochMs }[];
};

/** A delivery that failed before it ever succeeded: it never reached users. */
export type FailedAttempt = { readonly id: string; readonly name: string; readonly at: EpochMs };

/** What a source delivered, in no particular order. */
export type Delivered = { readonly successes: readonly Success[]; readonly failedAttempts: readonly FailedAttempt[] };

/** One place deliveries to production are read from. */
export type Source = {
  readonly id: Exclude<DeploymentSource, 'merges'>;
  /** As in "21 version tags". */
  readonly title: string;
  readonly part: Part;
  /** Whether an older commit that goes live again shows as a delivery of its own. */
  readonly showsRollbacks: boolean;
  read(history: History, settings: Settings): Delivered;
};

/** The first seven digits of a commit id: what people read. */
export function shortSha(sha: string): string {
  return sha.slice(0, 7);
}
