/** Traces of AI tools in a pull request's reply, which is looked through here and then forgotten. */
import type { Identity, TraceFacts } from '../history/trace-facts.ts';
import type { Trace, TracePattern } from '../history/trace-patterns.ts';
import { tracesIn } from '../history/traces.ts';
import { actorOf } from './actors.ts';
import type { PullRequestReply, WrittenCommit } from './pull-requests-replies.ts';

type CommitFacts = TraceFacts['commits'][number];

/** How GitHub and git begin the message of a merge that is no squash. */
const MERGE = /^Merge (?:pull request|branch|remote-tracking branch|commit) /;

/** The traces in a pull request, its commits, and the commit that its squash made. */
export function tracesOf(reply: PullRequestReply, patterns: readonly TracePattern[]): readonly Trace[] {
  const { author, headRefName, labels, body, commits, state } = reply;
  // Before the merge GitHub only tries one out.
  const mergeCommit = state === 'MERGED' ? reply.mergeCommit : null;
  const own = commits.nodes.flatMap((node) => node?.commit ?? []);
  const isOwn = own.some(({ oid }) => oid === mergeCommit?.oid);
  const isSquash = mergeCommit !== null && !isOwn && !MERGE.test(mergeCommit.messageHeadline);
  return tracesIn(
    {
      author: actorOf(author),
      headBranch: headRefName,
      labels: labels.nodes.flatMap((node) => node?.name ?? []),
      body,
      commits: own.map(factsOf),
      squash: isSquash ? factsOf(mergeCommit) : null,
    },
    patterns,
  );
}

/** What a commit's reply says of who wrote it and how. */
export function factsOf({ author, committer, messageHeadline, messageBody }: WrittenCommit): CommitFacts {
  return {
    author: identityOf(author),
    committer: identityOf(committer),
    message: messageBody === '' ? messageHeadline : `${messageHeadline}\n\n${messageBody}`,
  };
}

/** Only users are named there: a bot has its mailbox. */
function identityOf(reply: WrittenCommit['author']): Identity | null {
  if (reply === null) return null;
  const { name, email, user } = reply;
  return { name, email, login: user?.login ?? null, type: user === null ? null : 'User' };
}
