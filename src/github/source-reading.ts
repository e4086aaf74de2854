/** What a read from GitHub is given, and its parts. */
import type { Commit } from '../history/commit.ts';
import type { GitHubDeployment, Release, Tag, WorkflowRun } from '../history/delivered.ts';
import type { Plan } from '../history/plan.ts';
import type { Ms } from '../history/time.ts';
import type { Door } from './door.ts';
import type { IssuesRead, PartRead } from './part.ts';
import type { PullRequestsRead } from './pull-requests.ts';
import type { OpenedRepository } from './repository.ts';
import type { KnownHistory } from './source-base.ts';

export type GitHubReading = {
  readonly door: Door;
  readonly repository: OpenedRepository;
  readonly plan: Plan;
  /** Patterns of the labels whose issues are read. */
  readonly issueLabels: readonly string[];
  /** What an earlier run saved; `null`: nothing. */
  readonly known: KnownHistory | null;
  /** A known history older than this is read anew, as not every change leaves a trace; 30 by default. */
  readonly fullEveryDays?: number;
  readonly log: (message: string) => void;
  /** Milliseconds on a clock of any origin, to tell fast replies from slow ones. */
  readonly elapsed?: () => Ms;
};

/** Every part as it was read. */
export type Parts = {
  readonly pullRequests: PullRequestsRead;
  readonly commits: PartRead<Commit> & { readonly edge: readonly string[] };
  readonly deployments: PartRead<GitHubDeployment> & { readonly environments: readonly string[] };
  readonly workflowRuns: PartRead<WorkflowRun>;
  readonly releases: PartRead<Release>;
  readonly tags: PartRead<Tag>;
  readonly issues: IssuesRead;
};
