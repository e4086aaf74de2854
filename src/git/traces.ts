/** Traces of AI tools in what git records: messages and mailboxes are looked through and not kept. */
import type { Commit } from '../history/commit.ts';
import type { PullRequest } from '../history/pull-request.ts';
import type { CommitFacts } from '../history/trace-facts.ts';
import type { Trace, TracePattern } from '../history/trace-patterns.ts';
import { distinct, tracesIn } from '../history/traces.ts';

/** What a commit says of nobody else's work than its own. */
const NOTHING_ELSE = { author: null, headBranch: null, labels: null, body: null };

/** The traces in one commit. */
export function tracesOfOne(facts: CommitFacts, patterns: readonly TracePattern[]): readonly Trace[] {
  return tracesIn({ ...NOTHING_ELSE, commits: [facts] }, patterns);
}

/**
 * A pull request with the traces in its branch's name, its author, its own commits as far as they are known, and the
 * commit that its squash made. The author counts only if it is a bot: of others git knows a name, not an account.
 */
export function traced(
  pullRequest: PullRequest,
  {
    commits,
    traces,
    patterns,
  }: {
    readonly commits: ReadonlyMap<string, Commit>;
    /** By commit. */
    readonly traces: ReadonlyMap<string, readonly Trace[]>;
    readonly patterns: readonly TracePattern[];
  },
): PullRequest {
  const { author, headBranch, mergeCommit } = pullRequest;
  const bot = author?.type === 'Bot' ? author : null;
  const isMerge = (commits.get(mergeCommit ?? '')?.parents.length ?? 0) > 1;
  const shas = [...(pullRequest.commits ?? []).map(({ sha }) => sha), ...(isMerge ? [] : [mergeCommit ?? ''])];
  const found = [
    ...tracesIn({ ...NOTHING_ELSE, author: bot, headBranch, commits: [] }, patterns),
    ...shas.flatMap((sha) => traces.get(sha) ?? []),
  ];
  return { ...pullRequest, traces: [...distinct(found)] };
}
