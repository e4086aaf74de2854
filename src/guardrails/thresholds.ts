import { checkedExpectations } from './expectation/checked.ts';
import type { Outcome } from './expectation/judge.ts';
import { judgeExpectation } from './expectation/judge.ts';
import type { Rule } from './rule.ts';
import { counted, unticked } from './sentences.ts';
import { worstOf } from './worst.ts';

const MOST_NAMED = 3;

export const thresholds: Rule = {
  id: 'thresholds',
  title: 'Thresholds',
  violatedWhen:
    'A figure of the window fails an expression of `guardrails.thresholds.expect`, such as `lead-time.p75 <= 48h`, ' +
    '`change-fail-rate <= 15%`, `deployment-frequency >= 1 per week`, `lead-time.n >= 20` or `rework-rate change <= ' +
    '+5pp`. Metrics and parts are those of the report: p50 (where none is written), p75, p90 and n of durations, in m, h ' +
    'or d; shares in %; counts `per week`; n is a bare number. `change` is from the window before, `change from ' +
    'baseline` from the report that `baseline` names: of shares in pp (percentage points), of others in their unit or in ' +
    '% of the earlier value. An expression holds if the figure meets it, and fails if its whole 95 % interval lies on ' +
    'the wrong side; in between it is not clear, which is unknown, as is a figure with few data. p90 has no interval: ' +
    'it can hold, but never fail. What is counted needs none. Where some failures can not be seen, the change fail rate ' +
    'and their number can fail an upper limit but not hold, and recovery times can do neither.',
  why: 'What a team agreed on is kept only where somebody looks, and a limit that chance can break is soon switched off.',
  ofRepository(subject, settings) {
    const outcomes = checkedExpectations(settings, null).map((each) => judgeExpectation(each, subject));
    if (outcomes.length === 0) {
      return { status: 'skipped', message: 'Nothing is expected of any figure.', fix: null, evidence: [] };
    }
    return {
      status: worstOf(outcomes.map(({ status }) => status)),
      message: messageOf(outcomes),
      fix: fixOf(outcomes),
      evidence: outcomes.map(({ text }) => ({ text: unticked(text), path: null, line: null })),
    };
  },
};

/** How many hold, and what is said of the first of the worst. */
function messageOf(outcomes: readonly Outcome[]): string {
  const of = (status: Outcome['status']): number => outcomes.filter((each) => each.status === status).length;
  const states = [
    [of('pass'), 'hold'],
    [of('fail'), 'fail'],
    [of('unknown'), 'not clear'],
  ] as const;
  const told = states.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${verb(word, count)}`]));
  const worst = worstOf(outcomes.map(({ status }) => status));
  const shown = worst === 'pass' ? [] : outcomes.filter(({ status }) => status === worst).slice(0, MOST_NAMED);
  const named = shown.map(({ text }) => ` ${unticked(text)}.`).join('');
  return `Of ${counted(outcomes.length, 'expectation')}, ${told.join(', ')}.${named}`;
}

function verb(word: 'hold' | 'fail' | 'not clear', count: number): string {
  if (word === 'not clear') return `${count === 1 ? 'is' : 'are'} not clear`;
  return count === 1 ? `${word}s` : word;
}

/** What to do about what fails; only where nothing does, about what is not clear. Each step once. */
function fixOf(outcomes: readonly Outcome[]): string | null {
  const failing = outcomes.filter(({ status }) => status === 'fail');
  const worst = failing.length > 0 ? failing : outcomes;
  const steps = [...new Set(worst.flatMap(({ fix }) => fix ?? []))];
  return steps.length === 0 ? null : steps.join(' ');
}
