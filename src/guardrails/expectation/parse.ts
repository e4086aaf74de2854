import { METRICS } from '../../metrics/list.ts';
import type { Metric } from '../../metrics/metric.ts';
import type { Earlier, Expectation, Mistake, Operator } from './expectation.ts';
import { OPERATORS } from './expectation.ts';
import { nearestTo } from './nearest.ts';
import type { Token } from './tokens.ts';
import { shownToken, tokensOf } from './tokens.ts';
import type { Part, Unit } from './units.ts';
import { PARTS_OF, unitNames, unitsOf } from './units.ts';

/** Longer numbers are a slip, and would only be rounded. */
const MAX_DIGITS = 12;

/** The pieces of a text, one after the other. */
type Cursor = { readonly peek: () => Token; readonly take: () => Token };

/**
 * What a text expects:
 *
 *     metric [ '.' part ] [ 'change' [ 'from' ( 'previous' | 'baseline' ) ] ] operator [ '+' | '-' ] number [ unit ]
 *
 * `part` is p50, p75, p90 or n of a metric of durations (p50 where none is written), rate or n of a share, n of a count
 * (per week where none is written). The unit must be written and fit: m, h or d; % of a share; `per week` of a count;
 * none of n. A `change` of durations takes m, h, d, or % of the earlier value; of a share pp, percentage points; of a
 * count `per week` or %; n takes none. A sign belongs to a change. Case counts, white space does not. Anything else is
 * a mistake, with the first character that does not fit. Takes time linear in the text.
 */
export function parseExpectation(text: string): Expectation | Mistake {
  const cursor = cursorOf(tokensOf(text));
  const metric = metricAt(cursor);
  if ('found' in metric) return metric;
  const subject = partAt(cursor, metric);
  if ('found' in subject) return subject;
  const change = changeAt(cursor, subject);
  if ('found' in change) return change;
  const comparison = operatorAt(cursor, change.next);
  if ('found' in comparison) return comparison;
  const { part } = subject;
  const { from } = change;
  const bound = limitAt(cursor, { part, isChange: from !== null });
  if ('found' in bound) return bound;
  const end = cursor.peek();
  if (end.kind !== 'end') return mistake(end, 'nothing more');
  const { operator } = comparison;
  return { text: text.trim().replaceAll(/[ \t\r\n]+/g, ' '), metric, part, from, operator, ...bound };
}

function metricAt(cursor: Cursor): Metric | Mistake {
  const token = cursor.take();
  const metric = METRICS.find(({ id }) => id === token.text);
  const ids = METRICS.map(({ id }) => id);
  return metric ?? mistake(token, oneOf(ids, token));
}

/** `next`: what may follow beside an operator. */
function partAt(cursor: Cursor, { kind }: Metric): { part: Part; next: readonly string[] } | Mistake {
  const { [kind]: parts } = PARTS_OF;
  const written = parts.filter((part) => part !== 'per-week');
  if (cursor.peek().text !== '.') {
    return { part: parts[0], next: [...written.map((part) => `.${part}`), 'change'] };
  }
  cursor.take();
  const token = cursor.take();
  const part = written.find((each) => each === token.text);
  return part === undefined ? mistake(token, oneOf(written, token)) : { part, next: part === 'n' ? [] : ['change'] };
}

function changeAt(
  cursor: Cursor,
  { next }: { readonly next: readonly string[] },
): { from: Earlier | null; next: readonly string[] } | Mistake {
  if (cursor.peek().text !== 'change' || !next.includes('change')) return { from: null, next };
  cursor.take();
  if (cursor.peek().text !== 'from') return { from: 'previous', next: ['from'] };
  cursor.take();
  const token = cursor.take();
  if (token.text !== 'previous' && token.text !== 'baseline') return mistake(token, 'previous, baseline');
  return { from: token.text, next: [] };
}

function operatorAt(cursor: Cursor, others: readonly string[]): { operator: Operator } | Mistake {
  const token = cursor.take();
  const operator = OPERATORS.find((each) => each === token.text);
  return operator === undefined ? mistake(token, [...others, ...OPERATORS].join(', ')) : { operator };
}

function limitAt(cursor: Cursor, of: { part: Part; isChange: boolean }): { limit: number; unit: Unit } | Mistake {
  const { part, isChange } = of;
  const isSigned = ['+', '-'].includes(cursor.peek().text);
  if (isSigned && !isChange) return mistake(cursor.peek(), 'a number without a sign, unless it is of a `change`');
  const sign = isSigned && cursor.take().text === '-' ? -1 : 1;
  const token = cursor.take();
  const [first] = unitsOf(part, isChange);
  const isWhole = part !== 'n' || !token.text.includes('.');
  if (token.kind !== 'number' || !isWhole) return mistake(token, part === 'n' ? 'a whole number' : 'a number');
  if (token.text.length > MAX_DIGITS) return mistake(token, `a number of at most ${MAX_DIGITS} characters`);
  const size = Number(token.text);
  if (first.most !== null && size > first.most) return mistake(token, `a number from 0 to ${first.most}`);
  const unit = unitAt(cursor, unitsOf(part, isChange));
  return 'found' in unit ? unit : { limit: sign === -1 && size > 0 ? -size : size, unit };
}

function unitAt(cursor: Cursor, units: readonly [Unit, ...Unit[]]): Unit | Mistake {
  const unit = units.find(({ words }) => words.length === 0 || words[0] === cursor.peek().text);
  if (unit === undefined) return mistake(cursor.peek(), unitNames(units));
  for (const word of unit.words) {
    const token = cursor.take();
    if (token.text !== word) return mistake(token, word);
  }
  return unit;
}

function cursorOf(tokens: readonly Token[]): Cursor {
  let place = 0;
  const end: Token = { kind: 'end', text: '', at: 0 };
  // The last one is the end, a character that fits nowhere, or further on than any expectation goes.
  const peek = (): Token => tokens[place] ?? tokens.at(-1) ?? end;
  return {
    peek,
    take() {
      const token = peek();
      place++;
      return token;
    },
  };
}

function mistake(token: Token, allowed: string): Mistake {
  return { at: token.at, found: shownToken(token), allowed };
}

function oneOf(known: readonly string[], { text }: Token): string {
  const meant = nearestTo(text, known);
  return meant === null ? known.join(', ') : `${known.join(', ')} (did you mean ${meant}?)`;
}
