/** What is to be known before a commit status is written: what it says so far, and whose head the commit is. */
import { z } from 'zod';
import type { EpochMs } from '../history/time.ts';
import { moment } from '../history/time.ts';
import type { Refusal } from './answers.ts';
import { refusal } from './answers.ts';
import type { Door } from './door.ts';
import { notThere } from './list-pages.ts';
import { STATUS_STANDING } from './queries/status-standing.ts';

export type StatusStanding = {
  /** The newest status in the context; `null`: there is none. */
  readonly latest: { readonly state: string; readonly description: string | null; readonly createdAt: EpochMs } | null;
  /** Numbers of the open pull requests whose head the commit is. A commit status can't tell them apart. */
  readonly openPullRequests: readonly number[];
};

const pullRequest = z.object({ number: z.int().positive(), state: z.string(), headRefOid: z.string() });
const context = z.object({ state: z.string(), description: z.string().nullable(), createdAt: moment });
const reply = z.object({
  repository: z.object({
    object: z
      .object({
        status: z.object({ context: context.nullable() }).nullable(),
        associatedPullRequests: z
          .object({ nodes: z.array(pullRequest.nullable()), pageInfo: z.object({ hasNextPage: z.boolean() }) })
          .nullable(),
      })
      .nullable(),
  }),
});

const TOO_MANY = refusal(
  'too-much',
  'The commit belongs to more than 100 pull requests, or to some that GitHub does not show.',
  'Nothing to set: a commit of its own is told apart.',
);

/** How a status in `context` stands on the commit `sha`, in one request, or why that can't be told. */
export async function readStatusStanding(
  door: Door,
  asked: { readonly owner: string; readonly name: string; readonly sha: string; readonly context: string },
): Promise<StatusStanding | Refusal> {
  const answer = await door.graphql({
    name: 'StatusStanding',
    document: STATUS_STANDING,
    variables: { ...asked },
    schema: reply,
  });
  if (!answer.ok) return answer;
  const { object } = answer.data.repository;
  if (object === null || object.associatedPullRequests === null) return notThere();
  const { nodes, pageInfo } = object.associatedPullRequests;
  const seen = nodes.flatMap((each) => each ?? []);
  if (pageInfo.hasNextPage || seen.length < nodes.length) return TOO_MANY;
  const own = seen.filter(({ state, headRefOid }) => state === 'OPEN' && headRefOid === asked.sha);
  return { latest: object.status?.context ?? null, openPullRequests: own.map(({ number }) => number) };
}
