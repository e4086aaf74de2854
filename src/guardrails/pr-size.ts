import type { PullRequestJudgement } from '../adoption/pull-request.ts';
import type { Guardrails, SizeLimits } from '../config/settings.ts';
import { isGeneratedFile } from '../history/generated-files.ts';
import { matchesAny } from '../history/pattern.ts';
import type { ChangedFile } from '../history/pull-request-facts.ts';
import type { Evidence, Rule, Verdict } from './rule.ts';
import { counted, inCode, unread } from './sentences.ts';
import { unseenIn } from './unseen.ts';

const MOST_SHOWN = 5;
const FIX =
  'Split it into pull requests that can each be reviewed and merged; list files that a tool writes under ' +
  '`guardrails.pr-size.generated`.';

export const prSize: Rule = {
  id: 'pr-size',
  title: 'Size of the pull request',
  violatedWhen:
    'It changes more lines (added and deleted) than `guardrails.pr-size.max-lines`, or more files than `max-files`. Where ' +
    'AI took part, the limits of `ai-assisted` hold in place of those. Lock files, files that are known to be generated ' +
    "and those that fit `generated` don't count; a file that only moved counts as a file without lines. Unknown where it " +
    "depends on whether AI took part and that can't be seen. Skipped on automation's pull requests.",
  why: 'The longer a change is, the less of it its reviewer sees, and the longer it waits.',
  ofPullRequest({ facts, judgement }, { guardrails: { prSize: set } }) {
    if (facts.files === null) return { ...unread('The changed files'), ...unseenIn(facts, [null]) };
    const limits = limitsFor(judgement.cohort, set);
    if (limits.every(({ maxLines, maxFiles }) => maxLines === null && maxFiles === null)) {
      return { status: 'skipped', message: 'No limit is set.', fix: null, evidence: [] };
    }
    const counting = facts.files.filter(({ path }) => !isGeneratedFile(path) && !matchesAny(set.generated, path));
    return judged(sizeOf(counting, facts.files.length - counting.length), limits);
  },
};

type Size = {
  readonly lines: number;
  readonly files: number;
  /** Files that do not count. */
  readonly aside: number;
  readonly largest: readonly Evidence[];
};

/** The limits that hold, and where it is not known which do, each that may. */
function limitsFor(cohort: PullRequestJudgement['cohort'], set: Guardrails['prSize']): readonly SizeLimits[] {
  const { maxLines, maxFiles, aiAssisted } = set;
  const general = { maxLines, maxFiles };
  const ai = { maxLines: aiAssisted.maxLines ?? maxLines, maxFiles: aiAssisted.maxFiles ?? maxFiles };
  if (cohort === null) return [general, ai];
  return [cohort === 'ai' ? ai : general];
}

function judged(size: Size, limits: readonly SizeLimits[]): Verdict {
  const { lines, files, aside, largest } = size;
  const generated = aside === 0 ? '' : `, ${counted(aside, 'generated file')} aside`;
  const found = `It changes ${counted(lines, 'line')} in ${counted(files, 'file')}${generated}`;
  const excesses = limits.map((each) => excessOf(size, each));
  const excess = excesses.find((each) => each !== null) ?? null;
  if (excess === null) return { status: 'pass', message: `${found}.`, fix: null, evidence: [] };
  const failed = { message: `${found}: more than ${excess}.`, fix: FIX, evidence: largest };
  if (!excesses.includes(null)) return { status: 'fail', ...failed };
  const where = excesses[0] === null ? 'AI took part' : 'AI took no part';
  const message = `${found}: more than ${excess}, the limit where ${where}; whether it did can't be seen.`;
  return { ...failed, status: 'unknown', message };
}

/** The limits that are exceeded; `null`: none is. */
function excessOf({ lines, files }: Size, { maxLines, maxFiles }: SizeLimits): string | null {
  const exceeded = [
    ...(maxLines !== null && lines > maxLines ? [counted(maxLines, 'line')] : []),
    ...(maxFiles !== null && files > maxFiles ? [counted(maxFiles, 'file')] : []),
  ];
  return exceeded.length === 0 ? null : exceeded.join(' and ');
}

function sizeOf(files: readonly ChangedFile[], aside: number): Size {
  const sized = files.map(({ path, additions, deletions }) => ({ path, lines: additions + deletions }));
  const largest = sized.toSorted((a, b) => b.lines - a.lines).slice(0, MOST_SHOWN);
  return {
    lines: sized.reduce((sum, { lines }) => sum + lines, 0),
    files: files.length,
    aside,
    largest: largest.map(({ path, lines }) => {
      return { text: `${inCode(path)}: ${counted(lines, 'line')}`, path: null, line: null };
    }),
  };
}
