import type { Settings } from '../../config/settings.ts';
import { ConfigError } from '../../history/errors.ts';
import type { Expectation, Mistake } from './expectation.ts';
import { parseExpectation } from './parse.ts';
import { pointedAt } from './shown-text.ts';

const MAX_PROBLEMS = 20;
const PATH = ['guardrails', 'thresholds', 'expect'];
const TODO =
  'Correct each where the caret points: a metric, an operator, a number with its unit, such as `lead-time.p75 <= 48h`.';

/** The line of a value of the file, counted from 1; `null`: not known. */
type LineOf = (path: readonly PropertyKey[]) => number | null;
type Problem = { readonly place: number; readonly text: string; readonly mistake: Mistake };

/**
 * What the settings expect of the metrics. Throws one ConfigError that names every text that can't be understood (20 at
 * most, the rest counted): the file (`null`: none is known) and the line, the key, the text with a caret under the place,
 * what was found and what is allowed.
 */
export function checkedExpectations(
  settings: Settings,
  file: string | null,
  lineOf: LineOf = () => null,
): readonly Expectation[] {
  const read = settings.guardrails.thresholds.expect.map((text, place) => ({
    text,
    place,
    parsed: parseExpectation(text),
  }));
  const problems = read.flatMap(({ text, place, parsed }) =>
    'found' in parsed ? [{ text, place, mistake: parsed }] : [],
  );
  if (problems.length > 0) throw errorOf(problems, (place) => whereOf(place, file, lineOf));
  return read.flatMap(({ parsed }) => ('found' in parsed ? [] : [parsed]));
}

function errorOf(problems: readonly Problem[], where: (place: number) => string): ConfigError {
  const heading = `The configuration is not valid (${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}):`;
  const shown = problems.slice(0, MAX_PROBLEMS).map((problem) => linesOf(problem, where(problem.place)));
  const rest = problems.length - shown.length;
  return new ConfigError([heading, ...shown, ...(rest > 0 ? [`… and ${rest} more`] : []), TODO].join('\n'));
}

/** `.github/one-pizza.yml:7: guardrails.thresholds.expect[0]` */
function whereOf(place: number, file: string | null, lineOf: LineOf): string {
  const line = lineOf([...PATH, place]);
  const shown = line === null ? file : `${file}:${line}`;
  return `${file === null ? '' : `${shown}: `}${PATH.join('.')}[${place}]`;
}

function linesOf({ text, mistake }: Problem, where: string): string {
  const { at, found, allowed } = mistake;
  const what = found === '' ? 'found nothing' : `found "${found}"`;
  const pointed = pointedAt(text, at)
    .split('\n')
    .map((line) => `  ${line}`);
  return [`${where}: ${what}; allowed: ${allowed}`, ...pointed].join('\n');
}
