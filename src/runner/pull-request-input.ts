/** Everything that judging one pull request takes, read anew: nothing of it comes from a history file or the disk. */
import { tracePatternsOf } from '../adoption/ai-settings.ts';
import type { OwnCheck } from '../adoption/pull-request.ts';
import type { Settings } from '../config/settings.ts';
import type { Door } from '../github/door.ts';
import { readPullRequestFacts } from '../github/pull-request-facts.ts';
import type { OpenedRepository } from '../github/repository.ts';
import { readRequiredChecks } from '../github/required-checks.ts';
import * as github from '../github/tree.ts';
import type { SeenPullRequest } from '../report/pull-request.ts';
import { readRuleFiles } from './rule-files.ts';

/** What an event says about its pull request; all the rest is asked for. */
export type EventPullRequest = {
  readonly number: number;
  readonly headSha: string | null;
  readonly own: OwnCheck;
};

/** Symlinks and imports are followed this far: each step costs a request. */
const ROUNDS = 2;

const NOT_READ = 'Add `contents: read` and `pull-requests: read` to the `permissions:` of the job.';

/**
 * Reads the pull request, what its base branch requires and the rule files at its head: six requests where its lists
 * are short. What can't be read is `null` with a gap.
 */
export async function readPullRequest(
  door: Door,
  repository: OpenedRepository,
  { event, settings }: { readonly event: EventPullRequest; readonly settings: Settings },
): Promise<SeenPullRequest> {
  const { number, headSha: eventSha, own } = event;
  const { owner, name } = repository;
  const traces = tracePatternsOf(settings.ai);
  const facts = await readPullRequestFacts(door, { owner, name, number, traces });
  const said = { number, eventSha, own };
  if ('ok' in facts) {
    const isForbidden = facts.reason === 'forbidden' || facts.reason === 'not-found';
    const fix = isForbidden ? NOT_READ : facts.fix;
    const gap = { part: 'pullRequests', what: `pull request #${number}`, why: facts.detail, fix } as const;
    return { ...said, facts: null, required: null, ruleFiles: null, gaps: [gap] };
  }
  const { base, head } = facts;
  const files = {
    tree: () => github.readTree(door, repository, head.sha),
    texts: (entries: Parameters<typeof github.readTexts>[2]) => github.readTexts(door, repository, entries),
    // GitHub tells them one path and one request at a time.
    times: () => Promise.resolve(new Map()),
    rounds: ROUNDS,
    before: [],
  };
  const [checks, ruleFiles] = await Promise.all([
    readRequiredChecks(door, { owner, name, branch: base.branch, tip: base.sha }),
    readRuleFiles(files, settings.ai),
  ]);
  // Where only one of two places can be seen, more may be required than is known: that is no complete answer.
  const required = checks.coverage === 'complete' ? checks.names : null;
  return { ...said, facts, required, ruleFiles: ruleFiles.facts, gaps: [...checks.gaps, ...ruleFiles.gaps] };
}
