/** From a pull request's reply to the history's model. Its body is read here and then forgotten. */
import type { DraftEvent, PullRequest, PullRequestCommit, Review } from '../history/pull-request.ts';
import { cherryPicksIn, namesIn, revertsIn } from '../history/text.ts';
import type { TracePattern } from '../history/trace-patterns.ts';
import { actorOf } from './actors.ts';
import { evidenceOf } from './pull-requests-evidence.ts';
import type { PullRequestReply } from './pull-requests-replies.ts';
import { tracesOf } from './pull-requests-traces.ts';

type ReviewReply = NonNullable<PullRequestReply['reviews']['nodes'][number]> & { readonly submittedAt: number };
type EventReply = NonNullable<PullRequestReply['timelineItems']['nodes'][number]>;

const DRAFT_EVENTS: Readonly<Record<string, DraftEvent['type']>> = {
  ReadyForReviewEvent: 'ready_for_review',
  ConvertToDraftEvent: 'convert_to_draft',
};
const AUTO_MERGE_EVENTS = [
  'AutoMergeEnabledEvent',
  'AutoRebaseEnabledEvent',
  'AutoSquashEnabledEvent',
  'AutoMergeDisabledEvent',
];

/** Where it is, as `owner/name`, and what it is looked through for. */
type LookedFor = {
  readonly repository: string;
  readonly traces: readonly TracePattern[];
  /** Patterns of headings that introduce evidence beside the known ones. */
  readonly sections: readonly string[];
};

/**
 * The pull request of a reply whose lists are complete. Its commits are `null` (not known) where GitHub lists one that is
 * gone: the earliest of the others need not be the earliest.
 */
export function pullRequestOf(reply: PullRequestReply, { repository, traces, sections }: LookedFor): PullRequest {
  const { number, title, body, state, createdAt, closedAt, mergedAt, baseRefName, headRefName, headRefOid } = reply;
  const { isCrossRepository, isDraft, additions, deletions, changedFiles } = reply;
  const events = reply.timelineItems.nodes.flatMap((node) => node ?? []).toSorted((a, b) => a.createdAt - b.createdAt);
  const enqueuedBy = actorOf(events.findLast(isOf('AddedToMergeQueueEvent'))?.actor ?? null);
  const autoMerge = events.findLast(({ __typename }) => AUTO_MERGE_EVENTS.includes(__typename));
  const autoMergeEnabledBy = actorOf(autoMerge?.actor ?? null);
  return {
    number,
    title,
    state,
    author: actorOf(reply.author),
    createdAt,
    closedAt,
    mergedAt,
    mergedBy: actorOf(reply.mergedBy),
    ...(enqueuedBy === null ? {} : { enqueuedBy }),
    ...(autoMergeEnabledBy === null ? {} : { autoMergeEnabledBy }),
    mergeCommit: state === 'MERGED' ? (reply.mergeCommit?.oid ?? null) : null,
    baseBranch: baseRefName,
    headBranch: headRefName,
    isCrossRepository,
    headSha: headRefOid,
    isDraft,
    draftEvents: draftEventsOf(events),
    labels: reply.labels.nodes.flatMap((node) => node?.name ?? []),
    reviews: reviewsOf(reply),
    commits: commitsOf(reply),
    replacedTips: replacedTipsOf(events),
    additions,
    deletions,
    changedFiles,
    reverts: revertsIn({ title, body, branch: headRefName, repository }),
    names: namesIn({ title, body, repository }).filter((each) => !('number' in each) || each.number !== number),
    traces: [...tracesOf(reply, traces)],
    checks: reply.statusCheckRollup?.state ?? null,
    evidence: evidenceOf(reply, sections),
  };
}

function draftEventsOf(events: readonly EventReply[]): DraftEvent[] {
  return events.flatMap(({ __typename, createdAt }) => {
    const type = DRAFT_EVENTS[__typename];
    return type === undefined ? [] : [{ type, at: createdAt }];
  });
}

/** A review without a moment was never submitted. */
function reviewsOf({ reviews }: PullRequestReply): Review[] {
  return reviews.nodes.flatMap((node) =>
    node === null || node.submittedAt === null ? [] : [reviewOf({ ...node, submittedAt: node.submittedAt })],
  );
}

function reviewOf({ author, state, submittedAt, commit, authorCanPushToRepository }: ReviewReply): Review {
  return {
    author: actorOf(author),
    state,
    submittedAt,
    commit: commit?.oid ?? null,
    byWriter: authorCanPushToRepository,
  };
}

function commitsOf({ commits }: PullRequestReply): PullRequestCommit[] | null {
  const listed: PullRequestCommit[] = [];
  for (const node of commits.nodes) {
    if (node === null) return null;
    const { oid, authoredDate, messageHeadline, messageBody } = node.commit;
    const cherryPickedFrom = cherryPicksIn(messageBody);
    listed.push({ sha: oid, authoredAt: authoredDate, headline: messageHeadline, cherryPickedFrom });
  }
  return listed;
}

/** A replaced tip that GitHub has thrown away since is not there to see. */
function replacedTipsOf(events: readonly EventReply[]): PullRequest['replacedTips'] {
  return events
    .filter(isOf('HeadRefForcePushedEvent'))
    .flatMap(({ beforeCommit }) =>
      beforeCommit == null ? [] : [{ sha: beforeCommit.oid, authoredAt: beforeCommit.authoredDate }],
    );
}

function isOf(type: string): (event: EventReply) => boolean {
  return ({ __typename }) => __typename === type;
}
