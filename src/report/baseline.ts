/** A saved report, as far as later figures are compared with it. */
import { z } from 'zod';
import type { Figure } from '../figures/figure.ts';
import type { Baseline } from '../guardrails/rule.ts';
import { METRICS } from '../metrics/list.ts';
import type { Metric } from '../metrics/metric.ts';
import { amount, quantiles, share } from './figure-schemas.ts';
import { provenanceSchema, SCHEMA_VERSION } from './schema.ts';

type Bounds = readonly [lower: number, upper: number] | null;

/** Keys may be added within a version: those that are not known here are left out, those of a metric's details, too. */
const quantilesSaved = z
  .object(quantiles.shape)
  .refine(({ p50, p75, intervals }) => isHeld(p50, intervals.p50) && isHeld(p75, intervals.p75))
  .refine(({ n, open }) => open <= n);
const shareSaved = z
  .object(share.shape)
  .refine(
    ({ count, total, rate, interval }) => count <= total && (total === 0) === (rate === null) && isHeld(rate, interval),
  );
const amountSaved = z
  .object(amount.shape)
  .refine(({ count, perWeek }) => (count === 0) === (perWeek === 0) && perWeek >= 0);
const FIGURES = { quantiles: quantilesSaved, rate: shareSaved, count: amountSaved } as const;

const version = z.object({ schemaVersion: z.unknown() });
const savedReport = z.object({
  provenance: z.object({ deploymentSource: provenanceSchema.shape.deploymentSource }),
  delivery: section('delivery', (figure) => z.object({ current: figure })),
  stages: z.object({ current: section('stages', (figure) => figure) }),
});

/**
 * The figures of the current window of a saved `report.json`, by the id of the metric; `null` for one that was not known
 * then, or that reports did not have yet. A text says why it can't be used, as a clause that ends a sentence; nothing of
 * what was read is in it. `path` is where it is kept. How long the text may be is the reader's business.
 */
export function baselineIn(text: string, path: string): Baseline | string {
  const json = parsed(text);
  if (json === undefined) return 'it is not JSON';
  const versioned = version.safeParse(json);
  if (!versioned.success) return 'it is not a `report.json`';
  if (versioned.data.schemaVersion !== SCHEMA_VERSION) {
    return `it is not a \`report.json\` of schema version ${SCHEMA_VERSION}`;
  }
  const report = savedReport.safeParse(json);
  if (!report.success) {
    // Unknown keys are no problem, so that every path is made of our own.
    const at = report.error.issues[0]?.path.join('.') ?? '';
    return `it is a \`report.json\` that does not fit its schema at \`${at}\``;
  }
  const { provenance, delivery, stages } = report.data;
  const figures = METRICS.map(({ id, key, section: name }): [string, Figure | null] => [
    id,
    (name === 'delivery' ? delivery[key]?.current : stages.current[key]) ?? null,
  ]);
  return { path, deploymentSource: provenance.deploymentSource, figures: Object.fromEntries(figures) };
}

type SavedFigure = z.ZodNullable<(typeof FIGURES)[Metric['kind']]>;

/** The metrics of a section of the report; one that is newer than the report is left out of it. */
function section<T extends z.ZodType>(name: Metric['section'], schemaOf: (figure: SavedFigure) => T) {
  const own = METRICS.filter((metric) => metric.section === name);
  return z.object(Object.fromEntries(own.map(({ key, kind }) => [key, schemaOf(FIGURES[kind].nullable()).optional()])));
}

function isHeld(value: number | null, interval: Bounds): boolean {
  if (interval === null) return true;
  return value !== null && interval[0] <= value && value <= interval[1];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
