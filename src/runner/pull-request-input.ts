/** Everything that judging one pull request takes, read anew: nothing of it comes from a history file or the disk. */
import { tracePatternsOf } from '../adoption/ai-settings.ts';
import type { OwnCheck } from '../adoption/pull-request.ts';
import type { Configuration } from '../config/configuration.ts';
import { DEFAULT_SETTINGS } from '../config/defaults.ts';
import type { Settings } from '../config/settings.ts';
import type { Refusal } from '../github/answers.ts';
import type { Door } from '../github/door.ts';
import { readPullRequestFacts } from '../github/pull-request-facts.ts';
import type { OpenedRepository } from '../github/repository.ts';
import { readRequiredChecks } from '../github/required-checks.ts';
import * as github from '../github/tree.ts';
import { readWorkflowUses } from '../github/workflow-uses.ts';
import type { CommitTree, FileText, TreeEntry } from '../history/commit-tree.ts';
import type { Gap } from '../history/model.ts';
import type { PullRequestFacts } from '../history/pull-request-facts.ts';
import type { SeenPullRequest } from '../report/pull-request.ts';
import type { DryRun, Policy } from './dry-run.ts';
import { configEntry, dryRun, mayTouchConfig, unreadable } from './dry-run.ts';
import type { RuleFilesRead } from './rule-files.ts';
import { readRuleFiles } from './rule-files.ts';

/** What an event says about its pull request; all the rest is asked for. */
export type EventPullRequest = {
  readonly number: number;
  readonly headSha: string | null;
  readonly own: OwnCheck;
  /** Path of the workflow that this run belongs to; `null`: not known. */
  readonly workflow: string | null;
};

export type PullRequestRead = {
  readonly seen: SeenPullRequest;
  /** What the head's config file would put in force; `null`: it is not changed, or not valid. */
  readonly headConfiguration: Configuration | null;
};

/** Symlinks and imports are followed this far: each step costs a request. */
const ROUNDS = 2;

/** Rules that ask what workflows use. */
const WORKFLOW_RULES = ['security-checks', 'guarded-files'] as const;

const NOT_READ = 'Add `contents: read` and `pull-requests: read` to the `permissions:` of the job.';

/**
 * Reads the pull request, what its base branch requires, the rule files and the config file at its head, and the
 * default branch's workflows: seven or eight requests where its lists are short. What can't be read is `null` with a gap.
 */
export async function readPullRequest(
  door: Door,
  repository: OpenedRepository,
  asked: { readonly event: EventPullRequest; readonly policy: Policy },
): Promise<PullRequestRead> {
  const { event, policy } = asked;
  const settings = policy.configuration?.settings ?? DEFAULT_SETTINGS;
  const { number, headSha: eventSha, own, workflow: ownWorkflow } = event;
  const { owner, name } = repository;
  const { ai, guardrails } = settings;
  const said = { number, eventSha, own, ownWorkflow, configPath: policy.configPath };
  const facts = await readPullRequestFacts(door, {
    owner,
    name,
    number,
    traces: tracePatternsOf(ai),
    loosening: [...ai.labels.notAssisted, ...guardrails.rollbackFirst.labels],
    sections: guardrails.prEvidence.sections,
  });
  if ('ok' in facts) {
    const isForbidden = facts.reason === 'forbidden' || facts.reason === 'not-found';
    const fix = isForbidden ? NOT_READ : facts.fix;
    const gap = { part: 'pullRequests', what: `pull request #${number}`, why: facts.detail, fix } as const;
    const { change: config } = unreadable('the pull request could not be read', fix);
    const nothing = { facts: null, required: null, ruleFiles: null, workflowUses: null, config, gaps: [gap] };
    return { seen: { ...said, ...nothing }, headConfiguration: null };
  }
  const { base } = facts;
  const [checks, files, workflows] = await Promise.all([
    readRequiredChecks(door, { owner, name, branch: base.branch, tip: base.sha }),
    readHead(door, repository, { facts, settings, policy }),
    WORKFLOW_RULES.every((id) => guardrails.levels[id].level === 'off') ? null : readWorkflowUses(door, repository),
  ]);
  const { ruleFiles, config } = files;
  const isRefused = workflows !== null && 'ok' in workflows;
  return {
    seen: {
      ...said,
      facts,
      // Where only one of two places can be seen, more may be required than is known: that is no complete answer.
      required: checks.coverage === 'complete' ? checks.names : null,
      ruleFiles: ruleFiles.facts,
      config: config.change,
      workflowUses: workflows === null || isRefused ? null : workflows.uses,
      gaps: [...checks.gaps, ...ruleFiles.gaps, ...(isRefused ? [unseenWorkflows(workflows)] : [])],
    },
    headConfiguration: config.configuration,
  };
}

/** The rule files at the head and, where the pull request may change it, the config file. */
async function readHead(
  door: Door,
  repository: OpenedRepository,
  asked: { readonly facts: PullRequestFacts; readonly settings: Settings; readonly policy: Policy },
): Promise<{ readonly ruleFiles: RuleFilesRead; readonly config: DryRun }> {
  const { facts, settings, policy } = asked;
  const { sha } = facts.head;
  const tree = await github.readTree(door, repository, sha);
  const texts = (entries: readonly TreeEntry[]) => github.readTexts(door, repository, entries);
  const [ruleFiles, config] = await Promise.all([
    readRuleFiles(
      // GitHub tells times one path and one request at a time.
      { tree: () => Promise.resolve(tree), texts, times: () => Promise.resolve(new Map()), rounds: ROUNDS, before: [] },
      settings.ai,
    ),
    mayTouchConfig(facts.files, policy) ? configIn(tree, { sha, policy, texts }) : UNTOUCHED,
  ]);
  return { ruleFiles, config };
}

const UNTOUCHED: DryRun = { change: { state: 'unchanged' }, configuration: null };

/** A dry run of the config file in the head's tree. */
async function configIn(
  tree: CommitTree | Refusal,
  head: {
    readonly sha: string;
    readonly policy: Policy;
    readonly texts: (entries: readonly TreeEntry[]) => Promise<ReadonlyMap<string, FileText> | Refusal>;
  },
): Promise<DryRun> {
  const { sha, policy, texts } = head;
  if ('ok' in tree) return unreadable(tree.detail, tree.fix);
  const entry = configEntry(tree, policy);
  if (entry === null)
    return tree.truncated ? unreadable(CUT_OFF, FEWER_FILES) : dryRun({ sha, entry, text: 'unread' }, policy);
  const read = await texts([entry]);
  return 'ok' in read
    ? unreadable(read.detail, read.fix)
    : dryRun({ sha, entry, text: read.get(entry.path) ?? 'unread' }, policy);
}

const CUT_OFF = 'the head has more files than GitHub lists';
const FEWER_FILES = 'Commit fewer files: GitHub lists 100,000 of them at most.';

function unseenWorkflows({ detail, fix }: { readonly detail: string; readonly fix: string }): Gap {
  return { part: null, what: 'workflows at the tip of the default branch', why: detail, fix };
}
