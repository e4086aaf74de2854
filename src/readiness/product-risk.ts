import type { Readiness } from '../config/settings.ts';
import type { EpochMs } from '../history/time.ts';
import type { Check, CheckStatus } from './check.ts';
import { configSentence } from './config-line.ts';
import type { Freshness } from './declared.ts';
import { dayOf, freshnessOf, PRODUCT_MAX_AGE_DAYS } from './declared.ts';
import { errorBudgetMinutes, QUARTER_DAYS } from './error-budget.ts';

/** From here on a product leaves no margin for a smaller team to learn in. */
const RISKY_SLO_PERCENT = 99.95;

type Product = Readiness['product'];

export const productRisk: Check = {
  id: 'product-risk',
  title: 'Product risk',
  definition:
    `Passes where the team declares a service level objective (SLO) below ${RISKY_SLO_PERCENT} % and no regulated ` +
    `data, in \`readiness.product\`, with a day that is at most ${PRODUCT_MAX_AGE_DAYS} days before the window's end. ` +
    `Fails where it declares an SLO of ${RISKY_SLO_PERCENT} % or more, or regulated data, whatever the day: risk does ` +
    'not expire by itself. Unknown otherwise. The error budget is what the SLO leaves, in minutes of a quarter of ' +
    `${QUARTER_DAYS} days.`,
  assess({ settings, window }) {
    const { product } = settings.readiness;
    const freshness = freshnessOf(product.asOf, { until: window.until, maxAgeDays: PRODUCT_MAX_AGE_DAYS });
    const status = statusOf(product, freshness);
    return {
      status,
      observed: observedOf(product, freshness),
      needed: `An SLO below ${RISKY_SLO_PERCENT} % and no regulated data, declared in the last ${PRODUCT_MAX_AGE_DAYS} days.`,
      evidence: evidenceOf(product),
      next: nextOf(product, status, window.until),
    };
  },
};

function statusOf({ sloPercent, regulatedData }: Product, freshness: Freshness): CheckStatus {
  if ((sloPercent !== null && sloPercent >= RISKY_SLO_PERCENT) || regulatedData === true) return 'fail';
  return sloPercent !== null && regulatedData === false && freshness === 'fresh' ? 'pass' : 'unknown';
}

function observedOf({ sloPercent, regulatedData, asOf }: Product, freshness: Freshness): string {
  if (sloPercent === null && regulatedData === null) return 'Neither an SLO nor regulated data is declared.';
  const budget = sloPercent === null ? '' : errorBudgetMinutes(sloPercent).toFixed(1);
  const slo =
    sloPercent === null
      ? 'No SLO is declared'
      : `An SLO of ${sloPercent} % is declared, an error budget of ${budget} minutes in a quarter of ${QUARTER_DAYS} days`;
  const data =
    regulatedData === null
      ? 'whether there is regulated data is not declared'
      : `${regulatedData ? '' : 'no '}regulated data is declared`;
  return `${slo}; ${data}. ${DATED[freshness](asOf ?? '')}`;
}

const DATED: Readonly<Record<Freshness, (day: string) => string>> = {
  fresh: (day) => `As of ${day}.`,
  stale: (day) => `As of ${day}, which is more than ${PRODUCT_MAX_AGE_DAYS} days ago.`,
  future: (day) => `As of ${day}, which lies after the end of the window.`,
  undated: () => 'It bears no date.',
};

function evidenceOf({ sloPercent, regulatedData, asOf }: Product): readonly string[] {
  const day = asOf === null ? 'no date' : `as of ${asOf}`;
  return [
    ...(sloPercent === null ? [] : [`readiness.product.slo-percent: ${sloPercent} (${day})`]),
    ...(regulatedData === null ? [] : [`readiness.product.regulated-data: ${regulatedData} (${day})`]),
  ];
}

function nextOf({ sloPercent, regulatedData }: Product, status: CheckStatus, until: EpochMs): string | null {
  switch (status) {
    case 'pass':
      return null;
    case 'fail':
      return 'Do not shrink this team. If what is declared does not hold, correct and date it under `readiness.product`.';
    case 'unknown': {
      const isDeclared = sloPercent !== null && regulatedData !== null;
      const todo = isDeclared
        ? 'Check whether the figures still hold, and date them.'
        : 'Declare what is at stake, with your own figures.';
      const figures = `slo-percent: ${sloPercent ?? 99.9}, regulated-data: ${regulatedData ?? false}`;
      const entries = [`product: { ${figures}, as-of: ${dayOf(until)} }`];
      return `${todo} ${configSentence([{ key: 'readiness', entries }])}`;
    }
  }
}
