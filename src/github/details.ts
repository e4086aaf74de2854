/** Pull requests, whole, by id. */
import type { PullRequest } from '../history/model.ts';
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
import { PULL_REQUEST_DETAILS } from './queries/pull-request-details.ts';

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
  readonly elapsed: () => Ms;
};

/** First pages of the lists: most pull requests fit. */
const PAGES = { labels: 20, reviews: 30, commits: 50, events: 30 };
/** For a single pull request that is too much with those. */
const SMALL_PAGES = { labels: 5, reviews: 5, commits: 5, events: 5 };

/** Reads what the index named, in its order; lists are followed to their end. */
export async function readDetails(door: Door, wanted: readonly Indexed[], by: DetailsPurpose): Promise<DetailsRead> {
  const followed = joining(door);
  const items: PullRequest[] = [];
  const gone: number[] = [];
  const left = new Map<Indexed, Refusal>();
  let checks: FieldProblem | null = null;

  async function take(batch: readonly Indexed[], pages = PAGES): Promise<Refusal | null> {
    const ids = batch.map(({ id }) => id);
    const answer = await door.graphql({
      name: 'PullRequestDetails',
      document: PULL_REQUEST_DETAILS,
      variables: { ids, ...pages },
      schema: detailsReply,
      optionalPaths: ['nodes.*'],
    });
    if (!answer.ok) {
      const isLast = answer.reason === 'too-much' && batch.length === 1 && pages === PAGES;
      return isLast ? take(batch, SMALL_PAGES) : answer;
    }
    // A pull request that is there but holds something that the token may not see: that goes for all of them.
    checks ??= answer.problems.find(isOfChecks) ?? null;
    const problems = answer.problems.filter((problem) => !isOfChecks(problem));
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
    items.push(pullRequestOf(reply, by));
    return null;
  }

  const refused = await inBatches({ ids: wanted, take: (batch) => take(batch), elapsed: by.elapsed });
  const read = new Set(items.map(({ number }) => number));
  for (const [each, why] of refused) if (!read.has(each.number) && !gone.includes(each.number)) left.set(each, why);
  return { items, gone, left, checks };
}

/** Checks are a right of their own: without it everything else can still be read. */
function isOfChecks({ path }: FieldProblem): boolean {
  return path.split('.')[2] === 'statusCheckRollup';
}

function nothingThere(number: number): Refusal {
  return refusal('too-much', `GitHub showed nothing of #${number}.`, 'Nothing to set: later runs ask again.');
}
