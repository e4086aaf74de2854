/** Everything about one pull request, in one query where its lists are not long. */
import type { Gap, Part } from '../history/model.ts';
import type { PullRequestFacts } from '../history/pull-request-facts.ts';
import type { TracePattern } from '../history/trace-patterns.ts';
import type { FieldProblem, Refusal } from './answers.ts';
import { refusal } from './answers.ts';
import type { Door } from './door.ts';
import type { WholeLists } from './pull-request-facts-lists.ts';
import { wholeLists } from './pull-request-facts-lists.ts';
import { pullRequestFactsOf } from './pull-request-facts-mapping.ts';
import type { CodeOwnersEntry } from './pull-request-facts-replies.ts';
import { factsReply } from './pull-request-facts-replies.ts';
import type { FactsList } from './queries/pull-request-facts.ts';
import { FACTS_LIST_NAMES, PULL_REQUEST_FACTS } from './queries/pull-request-facts.ts';

const OWN = 'repository.pullRequest';
const OPTIONAL = [
  `${OWN}.statusCheckRollup`,
  `${OWN}.commits`,
  `${OWN}.reviews`,
  `${OWN}.labels`,
  `${OWN}.labelEvents`,
  `${OWN}.files`,
  'repository.defaultBranchRef.target',
];

const READ_CODE = 'Add `contents: read` and `pull-requests: read` to the `permissions:` of the job.';
const READ_CHECKS = 'Add `checks: read` and `statuses: read` to the `permissions:` of the job.';

const SAID: Readonly<Record<FactsList, { readonly part: Part | null; readonly what: string; readonly fix: string }>> = {
  labels: { part: 'labels', what: 'labels', fix: READ_CODE },
  labelEvents: { part: 'labels', what: 'who put the labels there', fix: READ_CODE },
  reviews: { part: 'reviews', what: 'reviews', fix: READ_CODE },
  commits: { part: 'commits', what: 'commits', fix: READ_CODE },
  files: { part: null, what: 'changed files', fix: READ_CODE },
  checks: { part: 'requiredChecks', what: 'checks of the head', fix: READ_CHECKS },
};

/**
 * Pull request `number` of `owner/name` as it stands now, or why it can't be read. What of it the token may not see is
 * `null` with a gap, never empty. Its body, messages and mailboxes are looked through for `traces` and forgotten.
 */
export async function readPullRequestFacts(
  door: Door,
  asked: {
    readonly owner: string;
    readonly name: string;
    readonly number: number;
    readonly traces: readonly TracePattern[];
  },
): Promise<PullRequestFacts | Refusal> {
  const { owner, name, number, traces } = asked;
  const answer = await door.graphql({
    name: 'PullRequestFacts',
    document: PULL_REQUEST_FACTS,
    variables: { owner, name, number },
    schema: factsReply,
    optionalPaths: OPTIONAL,
  });
  if (!answer.ok) return answer;
  const { pullRequest, defaultBranchRef } = answer.data.repository;
  const { problems } = answer;
  const whole = await wholeLists(door, pullRequest);
  // A head without checks and checks that may not be seen look alike but for the problem.
  const lists = { ...whole, checks: refusalAt('statusCheckRollup', problems) ?? whole.checks };
  const { facts, gaps } = pullRequestFactsOf(pullRequest, lists, traces);
  const isHidden = problems.some(({ path }) => path.startsWith('repository.defaultBranchRef'));
  const codeOwners = codeOwnersOf(defaultBranchRef?.target ?? null, isHidden);
  const ownersGaps = codeOwners === null ? [OWNERS_GAP] : [];
  return { ...facts, codeOwners, gaps: [...gapsOf(lists, problems, number), ...gaps, ...ownersGaps] };
}

function refusalAt(step: string, problems: readonly FieldProblem[]): Refusal | null {
  const problem = problems.find(({ path }) => path.startsWith(`${OWN}.${step}`));
  return problem === undefined ? null : refusal('forbidden', problem.detail, problem.fix);
}

/** One for each list that is not whole. */
function gapsOf(lists: WholeLists, problems: readonly FieldProblem[], number: number): Gap[] {
  return FACTS_LIST_NAMES.flatMap((name) => {
    const rows = lists[name];
    const refused = 'ok' in rows ? rows : rows.some((row) => row === null) ? unshown(name, problems) : null;
    if (refused === null) return [];
    const { part, what, fix } = SAID[name];
    const isForbidden = refused.reason === 'forbidden';
    return [{ part, what: `${what} of #${number}`, why: refused.detail, fix: isForbidden ? fix : refused.fix }];
  });
}

function unshown(name: FactsList, problems: readonly FieldProblem[]): Refusal {
  const other = refusal('not-found', 'GitHub lists one of them without showing it.', 'Run the job again later.');
  return refusalAt(name, problems) ?? other;
}

const OWNERS_GAP: Gap = {
  part: null,
  what: 'CODEOWNERS at the tip of the default branch',
  why: 'it is no readable text file, or the token may not see it',
  fix: 'Add `contents: read` to the `permissions:` of the job, and commit CODEOWNERS as a plain file.',
};

/** Where GitHub looks, in its order: the first that is there counts. */
function codeOwnersOf(
  target: {
    readonly oid: string;
    readonly inGithub?: CodeOwnersEntry;
    readonly inRoot?: CodeOwnersEntry;
    readonly inDocs?: CodeOwnersEntry;
  } | null,
  isHidden: boolean,
): PullRequestFacts['codeOwners'] {
  if (isHidden) return null;
  if (target === null) return 'absent';
  const places = [
    ['.github/CODEOWNERS', target.inGithub],
    ['CODEOWNERS', target.inRoot],
    ['docs/CODEOWNERS', target.inDocs],
  ] as const;
  for (const [path, entry] of places) {
    if (entry == null) continue;
    const { object } = entry;
    if (object === null || object.isTruncated === true || object.isBinary === true) return null;
    const text = object.text ?? (object.byteSize === 0 ? '' : null);
    return text === null ? null : { path, ref: target.oid, text };
  }
  return 'absent';
}
