/** What a request of a run on #77 asks for, also where several queries go out as one. */
import type { LoggedRequest } from '../support/fake-github/log.ts';

/** What only these queries hold. */
const SIGNS = {
  Blobs: /\(oid: \$(?:q\d_)?b0\)/,
  WorkflowTexts: /\bentries\b/,
  StatusStanding: /\bassociatedPullRequests\b/,
  Comments: /\bviewerDidAuthor\b/,
};

/** The names of its queries, or its path without ids. */
export function askedFor({ path, operation, query }: LoggedRequest): readonly string[] {
  if (operation === 'Joined') {
    return Object.entries(SIGNS).flatMap(([name, sign]) => (sign.test(query ?? '') ? [name] : []));
  }
  const own = path.replace(/\?.*$/, '').replace('/repos/acme/shop/', '');
  return [operation ?? own.replace(/\/[0-9a-f]{40}/, '')];
}
