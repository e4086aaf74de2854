/** Pull requests, whole, by id. */
import type { PullRequest } from '../history/pull-request.ts';
import type { Ms } from '../history/time.ts';
import type { TracePattern } from '../history/trace-patterns.ts';
import type { FieldProblem, Refusal } from './answers.ts';
import { refusal } from './answers.ts';
import { inBatches } from './batches.ts';
import { withWholeLists } from './details-lists.ts';
import type { Door } from './door.ts';
import { joining } from './joined.ts';
import { pullRequestOf } from './pull-requests-mapping.ts';
import type { Indexed, PullRequestReply } from './pull-requests-replies.ts';
import { detailsReply } from './pull-requests-replies.ts';
import { PULL_REQUEST_DETAILS, PULL_REQUEST_DETAILS_AND_FILES } from './queries/pull-request-details.ts';

export type DetailsRead = {
  readonly items: readonly PullRequest[];
  /** GitHub has them no more. */
  readonly gone: readonly number[];
  /** What could not be read, and why. */
  readonly left: ReadonlyMap<Indexed, Refusal>;
  /** Why their checks can't be seen; `null`: they can. */
  readonly checks: FieldProblem | null;
};

/** What they are read for. */
export type DetailsPurpose = {
  readonly repository: string;
  readonly traces: readonly TracePattern[];
  /** Headings that introduce evidence beside the known ones. */
  readonly sections: readonly string[];
  /** Numbers of those whose evidence is looked for. */
  readonly withEvidence: ReadonlySet<number>;
  readonly elapsed: () => Ms;
};

/** First pages of the lists: most pull requests fit. */
const PAGES = { labels: 20, reviews: 30, commits: 50, events: 30 };

const PLAIN = { name: 'PullRequestDetails', document: PULL_REQUEST_DETAILS, variables: PAGES } as const;
const WITH_FILES = {
  name: 'PullRequestDetailsAndFiles',
  document: PULL_REQUEST_DETAILS_AND_FILES,
  variables: { ...PAGES, files: 100 },
} as const;
/** For a single pull request that is too much with those. Its files are left out: nobody follows that list. */
const SMALL = { ...PLAIN, variables: { labels: 5, reviews: 5, commits: 5, events: 5 } } as const;

/** Reads what the index named, in its order; lists are followed to their end. */
export async function readDetails(door: Door, wanted: readonly Indexed[], by: DetailsPurpose): Promise<DetailsRead> {
  const followed = joining(door);
  const items: PullRequest[] = [];
  const gone: number[] = [];
  const left = new Map<Indexed, Refusal>();
  const isHeavy = ({ number }: Indexed) => by.withEvidence.has(number);
  let checks: FieldProblem | null = null;

  async function take(batch: readonly Indexed[], size: 'whole' | 'small' = 'whole'): Promise<Refusal | null> {
    const ids = batch.map(({ id }) => id);
    const kind = size === 'small' ? SMALL : batch.some(isHeavy) ? WITH_FILES : PLAIN;
    const answer = await door.graphql({
      ...kind,
      variables: { ids, ...kind.variables },
      schema: detailsReply,
      optionalPaths: ['nodes.*'],
    });
    if (!answer.ok) {
      const isLast = answer.reason === 'too-much' && batch.length === 1 && size === 'whole';
      return isLast ? take(batch, 'small') : answer;
    }
    // A pull request that is there but holds something that the token may not see: that goes for all of them.
    checks ??= answer.problems.find(isOf('statusCheckRollup')) ?? null;
    const problems = answer.problems.filter((each) => !isOf('statusCheckRollup')(each) && !isOf('files')(each));
    const hidden = problems.find(({ path, type }) => type === 'FORBIDDEN' || path.split('.').length > 2);
    if (hidden !== undefined) return refusal('forbidden', hidden.detail, hidden.fix);
    const absent = new Set(problems.map(({ path }) => path));
    const { nodes } = answer.data;
    const follow = batch.map(async (each, at) => {
      const node = nodes[at] ?? null;
      if (node !== null) return keep(each, node);
      if (absent.has(`nodes.${at}`)) gone.push(each.number);
      else if (batch.length > 1) await apart(each);
      else left.set(each, nothingThere(each.number));
      return null;
    });
    return (await Promise.all(follow)).find((refused) => refused?.reason === 'budget') ?? null;
  }

  async function apart(each: Indexed): Promise<void> {
    const refused = await take([each]);
    if (refused !== null) left.set(each, refused);
  }

  async function keep(each: Indexed, node: PullRequestReply): Promise<Refusal | null> {
    const reply = await withWholeLists(followed, node);
    if ('ok' in reply) {
      left.set(each, reply);
      return reply;
    }
    const item = pullRequestOf(reply, by);
    items.push(isHeavy(each) ? item : { ...item, evidence: null });
    return null;
  }

  const refused = await inBatches({ ids: wanted, isHeavy, take: (batch) => take(batch), elapsed: by.elapsed });
  const read = new Set(items.map(({ number }) => number));
  for (const [each, why] of refused) if (!read.has(each.number) && !gone.includes(each.number)) left.set(each, why);
  return { items, gone, left, checks };
}

/** Checks and files are rights of their own: without them everything else can still be read. */
function isOf(field: 'statusCheckRollup' | 'files'): (problem: FieldProblem) => boolean {
  return ({ path }) => path.split('.')[2] === field;
}

function nothingThere(number: number): Refusal {
  return refusal('too-much', `GitHub showed nothing of #${number}.`, 'Nothing to set: later runs ask again.');
}
