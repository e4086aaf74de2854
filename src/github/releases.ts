/** Releases: the whole list, every time. */
import { z } from 'zod';
import type { Release } from '../history/delivered.ts';
import type { Door } from './door.ts';
import { connectionOf, readPages } from './list-pages.ts';
import type { PartRead, ReadContext } from './part.ts';
import { earliestOf, outcomeOf } from './part-gaps.ts';
import { RELEASES } from './queries/releases.ts';
import { oneForEachTag, releaseOf, shownRelease } from './releases-reply.ts';

/** So many pages of 100 are read, newest first; what lies beyond is a gap. */
export const MAX_PAGES = 10;

const reply = z.object({ repository: z.object({ releases: connectionOf(shownRelease) }) });

/**
 * All releases, at most the newest thousand; drafts only where the token may write. With `known` just the same: a
 * release may be published, renamed or deleted at any age. Rejects as the door does.
 */
export async function readReleases(door: Door, context: ReadContext): Promise<PartRead<Release>> {
  const { owner, name, known } = context;
  const list = await readPages({
    maxPages: MAX_PAGES,
    ask: async (page) => {
      const variables = { owner, name, ...page };
      const answer = await door.graphql({ name: 'Releases', document: RELEASES, variables, schema: reply });
      return answer.ok ? { ...answer, data: answer.data.repository.releases } : answer;
    },
  });
  const items = oneForEachTag(list.nodes.map(releaseOf));
  const present = new Set(items.map(({ tag }) => tag));
  const isWhole = list.stop === 'end' && list.hidden === 0;
  const gone = (known?.history.releases ?? []).filter(({ tag }) => isWhole && !present.has(tag));
  return {
    items,
    removed: gone.map(({ tag }) => tag),
    ...outcomeOf('releases', list, earliestOf(list.nodes.map(({ createdAt }) => createdAt))),
  };
}
