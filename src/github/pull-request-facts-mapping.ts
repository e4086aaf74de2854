/** From one pull request's reply to plain facts. Its body, messages and mailboxes are read here and then forgotten. */
import type { Gap } from '../history/model.ts';
import type {
  ChangedFile,
  CheckFacts,
  LabelFacts,
  PullRequestFacts,
  ReviewFacts,
} from '../history/pull-request-facts.ts';
import { mailboxesOf } from '../history/trace-accounts.ts';
import type { TracePattern } from '../history/trace-patterns.ts';
import { tracesIn } from '../history/traces.ts';
import { actorOf } from './actors.ts';
import type { Rows, WholeLists } from './pull-request-facts-lists.ts';
import type { CheckNode, CommitNode, FactsReply } from './pull-request-facts-replies.ts';
import { factsOf } from './pull-requests-traces.ts';

type Mapped = { readonly facts: Omit<PullRequestFacts, 'codeOwners' | 'gaps'>; readonly gaps: readonly Gap[] };

/** GitHub lists no more commits of one pull request than these. */
const MOST_COMMITS = 250;

/** The facts of a reply and its whole lists. A list that was refused, or that lacks a row, is `null`. */
export function pullRequestFactsOf(reply: FactsReply, lists: WholeLists, traces: readonly TracePattern[]): Mapped {
  const { number, title, body, state, isDraft, isCrossRepository, headRefName, headRefOid } = reply;
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
      head: { branch: headRefName, sha: headRefOid },
      isCrossRepository,
      labels,
      reviews: reviewsOf(lists.reviews),
      coAuthors: credits?.unseen === 0 ? credits.logins : null,
      traces: tracesIn(found, traces),
      isTraced: commits !== null && commits.length < MOST_COMMITS && labels !== null,
      files,
      checks: presentIn(lists.checks)?.map(checkOf) ?? null,
    },
    gaps: [
      ...(credits !== null && credits.unseen > 0 ? [unseenAuthors(number, credits.unseen)] : []),
      ...(files === null && !('ok' in lists.files)
        ? [unseenFiles(number, lists.files.length, reply.changedFiles)]
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

function labelsOf({ labels, labelEvents }: WholeLists): readonly LabelFacts[] | null {
  const events = (presentIn(labelEvents) ?? []).toSorted((a, b) => a.createdAt - b.createdAt);
  const putBy = new Map(events.map(({ label, actor }) => [label.name.toLowerCase(), actorOf(actor)]));
  return presentIn(labels)?.map(({ name }) => ({ name, putBy: putBy.get(name.toLowerCase()) ?? null })) ?? null;
}

/** A review without a moment was never submitted. */
function reviewsOf(rows: Rows<'reviews'>): readonly ReviewFacts[] | null {
  const seen = presentIn(rows);
  if (seen === null) return null;
  return seen.flatMap(({ author, state, submittedAt, commit, authorCanPushToRepository: hasWriteAccess }) =>
    submittedAt === null
      ? []
      : [{ author: actorOf(author), state, submittedAt, sha: commit?.oid ?? null, hasWriteAccess }],
  );
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
  if (seen === null || seen.length < changedFiles) return null;
  return seen.map(({ path, changeType: change, additions, deletions }) => ({ path, change, additions, deletions }));
}

function checkOf(node: CheckNode): CheckFacts {
  if (node.__typename === 'StatusContext') {
    const { context: name, state, isRequired, creator } = node;
    const conclusion = state === 'PENDING' || state === 'EXPECTED' ? null : state;
    return { kind: 'status', name, app: creator?.login ?? null, conclusion, isRequired, runId: null };
  }
  const { name, conclusion, isRequired, checkSuite, detailsUrl } = node;
  const runId = /\/actions\/runs\/(\d+)(?:\/|$)/.exec(detailsUrl ?? '')?.[1] ?? null;
  return { kind: 'check', name, app: checkSuite?.app?.slug ?? null, conclusion, isRequired, runId };
}

function unseenAuthors(number: number, count: number): Gap {
  return {
    part: 'commits',
    what: `who wrote ${count} of the commits of #${number}`,
    why: 'they name a mailbox that belongs to no account, or more people than are read',
    fix: 'Add the mailbox to the account of whoever wrote them.',
  };
}

function unseenFiles(number: number, seen: number, all: number): Gap {
  return {
    part: null,
    what: `changed files of #${number}`,
    why: `GitHub shows ${seen} of ${all}`,
    fix: 'Make the pull request smaller.',
  };
}
