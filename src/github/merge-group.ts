/** What a merge queue's group holds: its ref names the last pull request only. */
import { z } from 'zod';
import { sha } from '../history/commit.ts';
import { moment } from '../history/time.ts';
import type { Refusal } from './answers.ts';
import { refusal } from './answers.ts';
import type { Door } from './door.ts';
import { MERGE_GROUP } from './queries/merge-group.ts';

/** Ids of commits, and the name of the branch that the group is merged into. */
export type AskedGroup = {
  readonly owner: string;
  readonly name: string;
  /** The pull request that the group's ref names. */
  readonly number: number;
  readonly head: string;
  readonly base: string;
  readonly branch: string;
};

export type MergeGroup = {
  /** Whether it certainly holds the pull request alone. */
  readonly isAlone: boolean;
  /** The head of the pull request that was merged; `null`: the group was made by squash or rebase, which hides it. */
  readonly pullRequestHead: string | null;
};

const written = { authoredDate: moment, messageHeadline: z.string() };
const groupCommit = z.object({
  ...written,
  oid: sha,
  parents: z.object({ nodes: z.array(z.object({ oid: sha })) }),
});
const ownCommit = z.object({ ...written, parents: z.object({ totalCount: z.int() }) });
const reply = z.object({
  repository: z.object({
    mergeQueue: z.object({ configuration: z.object({ mergingStrategy: z.string().nullable() }).nullable() }).nullable(),
    ref: z.object({ target: z.object({ oid: sha }) }).nullable(),
    object: z.object({ history: z.object({ nodes: z.array(groupCommit) }) }),
    pullRequest: z.object({
      commits: z.object({ totalCount: z.int(), nodes: z.array(z.object({ commit: ownCommit })) }),
    }),
  }),
});
type GroupCommit = z.infer<typeof groupCommit>;
type OwnCommits = z.infer<typeof reply>['repository']['pullRequest']['commits'];

const UNFINISHED = refusal(
  'too-much',
  'The commits of the group do not lead to its base among the first 100.',
  'Nothing to set: a smaller pull request is seen whole, and so is one that the queue squashes.',
);

/**
 * What a group holds beyond its base, in one request, or why that can't be told. A queue adds at least one commit for
 * each pull request, so one commit is one pull request; several are one where they are its own, rebased. Where the queue
 * lets failing entries merge with a passing one, or may do so, as how it merges is not shown, all that the branch does
 * not have yet is merged on the group's word.
 */
export async function readMergeGroup(door: Door, asked: AskedGroup): Promise<MergeGroup | Refusal> {
  const { base, ...variables } = asked;
  const answer = await door.graphql({
    name: 'MergeGroup',
    isOfOne: true,
    document: MERGE_GROUP,
    variables: { ...variables, ref: `refs/heads/${asked.branch}` },
    schema: reply,
    optionalPaths: ['repository.mergeQueue'],
  });
  if (!answer.ok) return answer;
  const { mergeQueue, ref, object, pullRequest } = answer.data.repository;
  const isForItself = mergeQueue?.configuration?.mergingStrategy === 'ALLGREEN';
  const own = chainTo(base, asked.head, object.history.nodes);
  const chain = isForItself ? own : chainTo(ref?.target.oid ?? '', asked.head, object.history.nodes);
  if (own === null || chain === null) return UNFINISHED;
  const [first, ...others] = chain;
  if (first === undefined) return { isAlone: false, pullRequestHead: null };
  const [, merged = null, ...more] = parentsOf(first);
  if (others.length === 0) return { isAlone: more.length === 0, pullRequestHead: merged };
  return { isAlone: areRebased(chain, pullRequest.commits), pullRequestHead: null };
}

/** First parents from a head down to a base, which is left out; `null`: it is not met. */
function chainTo(base: string, head: string, commits: readonly GroupCommit[]): readonly GroupCommit[] | null {
  const known = new Map(commits.map((each) => [each.oid, each]));
  const chain: GroupCommit[] = [];
  for (let at = head; at !== base; ) {
    const found = known.get(at);
    const [parent] = found === undefined ? [] : parentsOf(found);
    if (found === undefined || parent === undefined) return null;
    chain.push(found);
    at = parent;
  }
  return chain;
}

/** Whether commits are those of a pull request, none missing and none beside: a rebase drops merges, and keeps the rest. */
function areRebased(chain: readonly GroupCommit[], { totalCount, nodes }: OwnCommits): boolean {
  if (totalCount !== nodes.length || chain.some((each) => parentsOf(each).length > 1)) return false;
  const own = nodes.flatMap(({ commit: each }) => (each.parents.totalCount > 1 ? [] : [nameOf(each)]));
  return own.toSorted().join('\n') === chain.map(nameOf).toSorted().join('\n');
}

function nameOf({ authoredDate, messageHeadline }: Pick<GroupCommit, 'authoredDate' | 'messageHeadline'>): string {
  return `${authoredDate} ${messageHeadline}`;
}

function parentsOf({ parents }: GroupCommit): readonly string[] {
  return parents.nodes.map(({ oid }) => oid);
}
