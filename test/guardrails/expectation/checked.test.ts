import { describe, expect, it } from 'vitest';
import { checkedExpectations } from '../../../src/guardrails/expectation/checked.ts';
import { ConfigError } from '../../../src/history/errors.ts';
import { settingsWith } from '../../support/guarded.ts';

/** The message of the error that these expectations cause. */
function messageFor(expected: readonly string[], file: string | null = '.github/one-pizza.yml'): string {
  try {
    checkedExpectations(settingsWith({ guardrails: { thresholds: { expect: expected } } }), file);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

const TODO =
  'Correct each where the caret points: a metric, an operator, a number with its unit, such as `lead-time.p75 <= 48h`.';

describe('the expectations of a configuration', () => {
  it('are taken in their order where each can be understood', () => {
    const expected = ['rework-rate <= 10%', 'lead-time <= 48h'];
    const settings = settingsWith({ guardrails: { thresholds: { expect: expected } } });
    expect(checkedExpectations(settings, null).map(({ text }) => text)).toEqual(expected);
    expect(checkedExpectations(settingsWith(), null)).toEqual([]);
  });

  it('are all refused at once, each with its place, a caret, what was found and what is allowed', () => {
    expect(messageFor(['lead-time <= 48h', 'rework-rate change <= +5%', 'lead-time <= 48'])).toBe(
      [
        'The configuration is not valid (2 problems):',
        '.github/one-pizza.yml: guardrails.thresholds.expect[1]: found "%"; allowed: pp (percentage points)',
        '  rework-rate change <= +5%',
        '                          ^',
        '.github/one-pizza.yml: guardrails.thresholds.expect[2]: found nothing; allowed: m, h, d',
        '  lead-time <= 48',
        '                 ^',
        TODO,
      ].join('\n'),
    );
  });

  it('are refused with the lines of the file where those are known', () => {
    const settings = settingsWith({ guardrails: { thresholds: { expect: ['lead-time <= 48h', 'rework-rate'] } } });
    const lineOf = (path: readonly PropertyKey[]) => (path.join('/') === 'guardrails/thresholds/expect/1' ? 7 : 1);
    expect(() => checkedExpectations(settings, 'x.yml', lineOf)).toThrow(
      '\nx.yml:7: guardrails.thresholds.expect[1]: found nothing;',
    );
  });

  it('are refused without a file, too', () => {
    expect(messageFor(['rework-rate'], null)).toBe(
      [
        'The configuration is not valid (1 problem):',
        'guardrails.thresholds.expect[0]: found nothing; allowed: .rate, .n, change, <=, <, >=, >',
        '  rework-rate',
        '             ^',
        TODO,
      ].join('\n'),
    );
  });

  it.each([
    ['a line break stands for a space', 'lead-time\n<= 48\u2028h', ['  lead-time <= 48?h', 17]],
    [
      'what is invisible or wide has a stand-in',
      'lead-time \u200b\u0301\u{1f600}漢\u0590x≤é',
      ['  lead-time ?????x≤é', 12],
    ],
    ['an escape sequence of a terminal', 'lead-time \u001b[31m<= 4h', ['  lead-time ?[31m<= 4h', 12]],
  ] as const)('are shown in one harmless line: %s', (_, text, [line, column]) => {
    const [, , shown, caret] = messageFor([text]).split('\n');
    expect(shown).toBe(line);
    expect(caret).toBe(`${' '.repeat(column)}^`);
  });

  it.each([
    ['at its start', `x${'y'.repeat(500)}`, [`x${'y'.repeat(198)}…`, 0]],
    ['far inside', `lead-time${' '.repeat(400)}!${'z'.repeat(400)}`, [`…${' '.repeat(120)}!${'z'.repeat(77)}…`, 121]],
    ['at its end', `lead-time${' '.repeat(400)}`, ['…', 121]],
  ] as const)('are shown around the mistake where they are long: %s', (_, text, [line, column]) => {
    const [, , shown, caret] = messageFor([text]).split('\n');
    expect(shown?.slice(2)).toBe(line);
    expect(caret).toBe(`${' '.repeat(column + 2)}^`);
  });

  it('are counted where they are many', () => {
    const lines = messageFor(Array.from({ length: 23 }, () => 'x')).split('\n');
    expect(lines).toHaveLength(1 + 3 * 20 + 2);
    expect(lines.at(-2)).toBe('… and 3 more');
  });
});
