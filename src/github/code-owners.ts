/** CODEOWNERS at the tip of the default branch. */
import type { Gap } from '../history/coverage.ts';
import type { PullRequestFacts } from '../history/pull-request-facts.ts';
import type { CodeOwnersEntry } from './pull-request-facts-replies.ts';

type CodeOwnersTarget = {
  readonly oid: string;
  readonly inGithub?: CodeOwnersEntry;
  readonly inRoot?: CodeOwnersEntry;
  readonly inDocs?: CodeOwnersEntry;
};

/** For a file that is there and can't be used. */
export const OWNERS_GAP: Gap = {
  part: null,
  what: 'CODEOWNERS at the tip of the default branch',
  why: 'it is no readable text file, or the token may not see it',
  fix: 'Add `contents: read` to the `permissions:` of the job, and commit CODEOWNERS as a plain file.',
};

/** Where GitHub looks, in its order: the first that is there counts. `target` is `null` in an empty repository. */
export function codeOwnersOf(target: CodeOwnersTarget | null, isHidden: boolean): PullRequestFacts['codeOwners'] {
  if (isHidden) return null;
  if (target === null) return 'absent';
  const places = [
    ['.github/CODEOWNERS', target.inGithub],
    ['CODEOWNERS', target.inRoot],
    ['docs/CODEOWNERS', target.inDocs],
  ] as const;
  for (const [path, entry] of places) {
    if (entry == null) continue;
    const { object } = entry;
    if (object === null || object.isTruncated === true || object.isBinary === true) return null;
    const text = object.text ?? (object.byteSize === 0 ? '' : null);
    return text === null ? null : { path, ref: target.oid, text };
  }
  return 'absent';
}
