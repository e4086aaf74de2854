/** From one pull request's reply to plain facts. Its body, messages and mailboxes are read here and then forgotten. */

import type { Gap } from '../history/coverage.ts';
import { bodyEvidenceIn } from '../history/evidence.ts';
import type {
  BaseChange,
  ChangedFile,
  LabelFacts,
  PullRequestFacts,
  ReviewFacts,
} from '../history/pull-request-facts.ts';
import { revertsIn } from '../history/text.ts';
import type { EpochMs } from '../history/time.ts';
import { mailboxesOf } from '../history/trace-accounts.ts';
import type { TracePattern } from '../history/trace-patterns.ts';
import { tracesIn } from '../history/traces.ts';
import { actorOf } from './actors.ts';
import { checkOf } from './pull-request-facts-checks.ts';
import { unseenAuthors, unseenBase, unseenDrafts, unseenFiles } from './pull-request-facts-gaps.ts';
import type { Rows, WholeLists } from './pull-request-facts-lists.ts';
import type { CommitNode, FactsReply, ReviewNode } from './pull-request-facts-replies.ts';
import { factsOf } from './pull-requests-traces.ts';

/** What a body is looked through for, and the repository whose numbers it names. */
type Wanted = {
  readonly owner: string;
  readonly name: string;
  readonly traces: readonly TracePattern[];
  readonly sections: readonly string[];
};
type Mapped = { readonly facts: Omit<PullRequestFacts, 'codeOwners' | 'gaps'>; readonly gaps: readonly Gap[] };

/** GitHub lists no more commits of one pull request than these. */
const MOST_COMMITS = 250;

/** The facts of a reply and its whole lists. A list that was refused, or that lacks a row, is `null`. */
export function pullRequestFactsOf(reply: FactsReply, lists: WholeLists, wanted: Wanted): Mapped {
  const { number, title, body, state, isDraft, isCrossRepository, headRefName, headRefOid, createdAt } = reply;
  const { traces, sections, owner, name } = wanted;
  const author = actorOf(reply.author);
  const labels = labelsOf(lists);
  const commits = presentIn(lists.commits);
  const listed = ('ok' in lists.commits ? [] : lists.commits).flatMap((node) => node?.commit ?? []);
  const credits = commits === null ? null : creditsOf(listed, traces);
  const files = filesOf(lists.files, reply.changedFiles);
  const names = labels?.map(({ name }) => name) ?? null;
  const found = { author, headBranch: headRefName, labels: names, body, commits: listed.map(factsOf) };
  return {
    facts: {
      number,
      title,
      state,
      isDraft,
      author,
      base: { branch: reply.baseRefName, sha: reply.baseRefOid },
      baseChangedAt: baseChangeOf(reply),
      head: { branch: headRefName, sha: headRefOid },
      isCrossRepository,
      createdAt,
      firstCommitAt: firstCommitOf(commits),
      readyAt: readyOf(reply),
      reverts: revertsIn({ title, body, branch: headRefName, repository: `${owner}/${name}` }),
      evidence: bodyEvidenceIn(body, sections),
      labels,
      reviews: reviewsOf(lists.reviews),
      coAuthors: credits?.unseen === 0 ? credits.logins : null,
      traces: tracesIn(found, traces),
      isTraced: commits !== null && commits.length < MOST_COMMITS && labels !== null,
      files,
      filesSeen: filesIn(lists.files),
      checks: presentIn(lists.checks)?.map((node) => checkOf(node, wanted)) ?? null,
    },
    gaps: [
      ...(isDraftHidden(reply) ? [unseenDrafts(number)] : []),
      ...(baseChangeOf(reply) === 'unknown' ? [unseenBase(number)] : []),
      ...(credits !== null && credits.unseen > 0 ? [unseenAuthors(number, credits.unseen)] : []),
      ...(files === null && !('ok' in lists.files)
        ? [unseenFiles(number, filesIn(lists.files).length, reply.changedFiles)]
        : []),
    ],
  };
}

/** The rows, none of which is missing; else `null`. */
function presentIn<Node>(rows: readonly (Node | null)[] | { readonly ok: false }): readonly Node[] | null {
  if ('ok' in rows) return null;
  const present = rows.flatMap((row) => (row === null ? [] : [row]));
  return present.length === rows.length ? present : null;
}

function firstCommitOf(commits: readonly { readonly commit: CommitNode }[] | null): EpochMs | null {
  if (commits === null || commits.length === 0 || commits.length >= MOST_COMMITS) return null;
  return Math.min(...commits.map(({ commit }) => commit.authoredDate));
}

/** The creation, unless it was created as a draft: then its first ready-for-review. `null`: never, or not known. */
function readyOf(reply: FactsReply): EpochMs | null {
  if (isDraftHidden(reply)) return null;
  const first = reply.draftEvents?.nodes[0];
  if (first?.__typename === 'ReadyForReviewEvent') return first.createdAt;
  return first === undefined && reply.isDraft ? null : reply.createdAt;
}

function isDraftHidden({ draftEvents }: FactsReply): boolean {
  return draftEvents === null || draftEvents.nodes[0] === null;
}

function baseChangeOf({ baseEvents }: FactsReply): BaseChange {
  const last = baseEvents?.nodes[0];
  if (baseEvents === null || last === null) return 'unknown';
  return last?.createdAt ?? null;
}

function labelsOf({ labels, labelEvents }: WholeLists): readonly LabelFacts[] | null {
  const events = (presentIn(labelEvents) ?? []).toSorted((a, b) => a.createdAt - b.createdAt);
  const putBy = new Map(events.map(({ label, actor }) => [label.name.toLowerCase(), actorOf(actor)]));
  return (
    presentIn(labels)?.map(({ name }) => ({ name, putBy: putBy.get(name.toLowerCase()) ?? null, isByWriter: null })) ??
    null
  );
}

/** A review without a moment was never submitted. */
function reviewsOf(rows: Rows<'reviews'>): readonly ReviewFacts[] | null {
  const seen = presentIn(rows);
  if (seen === null) return null;
  return seen.flatMap((node) => (node.submittedAt === null ? [] : [reviewOf(node, node.submittedAt)]));
}

function reviewOf(node: ReviewNode, submittedAt: EpochMs): ReviewFacts {
  const { author, state, commit, authorCanPushToRepository: hasWriteAccess, onBehalfOf } = node;
  const teams = onBehalfOf?.nodes?.flatMap((team) => team?.combinedSlug.toLowerCase() ?? []) ?? [];
  return { author: actorOf(author), state, submittedAt, sha: commit?.oid ?? null, hasWriteAccess, onBehalfOf: teams };
}

/** The accounts behind commits, and how many commits name somebody who has none that is known. */
function creditsOf(
  commits: readonly CommitNode[],
  traces: readonly TracePattern[],
): { readonly logins: readonly string[]; readonly unseen: number } {
  const logins = new Set<string>();
  let unseen = commits.length >= MOST_COMMITS ? 1 : 0;
  for (const { author, committer, authors } of commits) {
    const people = [author, committer, ...authors.nodes];
    for (const person of people) if (person?.user) logins.add(person.user.login);
    const isKnown = people.every((person) => person?.user || isNoPerson(person, traces));
    if (!isKnown || authors.pageInfo.hasNextPage) unseen++;
  }
  return { logins: [...logins].sort(), unseen };
}

/** GitHub itself, an app's bot or a known AI tool: nobody who could approve as a person. */
function isNoPerson(who: CommitNode['author'], traces: readonly TracePattern[]): boolean {
  const mailbox = who?.email?.trim().toLowerCase() ?? '';
  if (mailbox === 'noreply@github.com' || /\[bot\]@users\.noreply\./.test(mailbox)) return true;
  const name = who?.name ?? null;
  return (['author', 'committer', 'trailer'] as const).some(
    (field) => mailboxesOf({ name, mailbox, field }, traces).length > 0,
  );
}

/** Of a very large pull request GitHub lists only the first files. */
function filesOf(rows: Rows<'files'>, changedFiles: number): readonly ChangedFile[] | null {
  const seen = presentIn(rows);
  return seen === null || seen.length < changedFiles ? null : filesIn(rows);
}

function filesIn(rows: Rows<'files'>): readonly ChangedFile[] {
  const shown = ('ok' in rows ? [] : rows).flatMap((row) => row ?? []);
  return shown.map(({ path, changeType: change, additions, deletions }) => ({
    path,
    previousPath: null,
    change,
    additions,
    deletions,
  }));
}
