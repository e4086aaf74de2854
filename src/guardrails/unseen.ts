/** What a rule says where facts that decide could not be read: why, and the one step that shows them. */
import type { Gap, Part } from '../history/coverage.ts';
import type { Evidence, Verdict } from './rule.ts';
import { unticked } from './sentences.ts';

/** `null`: changed files, and whatever else is no part of a history. */
type Parts = readonly (Part | null)[];

const LET_IT_READ = 'Add `contents: read` and `pull-requests: read` to the `permissions:` of the job.';

/**
 * The verdict where something could not be read; `what` begins a sentence and stands in the plural. The first gap about
 * these parts says why, and what mends it; further ones are evidence.
 */
export function unread(what: string, gaps: readonly Gap[], parts: Parts): Verdict {
  const [first, ...others] = gapsAbout(gaps, parts);
  const why = first === undefined ? '' : `: ${whyOf(first)}`;
  return {
    status: 'unknown',
    message: `${what} could not be read${why}.`,
    fix: first?.fix ?? LET_IT_READ,
    evidence: others.map(evidenceOf),
  };
}

/** What mends the first gap about these parts; `null`: there is none. */
export function fixOf(gaps: readonly Gap[], parts: Parts): string | null {
  return gapsAbout(gaps, parts)[0]?.fix ?? null;
}

/** The gaps about these parts, as evidence. */
export function unseenIn(gaps: readonly Gap[], parts: Parts): readonly Evidence[] {
  return gapsAbout(gaps, parts).map(evidenceOf);
}

function gapsAbout(gaps: readonly Gap[], parts: Parts): readonly Gap[] {
  return gaps.filter(({ part }) => parts.includes(part));
}

function evidenceOf(gap: Gap): Evidence {
  return { text: `Not seen: ${unticked(gap.what)}, because ${whyOf(gap)}.`, path: null, line: null };
}

/** Without its full stop: it becomes a part of a sentence. */
function whyOf({ why }: Gap): string {
  return unticked(why).replace(/\.+$/, '');
}
