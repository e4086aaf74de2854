import type { Settings } from '../../config/settings.ts';
import { ConfigError } from '../../history/errors.ts';
import type { Expectation, Mistake } from './expectation.ts';
import { parseExpectation } from './parse.ts';
import { pointedAt } from './shown-text.ts';

const MAX_PROBLEMS = 20;
const KEY = 'guardrails.thresholds.expect';
const TODO =
  'Correct each where the caret points: a metric, an operator, a number with its unit, such as `lead-time.p75 <= 48h`.';

type Problem = { readonly place: number; readonly text: string; readonly mistake: Mistake };

/**
 * What the settings expect of the metrics. Throws one ConfigError that names every text that can't be understood (20 at
 * most, the rest counted): the file (`null`: none is known), the key, the text with a caret under the place, what was
 * found and what is allowed.
 */
export function checkedExpectations(settings: Settings, file: string | null): readonly Expectation[] {
  const read = settings.guardrails.thresholds.expect.map((text, place) => ({
    text,
    place,
    parsed: parseExpectation(text),
  }));
  const problems = read.flatMap(({ text, place, parsed }) =>
    'found' in parsed ? [{ text, place, mistake: parsed }] : [],
  );
  if (problems.length > 0) throw errorOf(problems, file);
  return read.flatMap(({ parsed }) => ('found' in parsed ? [] : [parsed]));
}

function errorOf(problems: readonly Problem[], file: string | null): ConfigError {
  const heading = `The configuration is not valid (${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}):`;
  const shown = problems.slice(0, MAX_PROBLEMS).map((problem) => linesOf(problem, file));
  const rest = problems.length - shown.length;
  return new ConfigError([heading, ...shown, ...(rest > 0 ? [`… and ${rest} more`] : []), TODO].join('\n'));
}

function linesOf({ place, text, mistake }: Problem, file: string | null): string {
  const { at, found, allowed } = mistake;
  const what = found === '' ? 'found nothing' : `found "${found}"`;
  const where = `${file === null ? '' : `${file}: `}${KEY}[${place}]`;
  const pointed = pointedAt(text, at)
    .split('\n')
    .map((line) => `  ${line}`);
  return [`${where}: ${what}; allowed: ${allowed}`, ...pointed].join('\n');
}
