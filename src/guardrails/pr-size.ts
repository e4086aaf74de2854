import type { PullRequestJudgement } from '../adoption/pull-request.ts';
import type { Guardrails, SizeLimits } from '../config/settings.ts';
import { isGeneratedFile } from '../history/generated-files.ts';
import { matchesAny } from '../history/pattern.ts';
import type { ChangedFile } from '../history/pull-request-facts.ts';
import type { Evidence, Rule, Verdict } from './rule.ts';
import { counted, inCode } from './sentences.ts';
import { unread } from './unseen.ts';

const MOST_SHOWN = 5;
const FIX =
  'Split it into pull requests that can each be reviewed and merged. Files that a tool writes stay aside with ' +
  '`pr-size: { generated: ["PATTERN"] }` under `guardrails:` on the default branch.';

export const prSize: Rule = {
  id: 'pr-size',
  title: 'Size of the pull request',
  violatedWhen:
    'It changes more lines (added and deleted) than `guardrails.pr-size.max-lines`, or more files than `max-files`. Where ' +
    'AI took part, the limits of `ai-assisted` hold in place of those. Lock files, files that are known to be generated ' +
    "and those that fit `generated` don't count; a file that only moved counts as a file without lines. Unknown where it " +
    "depends on whether AI took part and that can't be seen. Skipped on automation's pull requests, as long as nobody else " +
    'commits to them.',
  why: 'The longer a change is, the less of it its reviewer sees, and the longer it waits.',
  ofPullRequest({ facts, judgement }, { guardrails: { prSize: set } }) {
    const limits = limitsFor(judgement.cohort, set);
    if (limits.every(({ maxLines, maxFiles }) => maxLines === null && maxFiles === null)) {
      return { status: 'skipped', message: 'No limit is set.', fix: null, evidence: [] };
    }
    const isAside = (path: string): boolean => isGeneratedFile(path) || matchesAny(set.generated, path);
    const files = facts.files ?? facts.filesSeen;
    // What was somebody's code and is renamed to a generated file was changed by somebody.
    const counting = files.filter(({ path, previousPath }) => !isAside(path) || !isAside(previousPath ?? path));
    const isWhole = facts.files !== null;
    const verdict = judged({ ...sizeOf(counting), aside: files.length - counting.length, isWhole }, limits);
    // More files can't make it smaller.
    return isWhole || verdict.status === 'fail' ? verdict : unread('The changed files', facts.gaps, [null]);
  },
};

type Size = {
  readonly lines: number;
  readonly files: number;
  /** Files that do not count. */
  readonly aside: number;
  /** Whether every changed file was seen. */
  readonly isWhole: boolean;
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
  const { lines, files, aside, isWhole, largest } = size;
  const generated = aside === 0 ? '' : `, ${counted(aside, 'generated file')} aside`;
  const found = `It changes ${isWhole ? '' : 'at least '}${counted(lines, 'line')} in ${counted(files, 'file')}${generated}`;
  const excesses = limits.map((each) => excessOf(size, each));
  const excess = excesses.find((each) => each !== null) ?? null;
  if (excess === null) return { status: 'pass', message: `${found}.`, fix: null, evidence: [] };
  const failed = { message: `${found}; ${excess}.`, fix: FIX, evidence: largest };
  if (!excesses.includes(null)) return { status: 'fail', ...failed };
  const where = excesses[0] === null ? 'AI took part' : 'AI took no part';
  const message = `${found}; where ${where}, ${excess}, and whether it did can't be seen.`;
  return { ...failed, status: 'unknown', message };
}

/** The limits that are exceeded, in words; `null`: none is. */
function excessOf({ lines, files }: Size, { maxLines, maxFiles }: SizeLimits): string | null {
  const exceeded = [
    ...(maxLines !== null && lines > maxLines ? [counted(maxLines, 'line')] : []),
    ...(maxFiles !== null && files > maxFiles ? [counted(maxFiles, 'file')] : []),
  ];
  if (exceeded.length === 0) return null;
  return `the ${exceeded.length === 1 ? 'limit is' : 'limits are'} ${exceeded.join(' and ')}`;
}

function sizeOf(files: readonly ChangedFile[]): Pick<Size, 'lines' | 'files' | 'largest'> {
  const sized = files.map(({ path, additions, deletions }) => ({ path, lines: additions + deletions }));
  const largest = sized.toSorted((a, b) => b.lines - a.lines).slice(0, MOST_SHOWN);
  return {
    lines: sized.reduce((sum, { lines }) => sum + lines, 0),
    files: files.length,
    largest: largest.map(({ path, lines }) => {
      return { text: `${inCode(path)}: ${counted(lines, 'line')}`, path: null, line: null };
    }),
  };
}
