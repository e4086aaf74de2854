import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOf, isWithin, moment, windowBefore, windowEnding } from '../../src/history/time.ts';

describe('a moment', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T00:00:01.5Z', 1_500],
    ['1970-01-01T02:00:00+02:00', 0],
    ['1969-12-31T16:00:00-08:00', 0],
    ['2024-02-29T00:00:00Z', 1_709_164_800_000],
  ])('%s is %i', (text, at) => {
    expect(moment.parse(text)).toBe(at);
  });

  it.each([
    '',
    '2026-11-22',
    '2026-11-22T10:00:00',
    '2026-11-22 10:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-11-22T24:00:00Z',
    '22 Nov 2026',
    0,
    null,
  ])('is not %j', (text) => {
    expect(moment.safeParse(text).success).toBe(false);
  });

  it('is written in UTC, without milliseconds where there are none', () => {
    expect(isoOf(1_709_164_800_000)).toBe('2024-02-29T00:00:00Z');
    expect(isoOf(1_500)).toBe('1970-01-01T00:00:01.500Z');
  });

  it('comes back as it was written', () => {
    const years = { min: Date.parse('0001-01-01T00:00:00Z'), max: Date.parse('9999-12-31T23:59:59Z') };
    fc.assert(
      fc.property(fc.integer(years), (at) => {
        expect(moment.parse(isoOf(at))).toBe(at);
      }),
    );
  });
});

describe('a window', () => {
  const window = windowEnding(Date.parse('2026-03-31T12:00:00Z'), 30);

  it('ends before its end and is as long as it says, over the change to summer time too', () => {
    expect([isoOf(window.since), isoOf(window.until), window.days]).toEqual([
      '2026-03-01T12:00:00Z',
      '2026-03-31T12:00:00Z',
      30,
    ]);
  });

  it('follows one of the same length', () => {
    const before = windowBefore(window);
    expect([isoOf(before.since), isoOf(before.until), before.days]).toEqual([
      '2026-01-30T12:00:00Z',
      '2026-03-01T12:00:00Z',
      30,
    ]);
  });

  it('holds its start, not its end, and nothing that has no time', () => {
    const { since, until } = window;
    expect([since - 1, since, until - 1, until, null].map((at) => isWithin(window, at))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('puts every moment into one of two neighbours at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: window.since - 40 * 86_400_000, max: window.until + 1 }), (at) => {
        expect(isWithin(window, at) && isWithin(windowBefore(window), at)).toBe(false);
      }),
    );
  });
});
