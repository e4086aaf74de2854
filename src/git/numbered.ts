import type { Commit, Reference } from '../history/commit.ts';
import { namesIn, numberOfHeadline, revertsIn, withoutNumber } from '../history/text.ts';

const MAX_TITLE = 1024;

/** `Merge pull request #12 from owner/branch`. */
const MERGE = /^Merge pull request #(\d{1,9})\b(?: from [^\s/]+\/(\S+))?/;

/** What the message of a numbered merge or squash says of its pull request. */
export type Numbered = {
  readonly number: number;
  readonly title: string;
  readonly headBranch: string | null;
  readonly reverts: readonly Reference[];
  readonly names: readonly Reference[];
};

/**
 * What a commit says of the pull request it merged, or `null` where it names none. `Merge pull request #12 from o/b`
 * has its title in the first line after the headline; any other headline is the title and ends in `(#12)`.
 */
export function numberedOf(
  { headline }: Pick<Commit, 'headline'>,
  rest: string,
  repository: string | null,
): Numbered | null {
  const merge = MERGE.exec(headline);
  const number = merge === null ? numberOfHeadline(headline) : Number(merge[1]);
  if (number === null || number === 0) return null;
  const { title, body } = merge === null ? { title: withoutNumber(headline), body: rest } : titleIn(rest, headline);
  const headBranch = merge?.[2] ?? null;
  return {
    number,
    title,
    headBranch,
    reverts: revertsIn({ title, body, branch: headBranch, repository }),
    // A merge without a title is called by its headline, which names the pull request itself.
    names: namesIn({ title, body, repository }).filter((each) => !('number' in each) || each.number !== number),
  };
}

function titleIn(rest: string, headline: string): { title: string; body: string } {
  const text = rest.trimStart();
  const end = text.indexOf('\n');
  const title = (end < 0 ? text : text.slice(0, end)).slice(0, MAX_TITLE).trim();
  return title === ''
    ? { title: headline, body: '' }
    : { title: copyOf(title), body: end < 0 ? '' : text.slice(end + 1) };
}

/** A part of a text keeps all of it in memory; a copy does not. */
function copyOf(part: string): string {
  return Buffer.from(part).toString();
}
