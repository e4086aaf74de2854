/** Releases as GitHub shows them, and as the history keeps them. */
import { z } from 'zod';
import { sha } from '../history/commit.ts';
import type { Release } from '../history/delivered.ts';
import { moment } from '../history/time.ts';
import { gitTarget, peeled } from './git-target.ts';

export const shownRelease = z.object({
  tagName: z.string(),
  createdAt: moment,
  publishedAt: moment.nullable(),
  isDraft: z.boolean(),
  isPrerelease: z.boolean(),
  url: z.string(),
  tagCommit: z.object({ oid: sha }).nullable(),
  tag: z.object({ target: gitTarget.nullable() }).nullable(),
});
export type ShownRelease = z.infer<typeof shownRelease>;

/** A release with the commit of its tag; `sha` is `null` where the tag is gone, or was not made yet (drafts). */
export function releaseOf(shown: ShownRelease): Release {
  const { tagName: tag, publishedAt, isDraft, isPrerelease, url, tagCommit } = shown;
  const end = shown.tag?.target == null ? null : peeled(shown.tag.target);
  const behindTag = end?.__typename === 'Commit' ? end.oid : null;
  return { tag, sha: tagCommit?.oid ?? behindTag, publishedAt, isDraft, isPrerelease, url };
}

/**
 * One release for each tag: drafts may share theirs with each other and with a release. The published one counts, of
 * several the one published last.
 */
export function oneForEachTag(releases: readonly Release[]): Release[] {
  const best = new Map<string, Release>();
  for (const release of releases) {
    const other = best.get(release.tag);
    if (other === undefined || isBetter(release, other)) best.set(release.tag, release);
  }
  return [...best.values()];
}

function isBetter(one: Release, other: Release): boolean {
  if (one.isDraft !== other.isDraft) return other.isDraft;
  return (one.publishedAt ?? 0) > (other.publishedAt ?? 0);
}
