import type { Source } from '../delivered.ts';

/** Published releases, without drafts and pre-releases, at the time they were published. */
export const releases: Source = {
  id: 'releases',
  title: 'releases',
  part: 'releases',
  showsRollbacks: false,
  read(history) {
    const successes = history.releases.flatMap((release) => {
      const at = release.publishedAt;
      if (at === null || release.isDraft || release.isPrerelease) return [];
      const { tag: name, sha, url } = release;
      return [{ id: name, name, sha, environment: '', createdAt: at, at, approximate: false, url, failedAt: [] }];
    });
    return { successes, failedAttempts: [] };
  },
};
