/**
 * Turns the archived JSON of a repository into a saved history.
 *
 *     node scripts/archive-to-history.ts <archive.json.gz> <out.ndjson.gz> <window days> <window's end>
 */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { DEFAULT_SETTINGS } from '../src/config/defaults.ts';
import { writeSavedHistory } from '../src/file/write-saved-history.ts';
import type { Actor, Commit } from '../src/history/commit.ts';
import type { Gap } from '../src/history/coverage.ts';
import type { Tag } from '../src/history/delivered.ts';
import type { History } from '../src/history/model.ts';
import { plainLogin } from '../src/history/people.ts';
import type { PullRequest, Review } from '../src/history/pull-request.ts';
import { namesIn, revertsIn } from '../src/history/text.ts';
import { windowEnding } from '../src/history/time.ts';
import type { Archive } from './archive.ts';
import { archive } from './archive.ts';

const REVIEW_STATES = ['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED'] as const;
const BOTS = /\[bot\]$|^(?:dependabot|renovate|github-actions)$/i;
const GAPS: readonly Gap[] = [
  {
    part: 'texts',
    what: 'Bodies of pull requests and issues',
    why: 'the archive leaves them out: only titles and branches say what is reverted or named',
    fix: 'Read the repository itself.',
  },
  {
    part: 'drafts',
    what: 'When drafts became ready for review',
    why: 'the archive does not record them',
    fix: 'Read the repository itself.',
  },
];

/** The history that an archive holds. Version tags are the only deliveries that an archive records. */
export function historyOfArchive(from: Archive): History {
  const commits = from.defaultBranchCommits.map(commitOf);
  const committedAt = new Map(commits.map((commit) => [commit.sha, commit.committedAt]));
  return {
    repository: from.repository,
    url: `https://github.com/${from.repository}`,
    source: 'github',
    defaultBranch: from.defaultBranch,
    branch: from.defaultBranch,
    tip: commits[0]?.sha ?? null,
    edge: [],
    seenUntil: Date.parse(from.archivedAt),
    coverage: {
      pullRequests: 'complete',
      texts: 'unreadable',
      labels: 'complete',
      reviews: 'complete',
      drafts: 'unreadable',
      commits: 'complete',
      deployments: 'not-in-source',
      workflowRuns: 'not-in-source',
      releases: 'not-in-source',
      tags: 'complete',
      issues: 'complete',
      traces: 'unreadable',
      ruleFiles: 'unreadable',
      requiredChecks: 'unreadable',
    },
    gaps: GAPS,
    tracedWith: null,
    extraction: 1,
    ruleFiles: null,
    requiredChecks: null,
    scaffolding: null,
    requests: 0,
    points: 0,
    pullRequests: from.pullRequests.map((each) => pullRequestOf(each, from.repository)),
    commits,
    deployments: [],
    workflowRuns: [],
    releases: [],
    tags: from.tags.map((tag) => tagOf(tag, committedAt)),
    issues: from.issues.map(({ number, title, createdAt, closedAt, labels }) => ({
      number,
      title,
      createdAt: Date.parse(createdAt),
      closedAt: momentOf(closedAt),
      closedAs: null,
      labels,
      names: namesIn({ title, body: '', repository: from.repository }),
    })),
  };
}

function commitOf(from: Archive['defaultBranchCommits'][number]): Commit {
  return {
    sha: from.oid,
    parents: from.parents,
    authoredAt: Date.parse(from.authoredDate),
    committedAt: Date.parse(from.committedDate),
    headline: from.messageHeadline,
    author: actorOf(from.authorName),
    reverts: revertsIn({ title: from.messageHeadline, body: '' }),
    cherryPickedFrom: [],
  };
}

function pullRequestOf(from: Archive['pullRequests'][number], repository: string): PullRequest {
  const headBranch = from.headRefName.replace(/^(revert-\d+)branch-/, '$1-branch-');
  return {
    number: from.number,
    title: from.title,
    state: from.state,
    author: actorOf(from.author),
    createdAt: Date.parse(from.createdAt),
    closedAt: momentOf(from.closedAt),
    mergedAt: momentOf(from.mergedAt),
    mergedBy: actorOf(from.mergedBy),
    mergeCommit: from.mergeCommit,
    baseBranch: from.baseRefName,
    headBranch,
    isCrossRepository: from.crossRepository,
    headSha: from.headRefOid,
    isDraft: null,
    draftEvents: null,
    labels: from.labels,
    reviews: from.reviews.flatMap(reviewOf),
    commits:
      from.commits?.map(({ oid, authoredDate, messageHeadline }) => ({
        sha: oid,
        authoredAt: Date.parse(authoredDate),
        headline: messageHeadline,
        cherryPickedFrom: [],
      })) ?? null,
    replacedTips: [],
    additions: from.additions ?? null,
    deletions: from.deletions ?? null,
    changedFiles: from.changedFiles ?? null,
    reverts: revertsIn({ title: from.title, body: '', branch: headBranch, repository }),
    names: namesIn({ title: from.title, body: '', repository }),
    traces: [],
    checks: null,
    evidence: null,
  };
}

function reviewOf({ author, state, submittedAt }: Archive['pullRequests'][number]['reviews'][number]): Review[] {
  const known = REVIEW_STATES.find((each) => each === state);
  // A pending review was never submitted.
  if (known === undefined || submittedAt === null) return [];
  return [
    { author: actorOf(author), state: known, submittedAt: Date.parse(submittedAt), commit: null, byWriter: null },
  ];
}

function tagOf({ name, oid, date }: Archive['tags'][number], committedAt: ReadonlyMap<string, number>): Tag {
  const at = Date.parse(date);
  return { name, sha: oid, at, annotated: committedAt.get(oid) !== at };
}

function actorOf(name: string | null): Actor | null {
  return name === null ? null : { login: plainLogin(name), type: BOTS.test(name) ? 'Bot' : 'User' };
}

function momentOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}

if (import.meta.main) {
  const [source, target, days, until] = process.argv.slice(2);
  if (source === undefined || target === undefined || days === undefined || until === undefined) {
    throw new Error('usage: archive-to-history.ts <archive.json.gz> <out.ndjson.gz> <window days> <window end>');
  }
  const from = archive.parse(JSON.parse(gunzipSync(await readFile(source)).toString()));
  await writeSavedHistory(target, {
    history: historyOfArchive(from),
    watermark: null,
    window: windowEnding(Date.parse(until), Number(days)),
    configuration: { path: null, ref: null, settings: { ...DEFAULT_SETTINGS, windowDays: Number(days) } },
  });
}
