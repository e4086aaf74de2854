import type { Window } from '../../history/time.ts';
import { measure } from '../../metrics/measure.ts';
import type { RepositorySubject } from '../rule.ts';
import { differenceOf } from './difference.ts';
import { earlierFigure } from './earlier.ts';
import type { Estimate, Unknown } from './estimate.ts';
import { estimateOf } from './estimate.ts';
import type { Expectation } from './expectation.ts';
import { isMet } from './limit.ts';
import { shownEstimate } from './shown-estimate.ts';
import { whyUnknown } from './why-unknown.ts';

/** What became of one expectation. */
export type Outcome = {
  /** `unknown`: the figure is not known, or it violates the limit but its interval does not clear it. */
  readonly status: 'pass' | 'fail' | 'unknown';
  /** The expectation, what was measured, and what follows. */
  readonly text: string;
  readonly fix: string | null;
};

const FIX_UNCLEAR = 'It is not clear yet: wait for more data, set a longer `window-days`, or move the limit.';

/**
 * Holds a metric's figure against what is expected of it.
 *
 * - `pass`: the figure meets the limit, whatever its interval.
 * - `fail`: its whole 95 % interval lies on the wrong side. A number that was counted has no interval and needs none;
 *   any other figure without one (p90, few deployments) never fails.
 * - `unknown`: in between, or not known: too few items, not readable, nothing comparable.
 *
 * A share or a number that is only known to be at least so high can fail an upper limit but not meet it, and meet a lower
 * one but not fail it; a quantile from which items may be missing can do neither. A limit in per cent of an earlier value
 * is that many per cent of the value as it was measured: the interval is that of the difference.
 */
export function judgeExpectation(expectation: Expectation, subject: RepositorySubject): Outcome {
  const { text, operator, limit } = expectation;
  const found = measuredFor(expectation, subject);
  if ('why' in found) return { status: 'unknown', text: `${text}: not known, ${found.why}`, fix: found.fix };
  const { value, interval, isExact, mayBeHigher, mayBeLower } = found;
  const shown = `${text}: ${shownEstimate(found, expectation)}`;
  const isUpper = operator === '<' || operator === '<=';
  // The truth may lie where it would not hold any more, or where it would not be violated any more.
  const [mayBeWorse, mayBeBetter] = isUpper ? [mayBeHigher, mayBeLower] : [mayBeLower, mayBeHigher];
  const holds = isMet(value, operator, limit);
  if (holds && !mayBeWorse) return { status: 'pass', text: `${shown}, holds`, fix: null };
  const best = isExact ? value : (interval?.[isUpper ? 0 : 1] ?? null);
  if (!holds && !mayBeBetter && best !== null && !isMet(best, operator, limit)) {
    return { status: 'fail', text: `${shown}, fails`, fix: fixOf(expectation) };
  }
  if (holds || mayBeBetter) {
    const fix = 'Let everything be read that shows failures: the report lists what is not.';
    return { status: 'unknown', text: `${shown}, not clear: some failures can't be seen`, fix };
  }
  const because = best === null ? ': without an interval it can hold, but never fail' : '';
  return { status: 'unknown', text: `${shown}, not clear${because}`, fix: FIX_UNCLEAR };
}

function fixOf({ metric }: Expectation): string {
  return `See what is behind it with \`one-pizza explain ${metric.id}\` and mend that, or move the limit.`;
}

/** What is held against the limit, in the limit's unit. */
function measuredFor(expectation: Expectation, subject: RepositorySubject): Estimate | Unknown {
  const { metric, part, from, unit } = expectation;
  const { delivery } = subject;
  const { window } = delivery;
  const { figure } = measure(metric, delivery).current ?? {};
  if (figure === undefined) return whyUnknown(metric, delivery, window);
  const isPartialIn = (span: Window): boolean => metric.isWhole?.(delivery, span) === false;
  const of = { part, days: window.days, isPartial: isPartialIn(window) };
  if (from === null) {
    const now = estimateOf(figure, of);
    return 'why' in now ? now : inUnitsOf(now, unit.size);
  }
  const before = earlierFigure(metric, from, subject);
  if ('why' in before) return before;
  const isEarlierPartial = from === 'previous' && isPartialIn(delivery.previousWindow);
  const difference = differenceOf(figure, before, { ...of, isEarlierPartial });
  if ('why' in difference) return difference;
  const { estimate, earlier } = difference;
  if (!unit.isRelative) return inUnitsOf(estimate, unit.size);
  if (earlier > 0) return inUnitsOf(estimate, unit.size * earlier);
  return { why: 'the earlier value is 0, of which nothing is a share', fix: 'Write the limit in another unit than %.' };
}

function inUnitsOf(estimate: Estimate, size: number): Estimate {
  const { value, interval } = estimate;
  return {
    ...estimate,
    value: value / size,
    interval: interval === null ? null : [interval[0] / size, interval[1] / size],
  };
}
