import type { Tag } from '../../history/delivered.ts';
import { isVersionTag } from '../../history/version-tags.ts';
import type { Source } from '../delivered.ts';

/**
 * Version tags. Several on one commit are one delivery: at the earliest tagger's date, or, where all are lightweight, at
 * the commit's date, which is only approximate.
 */
export const tags: Source = {
  id: 'tags',
  title: 'version tags',
  part: 'tags',
  showsRollbacks: false,
  read(history, settings) {
    const first = new Map<string, Tag>();
    for (const tag of history.tags) {
      if (!isVersionTag(tag.name, settings.deployments.tags)) continue;
      const known = first.get(tag.sha);
      if (known === undefined || isEarlier(tag, known)) first.set(tag.sha, tag);
    }
    const successes = [...first.values()].map(({ name, sha, at, annotated }) => {
      const url = history.url === null ? null : `${history.url}/releases/tag/${encodeURIComponent(name)}`;
      return { id: name, name, sha, environment: '', createdAt: at, at, approximate: !annotated, url, failedAt: [] };
    });
    return { successes, failedAttempts: [] };
  },
};

function isEarlier(a: Tag, b: Tag): boolean {
  if (a.annotated !== b.annotated) return a.annotated;
  return a.at === b.at ? a.name < b.name : a.at < b.at;
}
