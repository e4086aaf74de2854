/** Tags: the whole list, every time. */
import { z } from 'zod';
import type { Gap } from '../history/coverage.ts';
import type { Tag } from '../history/delivered.ts';
import type { Door } from './door.ts';
import { peeled } from './git-target.ts';
import { connectionOf, readPages } from './list-pages.ts';
import type { PartRead, ReadContext } from './part.ts';
import { outcomeOf } from './part-gaps.ts';
import { TAGS } from './queries/tags.ts';
import { MAX_PAGES } from './releases.ts';
import type { ShownTag } from './tags-reply.ts';
import { shownTag, tagOf } from './tags-reply.ts';

const reply = z.object({ repository: z.object({ refs: connectionOf(shownTag).nullable() }) });

/**
 * All tags of commits, at most those of the thousand newest commits. With `known` just the same: tags move and go
 * without a trace. Rejects as the door does.
 */
export async function readTags(door: Door, context: ReadContext): Promise<PartRead<Tag>> {
  const { owner, name, known } = context;
  const list = await readPages({
    maxPages: MAX_PAGES,
    ask: async (page) => {
      const variables = { owner, name, ...page };
      const answer = await door.graphql({ name: 'Tags', document: TAGS, variables, schema: reply });
      return answer.ok ? { ...answer, data: answer.data.repository.refs } : answer;
    },
  });
  const tags = new Map<string, Tag>();
  const unresolved: string[] = [];
  for (const shown of list.nodes) {
    const tag = tagOf(shown);
    if (tag === 'unresolved') unresolved.push(shown.name);
    else if (tag !== null) tags.set(tag.name, tag);
  }
  const isWhole = list.stop === 'end' && list.hidden === 0;
  const gone = (known?.history.tags ?? []).filter((tag) => isWhole && !tags.has(tag.name));
  const { coverage, gaps } = outcomeOf('tags', list, oldestCommit(list.nodes));
  return {
    items: [...tags.values()],
    removed: gone.map((tag) => tag.name),
    coverage,
    gaps: [...gaps, ...unresolvedGaps(unresolved)],
  };
}

/** The list is in the order of the commits' dates, so what was not read lies before this. */
function oldestCommit(shown: readonly ShownTag[]): number | null {
  const dates = shown.flatMap(({ target }) => (target === null ? [] : (peeled(target).committedDate ?? [])));
  return dates.at(-1) ?? null;
}

function unresolvedGaps(names: readonly string[]): Gap[] {
  if (names.length === 0) return [];
  const what = `${names.length} tags of tags of tags, such as ${names[0]}`;
  return [
    {
      part: 'tags',
      what,
      why: 'only three tags on top of each other are followed',
      fix: 'Tag the commit itself: `git tag --force NAME NAME^{}`.',
    },
  ];
}
