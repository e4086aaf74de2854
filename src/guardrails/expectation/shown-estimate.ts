import type { Interval } from '../../figures/figure.ts';
import type { Estimate } from './estimate.ts';
import type { Expectation } from './expectation.ts';
import { sideOf } from './limit.ts';

const DECIMALS = 1;
const DECIMALS_PER_WEEK = 2;
const MAX_DECIMALS = 9;

/** A value in the limit's unit with its interval: `50.1 h (95 % 39.9–64.0)`, of a change `+3.1 pp (95 % -9.0 to +1.1)`. */
export function shownEstimate(estimate: Estimate, expectation: Expectation): string {
  const { value, interval, mayBeHigher, mayBeLower } = estimate;
  const { unit, part, from, limit } = expectation;
  const isChange = from !== null;
  const least = part === 'n' ? 0 : part === 'per-week' && !unit.isRelative ? DECIMALS_PER_WEEK : DECIMALS;
  const number = (each: number): string => signed(numberText(each, limit, least), isChange && each > 0);
  const bound = boundText(mayBeHigher, mayBeLower);
  const text = `${bound}${number(value)}${unit.name === '' ? '' : ` ${unit.name}`}`;
  return interval === null ? text : `${text} (95 % ${spanText(interval, number, isChange)})`;
}

/** With as many decimals as it takes to lie visibly on its side of the limit, and not to look like 0. */
function numberText(value: number, limit: number, least: number): string {
  for (let decimals = least; decimals < MAX_DECIMALS; decimals++) {
    const text = value.toFixed(decimals);
    const isZero = Number(text) === 0 && sideOf(value, 0) !== 0;
    if (!isZero && sideOf(Number(text), limit) === sideOf(value, limit)) return unsigned(text);
  }
  return unsigned(value.toFixed(MAX_DECIMALS));
}

function spanText([lower, upper]: Interval, number: (value: number) => string, isChange: boolean): string {
  return `${number(lower)}${isChange ? ' to ' : '–'}${number(upper)}`;
}

function boundText(mayBeHigher: boolean, mayBeLower: boolean): string {
  if (mayBeHigher && mayBeLower) return 'about ';
  if (mayBeHigher) return 'at least ';
  return mayBeLower ? 'at most ' : '';
}

/** `-0.0` is 0. */
function unsigned(text: string): string {
  return Number(text) === 0 ? text.replace('-', '') : text;
}

function signed(text: string, isGain: boolean): string {
  return isGain && Number(text) !== 0 ? `+${text}` : text;
}
