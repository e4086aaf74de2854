import { aiMaturity } from './ai-maturity.ts';
import { busFactor } from './bus-factor.ts';
import type { Check } from './check.ts';
import { pagerNoise } from './pager-noise.ts';
import { productRisk } from './product-risk.ts';
import { toilTrend } from './toil-trend.ts';

/** Every check of the one-pizza checklist, in the order of the report. It drives report, schema and docs. */
export const CHECKS: readonly Check[] = [productRisk, pagerNoise, busFactor, aiMaturity, toilTrend];
