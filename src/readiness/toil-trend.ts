import type { Delivery } from '../delivery/delivery.ts';
import { newcombe } from '../figures/difference.ts';
import { evidenceOf } from '../figures/evidence.ts';
import type { Interval } from '../figures/figure.ts';
import { windowBefore, windowEnding } from '../history/time.ts';
import type { Check, Finding } from './check.ts';
import type { Toil } from './toil.ts';
import { TOIL_IN_WORDS, toilIn, trackToil } from './toil.ts';
import { stepToSee } from './unseen.ts';

const DAYS = 90;
/** With fewer in both windows together, nobody keeps track of toil, or there is none to speak of. */
const LEAST_ITEMS = 10;
/** Where both shares are below, in percent, it is enough that toil does not rise. */
const LITTLE_PERCENT = 5;
/** The normal quantile of a two-sided 90 % interval. */
const Z90 = 1.644_853_626_951_472_2;

const NEEDED = `A toil share in the last ${DAYS} days clearly below the one of the ${DAYS} days before, or both under ${LITTLE_PERCENT} % and not rising.`;

const SEEN_IN = ['pullRequests', 'labels', 'texts', 'commits', 'issues'] as const;

export const toilTrend: Check = {
  id: 'toil-trend',
  title: 'Toil trend',
  definition:
    `Passes where the share of toil in the work of the last ${DAYS} days is below that of the ${DAYS} days before, by ` +
    `the 90 % Newcombe interval of their difference, or where both are under ${LITTLE_PERCENT} % and it did not rise. ` +
    `${TOIL_IN_WORDS} Other issues are not ` +
    'read, so that toil handled in issues weighs more. Fails otherwise. Unknown with fewer than ' +
    `${LEAST_ITEMS} toil items in the ${2 * DAYS} days or less work in either window than \`minimum-sample\`, where ` +
    'nothing was toil in the earlier window (whether it was labelled then can not be told), and where labels or issues ' +
    'can not be seen over all that time.',
  assess(delivery) {
    const window = windowEnding(delivery.window.until, DAYS);
    const later = toilIn(delivery, window);
    const earlier = toilIn(delivery, windowBefore(window));
    return later === null || earlier === null ? unseen(delivery) : judged(later, earlier, delivery);
  },
};

function judged(later: Toil, earlier: Toil, { settings }: Delivery): Finding {
  const interval = newcombe(proportionOf(later), proportionOf(earlier), Z90);
  const observed = `Toil was ${shareText(later)} of the last ${DAYS} days' work and ${shareText(earlier)} of the ${DAYS} days' before`;
  const found = { needed: NEEDED, evidence: evidenceOf([...later.items, ...earlier.items]).items };
  const unknown = (why: string, next: string): Finding => {
    return { ...found, status: 'unknown', observed: `${observed}: ${why}.`, next };
  };
  const items = later.toil + earlier.toil;
  if (items < LEAST_ITEMS) return unknown(`${items} toil items in ${2 * DAYS} days are too few`, trackToil(settings));
  if (interval === null || Math.min(later.total, earlier.total) < settings.minimumSample) {
    return unknown(
      'too little work to compare',
      `Wait until each ${DAYS} days hold ${settings.minimumSample} changes or more.`,
    );
  }
  if (earlier.toil === 0) {
    return unknown(
      'it can not be told whether toil was labelled then',
      `Wait until ${2 * DAYS} days are labelled. ${trackToil(settings)}`,
    );
  }
  const [, upper] = interval;
  const isLittle = isUnder(later) && isUnder(earlier) && shareOf(later) <= shareOf(earlier);
  const status = upper < 0 || isLittle ? 'pass' : 'fail';
  const next =
    'Take on what causes the most toil of what is listed, and give it time each week until its share clearly falls.';
  return {
    ...found,
    status,
    observed: `${observed}: a difference of ${differenceText(later, earlier, interval)}.`,
    next: status === 'pass' ? null : next,
  };
}

function unseen({ history, window }: Delivery): Finding {
  const isShort = history.source !== 'git' && window.days < DAYS;
  const next = isShort
    ? `A shorter window does not reach back ${2 * DAYS} days. In the config file: \`window-days: ${DAYS}\`.`
    : stepToSee(
        history,
        SEEN_IN,
        'Let the job read it. Under its `permissions:`: `issues: read`, `pull-requests: read`.',
      );
  const observed = `Labels, pull requests or issues can not be seen over the last ${2 * DAYS} days.`;
  return { status: 'unknown', observed, needed: NEEDED, evidence: [], next };
}

function proportionOf({ toil, total }: Toil): { count: number; total: number } {
  return { count: toil, total };
}

function shareOf({ toil, total }: Toil): number {
  return toil / total;
}

function isUnder({ toil, total }: Toil): boolean {
  return toil * 100 < total * LITTLE_PERCENT;
}

function shareText(of: Toil): string {
  const share = of.total === 0 ? 'none' : `${(100 * shareOf(of)).toFixed(1)} %`;
  return `${share} (${of.toil} of ${of.total})`;
}

function differenceText(later: Toil, earlier: Toil, [lower, upper]: Interval): string {
  const difference = points(shareOf(later) - shareOf(earlier));
  return `${difference} points (90 % ${points(lower)} to ${points(upper)})`;
}

/** A fraction in points, signed, with the decimals that it takes not to look like 0. */
function points(fraction: number): string {
  const value = 100 * fraction;
  const decimals = value !== 0 && Math.abs(value) < 0.05 ? 3 : 1;
  return `${value > 0 ? '+' : ''}${value.toFixed(decimals)}`;
}
