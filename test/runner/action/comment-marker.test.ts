import { describe, expect, it } from 'vitest';
import { compareMarks, hasKey, marked } from '../../../src/runner/action/comment-marker.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');
const mark = { key: 'default', asOf: NOON, result: 'fail' } as const;
const BODY = '<!-- one-pizza:default 2026-03-01T12:00:00Z fail -->\ntext\n\n<!-- one-pizza:default end -->';
const at = (moment: string, result = 'pass') => BODY.replace('2026-03-01T12:00:00Z fail', `${moment} ${result}`);

describe('the marker', () => {
  it('stands around the text, and is found there', () => {
    expect(marked(mark, '\ntext\n')).toBe(BODY);
    expect(hasKey(BODY, 'default')).toBe(true);
    expect(hasKey(`${BODY.replaceAll('\n', '\r\n')}\r\n`, 'default')).toBe(true);
  });

  it.each([
    ['another key', BODY.replaceAll('default', 'api')],
    ['a longer key', BODY.replaceAll('default', 'default-2')],
    ['no first line', 'text\n<!-- one-pizza:default end -->'],
    ['no last line', '<!-- one-pizza:default 2026-03-01T12:00:00Z fail --> was posted by somebody'],
    ['something above it', `A quote:\n${BODY}`],
    ['a quote of it', BODY.replaceAll(/^/gm, '> ')],
    ['something below it', `${BODY}\nI disagree.`],
    ['another program', BODY.replaceAll('one-pizza', 'two-pizza')],
  ])('is none with %s', (_, body) => {
    expect(hasKey(body, 'default')).toBe(false);
  });

  it.each([
    { what: 'an earlier moment gives way', first: at('2026-03-01T11:59:59Z', 'fail'), second: BODY, sign: -1 },
    { what: 'a later one stays', first: at('2026-03-01T12:00:01Z'), second: BODY, sign: 1 },
    {
      what: 'of one moment the worse result stays',
      first: at('2026-03-01T12:00:00Z', 'pending'),
      second: BODY,
      sign: -1,
    },
    {
      what: 'of one moment success gives way to a warning',
      first: at('2026-03-01T12:00:00Z'),
      second: at('2026-03-01T12:00:00Z', 'warn'),
      sign: -1,
    },
    {
      what: 'of one moment a warning gives way to no verdict',
      first: at('2026-03-01T12:00:00Z', 'warn'),
      second: at('2026-03-01T12:00:00Z', 'error'),
      sign: -1,
    },
    {
      what: 'of one moment no verdict gives way to a violation',
      first: at('2026-03-01T12:00:00Z', 'error'),
      second: BODY,
      sign: -1,
    },
    { what: 'one result at one moment is the same', first: at('2026-03-01T12:00:00Z', 'fail'), second: BODY, sign: 0 },
    { what: 'a moment that is none gives way', first: at('yesterday-or-so-maybe-'), second: BODY, sign: -1 },
    { what: 'a moment an hour ahead is believed', first: at('2026-03-01T13:00:00Z'), second: BODY, sign: 1 },
    { what: 'one that no run can have seen yet is not', first: at('2026-03-01T13:00:01Z'), second: BODY, sign: -1 },
  ])('$what', ({ first, second, sign }) => {
    expect(Math.sign(compareMarks(first, second, NOON))).toBe(sign);
    expect(Math.sign(compareMarks(second, first, NOON))).toBe(sign === 0 ? 0 : -sign);
  });
});
