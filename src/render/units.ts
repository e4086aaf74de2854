/** Numbers as people read them, with two or three digits. What is not zero never looks like zero. */
import type { Interval } from '../figures/figure.ts';

type Unit = { readonly suffix: string; readonly hours: number; readonly below: number };

const HOURS_PER_DAY = 24;
const DAYS_PER_WEEK = 7;
const MINUTES: Unit = { suffix: 'min', hours: 1 / 60, below: 60 };
const WEEKS: Unit = { suffix: 'w', hours: DAYS_PER_WEEK * HOURS_PER_DAY, below: Number.POSITIVE_INFINITY };
/** Each unit up to the number where the next one reads better: `38 min`, `21.4 h`, `3.2 d`, `5.1 w`. */
const UNITS: readonly Unit[] = [
  MINUTES,
  { suffix: 'h', hours: 1, below: 48 },
  { suffix: 'd', hours: HOURS_PER_DAY, below: 28 },
];

/** A duration in hours, such as `38 min` or `3.2 d`. */
export function duration(hours: number): string {
  const unit = unitOf(hours);
  const value = hours / unit.hours;
  if (unit === MINUTES) return hours > 0 && value < 1 ? '< 1 min' : `${Math.round(value)} min`;
  return `${threeDigits(value)} ${unit.suffix}`;
}

/**
 * An interval of durations in hours around `value`, as `17–26 h`: in the unit in which `value` is shown beside it, or in a
 * larger one where the upper end would have three digits; both ends in one unit where that leaves something of the lower.
 */
export function durationInterval([lower, upper]: Interval, value: number): string {
  const own = unitOf(value);
  const unit = upper / own.hours < 99.5 ? own : unitOf(upper);
  const low = twoDigits(lower / unit.hours, unit);
  const high = twoDigits(upper / unit.hours, unit);
  if (lower > 0 && Number(low) === 0) return `${duration(lower)} to ${duration(upper)}`;
  return `${span(low, high)} ${unit.suffix}`;
}

/** A fraction as `8.3 %`. */
export function percent(fraction: number): string {
  const value = 100 * fraction;
  if (value > 0 && value < 0.05) return '< 0.1 %';
  if (value < 100 && value >= 99.95) return '> 99.9 %';
  return Number.isInteger(value) && (value === 0 || value === 100) ? `${value} %` : `${value.toFixed(1)} %`;
}

/** An interval of fractions as `1.5–35 %`. */
export function percentInterval([lower, upper]: Interval): string {
  const text = (fraction: number): string =>
    fraction > 0 && fraction < 0.0005 ? '< 0.1' : twoDigits(100 * fraction, null);
  return `${span(text(lower), text(upper))} %`;
}

/** A number a week as `0.93 /week`. */
export function weekly(perWeek: number): string {
  if (perWeek > 0 && perWeek < 0.005) return '< 0.01 /week';
  if (perWeek === 0) return '0 /week';
  return `${perWeek < 0.995 ? perWeek.toFixed(2) : threeDigits(perWeek)} /week`;
}

/** A difference of two fractions as `3.1 points` (percentage points); its sign is left to the caller. */
export function points(fraction: number): string {
  const value = 100 * Math.abs(fraction);
  return value > 0 && value < 0.05 ? '< 0.1 points' : `${value.toFixed(1)} points`;
}

/** `90 days`, `1 day`, `10.5 days`. */
export function daysText(days: number): string {
  if (days === 1) return '1 day';
  return `${Number.isInteger(days) ? days : days.toFixed(1)} days`;
}

function unitOf(hours: number): Unit {
  return UNITS.find((unit) => shownNumber(hours / unit.hours, unit) < unit.below) ?? WEEKS;
}

/** What rounding makes of it: `59.7 min` would be `60 min`, and so is `1.0 h`. */
function shownNumber(value: number, unit: Unit): number {
  return unit === MINUTES ? Math.round(value) : tenths(value);
}

function threeDigits(value: number): string {
  return tenths(value) >= 100 ? String(Math.round(value)) : tenths(value).toFixed(1);
}

function twoDigits(value: number, unit: Unit | null): string {
  if (value === 0) return '0';
  return unit === MINUTES || tenths(value) >= 10 ? String(Math.round(value)) : tenths(value).toFixed(1);
}

function tenths(value: number): number {
  return Math.round(10 * value) / 10;
}

function span(low: string, high: string): string {
  return low === high ? low : `${low}–${high}`;
}
