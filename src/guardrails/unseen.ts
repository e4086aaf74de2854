import type { Part } from '../history/model.ts';
import type { PullRequestFacts } from '../history/pull-request-facts.ts';
import type { Evidence } from './rule.ts';
import { unticked } from './sentences.ts';

const LET_IT_READ = 'Add `contents: read` and `pull-requests: read` to the `permissions:` of the job.';

/**
 * The gaps about some parts of a pull request, as evidence, and the fix of the first; where there is none, the
 * permissions that reading it takes.
 */
export function unseenIn(
  { gaps }: Pick<PullRequestFacts, 'gaps'>,
  parts: readonly (Part | null)[],
): { readonly evidence: readonly Evidence[]; readonly fix: string } {
  const found = gaps.filter(({ part }) => parts.includes(part));
  const evidence = found.map(({ what, why }) => {
    return { text: `Not seen: ${unticked(what)}, because ${unticked(why)}.`, path: null, line: null };
  });
  return { evidence, fix: found[0]?.fix ?? LET_IT_READ };
}
