/** What every part of a read is given, and what it hands back. */
import type { Coverage, Gap } from '../history/coverage.ts';
import type { History, Issue } from '../history/model.ts';
import type { Plan } from '../history/plan.ts';
import type { EpochMs } from '../history/time.ts';

/** What to read, and what is known already. */
export type ReadContext = {
  readonly owner: string;
  readonly name: string;
  /** `owner/name` as GitHub spells it, for `revertsIn` and `namesIn`. */
  readonly repository: string;
  /** The delivery branch. */
  readonly branch: string;
  /** Its newest commit; `null`: the branch has none. Every part reads as of this commit. */
  readonly tip: string | null;
  readonly plan: Plan;
  /** GitHub's clock when the read began: "now" for everything that counts back from it. */
  readonly startedAt: EpochMs;
  /** What an earlier read of the same plan left behind, to be added to; `null`: read everything. */
  readonly known: Known | null;
  /** Patterns of issue labels that are read. */
  readonly issueLabels: readonly string[];
  readonly log: (message: string) => void;
};

/** A known history is complete in every part up to `since` (its watermark); `since` is never `null` where it is used. */
export type Known = { readonly history: History; readonly since: EpochMs };

/**
 * One part, read: with `known`, only what is new or changed, each item whole. `items` may hold what is known already.
 * A part that finds it can't build on `known` says so with `isDoubtful`; then everything is read again without it.
 */
export type PartRead<Item, Key = string> = {
  readonly items: readonly Item[];
  /** Identities (as in `Removals`) that `known` has and GitHub has no more. */
  readonly removed: readonly Key[];
  readonly coverage: Coverage;
  readonly gaps: readonly Gap[];
  readonly isDoubtful?: boolean;
};

export type IssuesRead = PartRead<Issue, number>;

/** What the horizon and the graph depend on: delivered commits, from the parts that are read before. */
export type Deliveries = Pick<History, 'deployments' | 'workflowRuns' | 'releases' | 'tags' | 'coverage'>;

/*
 * The parts, as `source.ts` calls them:
 *   readDeployments(door, context): Promise<PartRead<GitHubDeployment> & { environments: readonly string[] }>
 *   readRuns(door, context): Promise<PartRead<WorkflowRun>>
 *   readReleases(door, context): Promise<PartRead<Release>>
 *   readTags(door, context): Promise<PartRead<Tag>>
 *   readIssues(door, context): Promise<IssuesRead>
 *   readGraph(door, context, deliveries: Deliveries): Promise<PartRead<Commit> & { edge: readonly string[] }>
 *     deliveries: known and new ones together. Reads from the tip down until the horizon (`horizonOf` over the commits so
 *     far and the deliveries: it is the floor until the seeds' commits were read).
 * With `known`, queries that are asked in the same turn are sent as one request (one `query` operation with variables, no
 * named fragments), so a part asks at once whatever needs no earlier answer.
 */
