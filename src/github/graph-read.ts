/** Reads commits: the log of the delivery branch page by page, and a few behind commits outside of it. */
import { z } from 'zod';
import type { EpochMs } from '../history/time.ts';
import type { Refusal } from './answers.ts';
import type { Door } from './door.ts';
import type { ReadCommit, ShownCommit } from './graph-reply.ts';
import { commitOf, parentConnection, shownCommit } from './graph-reply.ts';
import { connectionOf, notThere, readPages } from './list-pages.ts';
import type { ReadContext } from './part.ts';
import { COMMITS, PARENTS } from './queries/commits.ts';
import { OUTSIDE_COMMITS, STARTS } from './queries/outside-commits.ts';

const logReply = z.object({
  repository: z.object({ object: z.object({ history: connectionOf(shownCommit) }).nullable() }),
});
const parentsReply = z.object({ repository: z.object({ object: z.object({ parents: parentConnection }).nullable() }) });
const outsideReply = z.object({
  repository: z.record(
    z.string(),
    z.object({ history: z.object({ nodes: z.array(shownCommit.nullable()) }).optional() }).nullable(),
  ),
});

const SIZES = [100, 50, 25, 10, 5, 1] as const;

/** Commits that come with one query without costing a second point. */
const AT_ONCE = 100;

/** The log of a commit, newest committed date first, read as far as it is asked for. */
export type Log = {
  /** The next page. */
  next(): Promise<readonly ReadCommit[] | Refusal>;
  readonly isEnded: boolean;
  /** The date of the last commit that was read; `null`: none was. */
  readonly last: EpochMs | null;
};

/** The log from a commit down. Its cursors count from that commit, so pages never shift while the branch moves on. */
export function openLog(door: Door, context: ReadContext, tip: string): Log {
  let isEnded = false;
  let last: EpochMs | null = null;
  let cursor: string | null = null;
  let size: number = SIZES[0];
  return {
    async next() {
      const { owner, name } = context;
      const variables = { owner, name, oid: tip, size, cursor };
      const answer = await door.graphql({ name: 'Commits', document: COMMITS, variables, schema: logReply });
      if (!answer.ok) {
        const smaller = answer.reason === 'too-much' ? SIZES.find((each) => each < size) : undefined;
        if (smaller === undefined) return answer;
        size = smaller;
        return [];
      }
      const page = answer.data.repository.object?.history;
      if (page === undefined) return notThere(`GitHub does not show the commit ${tip.slice(0, 12)}.`);
      const { hasNextPage, endCursor } = page.pageInfo;
      isEnded = !hasNextPage || endCursor === null || endCursor === cursor;
      cursor = endCursor;
      const shown = page.nodes.flatMap((node) => node ?? []);
      last = shown.at(-1)?.committedDate ?? last;
      return whole(door, context, shown);
    },
    get isEnded() {
      return isEnded;
    },
    get last() {
      return last;
    },
  };
}

export type Outside = {
  readonly found: readonly ReadCommit[];
  /** Ids that no commit of the repository has. */
  readonly missing: readonly string[];
};

/** Some of the commits behind a few others, those themselves among them: the fewer there are, the further down. */
export async function readOutside(
  door: Door,
  context: ReadContext,
  {
    shas,
    depth = Math.floor(AT_ONCE / Math.max(shas.length, 1)),
  }: { readonly shas: readonly string[]; readonly depth?: number },
): Promise<Outside | Refusal> {
  const { owner, name } = context;
  const starts = shas.slice(0, STARTS);
  const places = Array.from({ length: STARTS }, (_, at) => at);
  const answer = await door.graphql({
    name: 'OutsideCommits',
    document: OUTSIDE_COMMITS,
    variables: {
      owner,
      name,
      depth,
      ...Object.fromEntries(places.map((at) => [`oid${at}`, starts[at] ?? null])),
      ...Object.fromEntries(places.map((at) => [`has${at}`, at < starts.length])),
    },
    schema: outsideReply,
  });
  if (!answer.ok && answer.reason === 'too-much' && depth > 1) {
    return readOutside(door, context, { shas: starts, depth: Math.ceil(depth / 4) });
  }
  if (!answer.ok) return answer;
  const objects = starts.map((sha, at) => ({ sha, shown: answer.data.repository[`c${at}`]?.history?.nodes ?? null }));
  const found = await whole(
    door,
    context,
    objects.flatMap(({ shown }) => (shown ?? []).flatMap((node) => node ?? [])),
  );
  if ('ok' in found) return found;
  return { found, missing: objects.filter(({ shown }) => shown === null).map(({ sha }) => sha) };
}

/** Commits with all their parents, however many an octopus has. */
async function whole(door: Door, context: ReadContext, shown: readonly ShownCommit[]): Promise<ReadCommit[] | Refusal> {
  const commits: ReadCommit[] = [];
  for (const each of shown) {
    const { nodes, pageInfo } = each.parents;
    const read = pageInfo.hasNextPage ? await parentsOf(door, context, each.oid) : { nodes, stop: 'end' as const };
    if (typeof read.stop !== 'string') return read.stop;
    commits.push(
      commitOf(
        each,
        read.nodes.flatMap((node) => node ?? []),
        context.repository,
      ),
    );
  }
  return commits;
}

function parentsOf(door: Door, { owner, name }: ReadContext, oid: string) {
  return readPages({
    ask: async (page) => {
      const variables = { owner, name, oid, ...page };
      const answer = await door.graphql({ name: 'Parents', document: PARENTS, variables, schema: parentsReply });
      return answer.ok ? { ...answer, data: answer.data.repository.object?.parents ?? null } : answer;
    },
  });
}
