/** Annotations of the guardrails: beside the code where a rule knows the place, on the run's page otherwise. */
import type { Conclusion } from '../../guardrails/conclusion.ts';
import type { GuardrailResult } from '../../guardrails/judge.ts';
import type { Log, Place } from './log.ts';

type Kind = 'error' | 'warning' | 'notice';
type Annotation = { readonly kind: Kind; readonly title: string; readonly message: string; readonly at?: Place };

/**
 * GitHub shows ten of each kind from a step and drops the others without a word. Warnings also tell of the history file
 * and the commit status, notices of gaps.
 */
const MOST: Readonly<Record<Kind, number>> = { error: 10, warning: 7, notice: 4 };

/**
 * Annotates what does not hold: violations as errors, warnings and what could not be judged as warnings, what waits as
 * notices. A rule with findings in files gets one for each; where there are too many of a kind, the last counts the rest.
 * Where nothing is judged and the build waits all the same, a notice says why.
 */
export function annotate(
  results: readonly GuardrailResult[],
  { conclusion, log }: { readonly conclusion: Conclusion; readonly log: Log },
): void {
  const all = results.flatMap((result) => annotationsOf(result, conclusion.isViolation(result)));
  if (conclusion.failsBuild && all.length === 0) log.notice(NOT_YET.title, NOT_YET.message);
  for (const kind of ['error', 'warning', 'notice'] as const) {
    const own = all.filter((each) => each.kind === kind);
    const shown = own.length > MOST[kind] ? own.slice(0, MOST[kind] - 1) : own;
    for (const annotation of shown) write(annotation, log);
    const more = own.length - shown.length;
    if (more > 0)
      write({ kind, title: 'One-Pizza', message: `And ${more} more: the job summary names them all.` }, log);
  }
}

const NOT_YET = {
  title: 'One-Pizza (waiting)',
  message:
    'A draft is judged when it is ready for review. Until then it waits, so that nothing takes this run for a verdict. ' +
    'Let the workflow run on the type `ready_for_review`, too.',
};

function annotationsOf(result: GuardrailResult, isViolation: boolean): Annotation[] {
  const { status, title, message, why, fix, evidence } = result;
  if (status === 'pass' || status === 'skipped') return [];
  const kind = isViolation ? 'error' : status === 'pending' ? 'notice' : 'warning';
  const word = { fail: isViolation ? 'violated' : 'warning', pending: 'waiting', unknown: 'unknown' }[status];
  const named = `One-Pizza: ${title} (${word})`;
  const located = status === 'fail' ? evidence.filter(({ path }) => path !== null) : [];
  const end = fix === null ? why : `${why}\nFix: ${fix}`;
  if (located.length === 0) return [{ kind, title: named, message: `${message}\n${end}` }];
  return located.map(({ text, path, line }) => {
    return { kind, title: named, message: `${text}\n${end}`, at: { path: path ?? '', line } };
  });
}

function write({ kind, title, message, at }: Annotation, log: Log): void {
  if (kind === 'notice') log.notice(title, message);
  else log[kind](title, message, at);
}
