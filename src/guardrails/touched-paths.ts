import type { ChangedFile, PullRequestFacts } from '../history/pull-request-facts.ts';

/** One path that a pull request changes: where a file is, or where it was before it was renamed. */
export type TouchedPath = { readonly path: string; readonly isLeft: boolean; readonly file: ChangedFile };

/** `isWhole`: none is missing. A file may have been renamed from a path that is not known. */
export type TouchedPaths = { readonly paths: readonly TouchedPath[]; readonly isWhole: boolean };

/** Every path that the pull request changes, as far as its files could be read. */
export function touchedPathsOf({ files, filesSeen }: Pick<PullRequestFacts, 'files' | 'filesSeen'>): TouchedPaths {
  const paths = (files ?? filesSeen).flatMap((file): TouchedPath[] => {
    const { path, previousPath, change } = file;
    const here = { path, isLeft: change === 'DELETED', file };
    // What was copied is still where it was.
    if (previousPath === null || previousPath === path || change === 'COPIED') return [here];
    return [here, { path: previousPath, isLeft: true, file }];
  });
  return {
    paths,
    isWhole: files !== null && !files.some(({ change, previousPath }) => change === 'RENAMED' && previousPath === null),
  };
}
