/** Everything that judging one pull request takes, read anew: nothing of it comes from a history file or the disk. */
import { tracePatternsOf } from '../adoption/ai-settings.ts';
import type { OwnCheck } from '../adoption/own-check.ts';
import type { Configuration } from '../config/configuration.ts';
import { DEFAULT_SETTINGS } from '../config/defaults.ts';
import type { Door } from '../github/door.ts';
import { readPullRequestFacts } from '../github/pull-request-facts.ts';
import type { OpenedRepository } from '../github/repository.ts';
import { readRequiredChecks } from '../github/required-checks.ts';
import type { Gap } from '../history/coverage.ts';
import type { SeenPullRequest } from '../report/pull-request.ts';
import type { Policy } from './dry-run.ts';
import { unreadable } from './dry-run.ts';
import { readFiles } from './pull-request-files.ts';

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

const NOT_READ = 'Add `contents: read` and `pull-requests: read` to the `permissions:` of the job.';

/**
 * Reads the pull request, what its base branch requires, the rule files and the config file at its head, and the
 * default branch's workflows: six requests, or seven, where its lists are short. What can't be read is `null` with a gap.
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
  const [checks, { ruleFiles, config, workflows }] = await Promise.all([
    readRequiredChecks(door, { owner, name, branch: base.branch, tip: base.sha }),
    readFiles(door, repository, { facts, settings, policy }),
  ]);
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

function unseenWorkflows({ detail, fix }: { readonly detail: string; readonly fix: string }): Gap {
  return { part: null, what: 'workflows at the tip of the default branch', why: detail, fix };
}
