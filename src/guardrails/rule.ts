/** What a guardrail is, what it judges, and what it says. */
import type { OwnCheck } from '../adoption/own-check.ts';
import type { PullRequestJudgement } from '../adoption/pull-request.ts';
import type { Guardrail, Settings } from '../config/settings.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Figure } from '../figures/figure.ts';
import type { Gap } from '../history/coverage.ts';
import type { PullRequestFacts } from '../history/pull-request-facts.ts';
import type { RuleFileFacts } from '../history/rule-file-facts.ts';

/**
 * `pending`: it fails now, and can still turn green without a new commit. `unknown`: what decides can't be seen.
 * `skipped`: it does not apply.
 */
export const STATUSES = ['pass', 'fail', 'pending', 'unknown', 'skipped'] as const;
export type Status = (typeof STATUSES)[number];

/** One thing that a verdict rests on; `path` and `line` where it stands in a file. `line` counts from 1. */
export type Evidence = { readonly text: string; readonly path: string | null; readonly line: number | null };

/** What a rule found. Texts are plain sentences; what stands between backticks is code. Names in them are hostile. */
export type Verdict = {
  readonly status: Status;
  /** What was found, in one sentence. */
  readonly message: string;
  /** The shortest way to green; `null`: nothing is to be done. */
  readonly fix: string | null;
  readonly evidence: readonly Evidence[];
};

/** How the head changes the config file, by a dry run of it. */
export type ConfigChange =
  /** `unchanged`: it says the same as at the default branch's tip, or neither has one. */
  | { readonly state: 'unchanged' }
  /** It can't be told what the head says. */
  | { readonly state: 'unreadable'; readonly why: string; readonly fix: string }
  /** `message` names file, line, key, value and what is allowed. */
  | { readonly state: 'invalid'; readonly message: string }
  | {
      readonly state: 'changed';
      /** Whether the head has no such file any more. */
      readonly isRemoved: boolean;
      /** What would be in force otherwise, key by key: `guardrails.pr-size.level: error → off`. */
      readonly differences: readonly string[];
    };

/** What stands around a pull request, as it was read: on its base branch, at its head, in the workflows in force. */
export type PullRequestSurroundings = {
  /** Names of the checks that the base branch requires; `null`: not known. */
  readonly required: readonly string[] | null;
  readonly own: OwnCheck;
  /** At the head; `null`: not readable. */
  readonly ruleFiles: RuleFileFacts | null;
  readonly config: ConfigChange;
  /** Where the config file is, or would be. */
  readonly configPath: string;
  /** Path of the workflow that this run belongs to; `null`: not known. */
  readonly ownWorkflow: string | null;
  /** What the workflows at the default branch's tip use, by path: `github/codeql-action/analyze@v3`; `null`: not read. */
  readonly workflowUses: ReadonlyMap<string, readonly string[]> | null;
  /** What could not be read. */
  readonly gaps: readonly Gap[];
};

/**
 * A pull request with all that its rules look at. Nothing of it comes from a history file or the disk. Its gaps are those
 * of the pull request, too.
 */
export type PullRequestSubject = PullRequestSurroundings & {
  readonly facts: PullRequestFacts;
  readonly judgement: PullRequestJudgement;
  /** What is shipped and failing, read anew; `null`: not read, because no rule needs it, or not readable. */
  readonly delivery: Delivery | null;
};

/** A report of an earlier time that figures are compared with. */
export type Baseline = {
  /** Where it is kept. */
  readonly path: string;
  readonly deploymentSource: string | null;
  /** By the id of the metric; `null`: it was not known. */
  readonly figures: Readonly<Record<string, Figure | null>>;
};

/** The repository with all that its rules look at. */
export type RepositorySubject = {
  readonly delivery: Delivery;
  /** `null`: none is configured. A text: why it can't be used. */
  readonly baseline: Baseline | string | null;
};

/** One rule, one file, one line in `list.ts`. */
export type Rule = {
  readonly id: Guardrail;
  readonly title: string;
  /** When it is violated: Markdown for the docs. */
  readonly violatedWhen: string;
  /** Why it matters, in one sentence that is shown with every failure. */
  readonly why: string;
  /** Whether it fails whatever its level, `off` too: with a configuration that would not be valid. */
  readonly isAbsolute?: (subject: PullRequestSubject) => boolean;
  readonly ofPullRequest?: (subject: PullRequestSubject, settings: Settings) => Verdict;
  readonly ofRepository?: (subject: RepositorySubject, settings: Settings) => Verdict;
};
