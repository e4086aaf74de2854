/** Files that judging a pull request takes: those of AI tools and the config file at its head, and the workflows in force. */
import type { Settings } from '../config/settings.ts';
import type { Refusal } from '../github/answers.ts';
import type { Door } from '../github/door.ts';
import { joining } from '../github/joined.ts';
import type { OpenedRepository } from '../github/repository.ts';
import * as github from '../github/tree.ts';
import type { WorkflowUses } from '../github/workflow-uses.ts';
import { readWorkflowUses } from '../github/workflow-uses.ts';
import type { CommitTree, FileText, TreeEntry } from '../history/commit-tree.ts';
import type { PullRequestFacts } from '../history/pull-request-facts.ts';
import type { DryRun, Policy } from './dry-run.ts';
import { configEntry, dryRun, mayTouchConfig, unreadable } from './dry-run.ts';
import type { RuleFilesRead } from './rule-files.ts';
import { readRuleFiles } from './rule-files.ts';

/** Symlinks and imports are followed this far: each step costs a request. */
const ROUNDS = 2;

/** Rules that ask what workflows use. */
const WORKFLOW_RULES = ['security-checks', 'guarded-files'] as const;

export type FilesRead = {
  readonly ruleFiles: RuleFilesRead;
  readonly config: DryRun;
  /** `null`: no rule looks at them. */
  readonly workflows: WorkflowUses | Refusal | null;
};

/**
 * The rule files at the head and, where the pull request may change it, the config file; and the default branch's
 * workflows. Once the head's tree is known, all their texts are asked for in one request.
 */
export async function readFiles(
  door: Door,
  repository: OpenedRepository,
  asked: { readonly facts: PullRequestFacts; readonly settings: Settings; readonly policy: Policy },
): Promise<FilesRead> {
  const { facts, settings, policy } = asked;
  const { sha } = facts.head;
  const tree = await github.readTree(door, repository, sha);
  const together = joining(door);
  const { levels } = settings.guardrails;
  const texts = (entries: readonly TreeEntry[]) => github.readTexts(together, repository, entries);
  const [ruleFiles, config, workflows] = await Promise.all([
    readRuleFiles(
      // GitHub tells times one path and one request at a time.
      { tree: () => Promise.resolve(tree), texts, times: () => Promise.resolve(new Map()), rounds: ROUNDS, before: [] },
      settings.ai,
    ),
    mayTouchConfig(facts.files, policy) ? configIn(tree, { sha, policy, texts }) : UNTOUCHED,
    WORKFLOW_RULES.every((id) => levels[id].level === 'off') ? null : readWorkflowUses(together, repository),
  ]);
  return { ruleFiles, config, workflows };
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
