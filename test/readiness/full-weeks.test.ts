import { describe, expect, it } from 'vitest';
import { isoOf } from '../../src/history/time.ts';
import { fullWeeksBefore, weekOf } from '../../src/readiness/full-weeks.ts';

describe('fullWeeksBefore', () => {
  // 30 March 2026 is a Monday.
  it.each([
    ['2026-04-01T00:00:00Z', ['2026-03-16', '2026-03-23'], '2026-03-30'],
    ['2026-03-30T00:00:00Z', ['2026-03-16', '2026-03-23'], '2026-03-30'],
    ['2026-03-29T23:59:59Z', ['2026-03-09', '2026-03-16'], '2026-03-23'],
  ])('ends with the last Monday at or before %s', (until, starts, end) => {
    const weeks = fullWeeksBefore(Date.parse(until), 2);
    expect(weeks.map(({ since }) => isoOf(since).slice(0, 10))).toEqual(starts);
    expect(weeks.map((week) => isoOf(week.until).slice(0, 10))).toEqual([starts[1], end]);
    expect(weeks.every(({ days }) => days === 7)).toBe(true);
  });
});

it('counts weeks from Monday to Sunday', () => {
  const monday = weekOf(Date.parse('2026-03-30T00:00:00Z'));
  expect(weekOf(Date.parse('2026-04-05T23:59:59Z'))).toBe(monday);
  expect(weekOf(Date.parse('2026-03-29T23:59:59Z'))).toBe(monday - 1);
});
