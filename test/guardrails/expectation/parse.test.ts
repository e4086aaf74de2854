import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpectation } from '../../../src/guardrails/expectation/parse.ts';
import { METRICS } from '../../../src/metrics/list.ts';

const IDS = METRICS.map(({ id }) => id).join(', ');
const OPERATORS = '<=, <, >=, >';

/** What was understood, without the parts that are data of the program. */
function parsed(text: string) {
  const result = parseExpectation(text);
  if ('found' in result) throw new Error(`${result.at}: ${result.found}; ${result.allowed}`);
  const { metric, part, from, operator, limit, unit } = result;
  return [metric.id, part, from, operator, limit, unit.name, unit.isRelative];
}

describe('an expectation', () => {
  it.each([
    ['lead-time.p75 <= 48h', ['lead-time', 'p75', null, '<=', 48, 'h', false]],
    ['lead-time<2d', ['lead-time', 'p50', null, '<', 2, 'd', false]],
    ['recovery-time.p90 <= 90 m', ['recovery-time', 'p90', null, '<=', 90, 'm', false]],
    ['change-fail-rate <= 15%', ['change-fail-rate', 'rate', null, '<=', 15, '%', false]],
    ['change-fail-rate.rate < 12.5 %', ['change-fail-rate', 'rate', null, '<', 12.5, '%', false]],
    ['deployment-frequency >= 1 per week', ['deployment-frequency', 'per-week', null, '>=', 1, 'per week', false]],
    ['deployment-frequency.n > 20', ['deployment-frequency', 'n', null, '>', 20, '', false]],
    ['lead-time.n >= 20', ['lead-time', 'n', null, '>=', 20, '', false]],
    ['rework-rate.n >= 20', ['rework-rate', 'n', null, '>=', 20, '', false]],
    ['rework-rate change <= +5pp', ['rework-rate', 'rate', 'previous', '<=', 5, 'pp', false]],
    ['rework-rate change from previous <= 5pp', ['rework-rate', 'rate', 'previous', '<=', 5, 'pp', false]],
    ['lead-time.p50 change from baseline <= +10%', ['lead-time', 'p50', 'baseline', '<=', 10, '%', true]],
    ['lead-time change <= -2h', ['lead-time', 'p50', 'previous', '<=', -2, 'h', false]],
    ['deployment-frequency change >= -20%', ['deployment-frequency', 'per-week', 'previous', '>=', -20, '%', true]],
    [
      'deployment-frequency change >= -1 per week',
      ['deployment-frequency', 'per-week', 'previous', '>=', -1, 'per week', false],
    ],
    [' \tlead-time . p75 \n<=\r\n48   h ', ['lead-time', 'p75', null, '<=', 48, 'h', false]],
    ['pickup <= 4h', ['pickup', 'p50', null, '<=', 4, 'h', false]],
    ['rework-rate change <= -0pp', ['rework-rate', 'rate', 'previous', '<=', 0, 'pp', false]],
  ])('is understood: %j', (text, expected) => {
    expect(parsed(text)).toEqual(expected);
  });

  it('is shown with single spaces', () => {
    expect(parseExpectation('  lead-time.p75\t<=\n 48h ')).toMatchObject({ text: 'lead-time.p75 <= 48h' });
  });

  it.each([
    ['', [0, '', IDS]],
    ['   ', [3, '', IDS]],
    ['velocity <= 3', [0, 'velocity', IDS]],
    ['leed-time <= 48h', [0, 'leed-time', `${IDS} (did you mean lead-time?)`]],
    ['Lead_Time <= 48h', [0, 'Lead_Time', `${IDS} (did you mean lead-time?)`]],
    ['<= 48h', [0, '<=', IDS]],
    ['lead-time', [9, '', `.p50, .p75, .p90, .n, change, ${OPERATORS}`]],
    ['lead-time.p95 <= 48h', [10, 'p95', 'p50, p75, p90, n (did you mean p75?)']],
    ['lead-time.rate <= 48h', [10, 'rate', 'p50, p75, p90, n']],
    ['change-fail-rate.p50 <= 4h', [17, 'p50', 'rate, n']],
    ['deployment-frequency.per-week >= 1', [21, 'per-week', 'n']],
    ['lead-time. <= 48h', [11, '<=', 'p50, p75, p90, n']],
    ['lead-time.p75 48h', [14, '48', `change, ${OPERATORS}`]],
    ['lead-time.p75 = 48h', [14, '=', `change, ${OPERATORS}`]],
    ['lead-time.p75 ≤ 48h', [14, '≤', `change, ${OPERATORS}`]],
    ['lead-time.p75 \u202e<= 48h', [14, 'U+202E', `change, ${OPERATORS}`]],
    ['lead-time.p75 \ud83d\ude00', [14, 'U+1F600', `change, ${OPERATORS}`]],
    ['lead-time.p75 \ud83d', [14, 'U+D83D', `change, ${OPERATORS}`]],
    ['lead-time\0<= 4h', [9, 'U+0000', `.p50, .p75, .p90, .n, change, ${OPERATORS}`]],
    ['lead-time.n change >= 2', [12, 'change', OPERATORS]],
    ['lead-time change since baseline <= 2h', [17, 'since', `from, ${OPERATORS}`]],
    ['lead-time change from baselin <= 2h', [22, 'baselin', 'previous, baseline']],
    ['lead-time change from baseline 2h', [31, '2', OPERATORS]],
    ['lead-time <= h', [13, 'h', 'a number']],
    ['lead-time <=', [12, '', 'a number']],
    ['lead-time <= +48h', [13, '+', 'a number without a sign, unless it is of a `change`']],
    ['lead-time <= -48h', [13, '-', 'a number without a sign, unless it is of a `change`']],
    ['lead-time <= 48', [15, '', 'm, h, d']],
    ['lead-time <= 48 hours', [16, 'hours', 'm, h, d']],
    ['lead-time <= 48%', [15, '%', 'm, h, d']],
    ['lead-time <= 4.h', [14, '.', 'm, h, d']],
    ['lead-time <= .5h', [13, '.', 'a number']],
    ['lead-time <= 1e3h', [14, 'e3h', 'm, h, d']],
    ['lead-time <= 1000000000000h', [13, '1000000000000', 'a number of at most 12 characters']],
    ['lead-time change <= 5pp', [21, 'pp', 'm, h, d, %']],
    ['change-fail-rate <= 0.15', [24, '', '%']],
    ['change-fail-rate <= 5pp', [21, 'pp', '%']],
    ['change-fail-rate <= 101%', [20, '101', 'a number from 0 to 100']],
    ['rework-rate change <= +5%', [24, '%', 'pp (percentage points)']],
    ['deployment-frequency >= 1', [25, '', 'per week']],
    ['deployment-frequency >= 1 per day', [30, 'day', 'week']],
    ['deployment-frequency >= 5%', [25, '%', 'per week']],
    ['lead-time.n >= 20 h', [18, 'h', 'nothing more']],
    ['lead-time.n >= 20.5', [15, '20.5', 'a whole number']],
    ['lead-time <= 48h and recovery-time <= 4h', [17, 'and', 'nothing more']],
    ['lead-time <= 48h;', [16, ';', 'nothing more']],
    ['lead-time.p50 change from baseline >= -1 per week now', [41, 'per', 'm, h, d, %']],
    ['deployment-frequency change from baseline >= -1 per week now', [57, 'now', 'nothing more']],
  ] as const)('is refused where it goes wrong: %j', (text, [at, found, allowed]) => {
    expect(parseExpectation(text)).toEqual({ at, found, allowed });
  });

  it('is found nowhere in any other text, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const result = parseExpectation(text);
        expect('found' in result && result.at <= text.length && result.found.length <= 41).toBe(true);
      }),
    );
  });

  it('is looked for in linear time', () => {
    const long = 200_000;
    for (const text of ['a-'.repeat(long), '1'.repeat(long), ' '.repeat(long), `lead-time${' .'.repeat(long)}`]) {
      expect(parseExpectation(text)).toHaveProperty('found');
    }
  });
});
