import type { Delivery } from '../delivery/delivery.ts';
import { isVisible } from '../delivery/visibility.ts';
import { evidenceOf } from '../figures/evidence.ts';
import type { Issue } from '../history/model.ts';
import { matchesAny } from '../history/pattern.ts';
import type { Window } from '../history/time.ts';
import { isWithin, windowEnding } from '../history/time.ts';
import type { Freshness } from './declared.ts';
import { dayOf, freshnessOf, PAGER_MAX_AGE_DAYS } from './declared.ts';
import { fullWeeksBefore } from './full-weeks.ts';
import type { Part } from './part.ts';
import { counted } from './part.ts';
import { stepToSee } from './unseen.ts';

/** So many full weeks are looked at. */
export const ALERT_WEEKS = 12;
/** So many alerts make a week noisy; the mean must stay below. */
export const NOISY_ALERTS = 10;
export const MOST_NOISY_WEEKS = 2;
/** Without any alert in these days, issues are not where this team's alerts are. */
export const ALERT_DAYS = 180;

type Weeks = { readonly counts: readonly number[]; readonly names: readonly string[]; readonly first: Window };

/**
 * Whether alerts are few enough: by the issues that bear an alert label, else by what the team declares. What can be
 * seen of the issues may be too much already; it is only few enough where all of them can be seen.
 */
export function alertsPart(delivery: Delivery): Part {
  const { history, settings, window } = delivery;
  const { alertLabels } = settings.readiness.pager;
  const lookBack = windowEnding(window.until, ALERT_DAYS);
  const tracked = history.issues.filter(
    ({ createdAt, labels }) => isWithin(lookBack, createdAt) && labels.some((label) => matchesAny(alertLabels, label)),
  );
  const weeks = weeksOf(tracked.filter(isActionable), window);
  const isTold = weeks !== null && tracked.length > 0;
  if (isTold && !isQuiet(weeks.counts)) return seenPart(weeks, delivery, 'fail');
  if (isTold && isVisible(history, ['issues'], weeks.first.since)) return seenPart(weeks, delivery, 'pass');
  return declaredPart(delivery, isVisible(history, ['issues'], lookBack.since) ? NONE_LABELLED : unseen(history));
}

/** Closed as not planned or as a duplicate: there was nothing to do. */
function isActionable({ closedAs }: Issue): boolean {
  return closedAs !== 'not-planned' && closedAs !== 'duplicate';
}

function weeksOf(alerts: readonly Issue[], { until }: Window): Weeks | null {
  const weeks = fullWeeksBefore(until, ALERT_WEEKS);
  const [first] = weeks;
  if (first === undefined) return null;
  const ofEach = weeks.map((week) => alerts.filter(({ createdAt }) => isWithin(week, createdAt)));
  const names = ofEach.flat().map(({ number }) => `#${number}`);
  return { counts: ofEach.map(({ length }) => length), names, first };
}

function isQuiet(counts: readonly number[]): boolean {
  return meanOf(counts) < NOISY_ALERTS && noisyWeeks(counts) <= MOST_NOISY_WEEKS;
}

function meanOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0) / counts.length;
}

function noisyWeeks(counts: readonly number[]): number {
  return counts.filter((count) => count >= NOISY_ALERTS).length;
}

function seenPart({ counts, names }: Weeks, { settings }: Delivery, status: 'pass' | 'fail'): Part {
  const { alertsPerWeek } = settings.readiness.pager;
  const declared = alertsPerWeek === null ? '' : ` (${alertsPerWeek} declared)`;
  const mean = `A mean of ${meanOf(counts).toFixed(1)} alerts a week${declared}`;
  const noisy = `${counted(noisyWeeks(counts), 'week', 'weeks')} with ${NOISY_ALERTS} or more`;
  return {
    status,
    observed: `${mean} and ${noisy}; the last ${ALERT_WEEKS} full weeks, oldest first: ${counts.join(', ')}.`,
    evidence: evidenceOf(names).items,
    next: status === 'pass' ? null : FEWER,
  };
}

const FEWER = `Fix or remove what alerts most often, until fewer than ${NOISY_ALERTS} alerts a week need action.`;

type Seen = { readonly seen: string; readonly step: string };

const NONE_LABELLED: Seen = {
  seen: `No issue has an alert label in ${ALERT_DAYS} days.`,
  step: 'Let alerts open issues with a label of `readiness.pager.alert-labels`, or',
};

function unseen(history: Delivery['history']): Seen {
  const step = stepToSee(history, ['issues'], 'Let the job read issues. Under its `permissions:`: `issues: read`.');
  return { seen: 'The issues can not be seen over the whole time.', step: `${step} Or` };
}

function declaredPart({ settings, window }: Delivery, { seen, step }: Seen): Part {
  const { alertsPerWeek, asOf } = settings.readiness.pager;
  const { until } = window;
  const figure = alertsPerWeek ?? 4;
  const next = `${step} declare how many alerts need action, with your own figure.`;
  const entries = [`pager: { alerts-per-week: ${figure}, as-of: ${dayOf(until)} }`];
  const todo = { next, config: { key: 'readiness', entries } } as const;
  if (alertsPerWeek === null) {
    return { status: 'unknown', observed: `${seen} No figure is declared.`, evidence: [], ...todo };
  }
  const freshness = freshnessOf(asOf, { until, maxAgeDays: PAGER_MAX_AGE_DAYS });
  const observed = `${seen} Declared: ${counted(alertsPerWeek, 'alert', 'alerts')} a week, ${DATED[freshness](asOf ?? '')}.`;
  const evidence = [
    `readiness.pager.alerts-per-week: ${alertsPerWeek} (${asOf === null ? 'no date' : `as of ${asOf}`})`,
  ];
  if (freshness !== 'fresh') return { status: 'unknown', observed, evidence, ...todo };
  const isFew = alertsPerWeek < NOISY_ALERTS;
  return { status: isFew ? 'pass' : 'fail', observed, evidence, next: isFew ? null : FEWER };
}

const DATED: Readonly<Record<Freshness, (day: string) => string>> = {
  fresh: (day) => `as of ${day}`,
  stale: (day) => `as of ${day}, more than ${PAGER_MAX_AGE_DAYS} days ago`,
  future: (day) => `as of ${day}, after the end of the window`,
  undated: () => 'without a date',
};
