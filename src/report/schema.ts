/** `report.json`: plain, versioned data. Keys are stable within `schemaVersion` and may be added; what is not known is `null`. */
import { z } from 'zod';
import { DEPLOYMENT_SOURCES, SIGNALS } from '../config/settings.ts';
import { CAVEATS } from '../metrics/caveats.ts';
import { METRICS } from '../metrics/list.ts';
import type { Metric } from '../metrics/metric.ts';
import { aiSchema } from './ai-schema.ts';
import { amount, change, count, hours, quantiles, share, time } from './figure-schemas.ts';
import { guardrailsSchema, resultSchema } from './guardrails-schema.ts';
import { gapSchema, pullRequestSchema } from './pull-request-schema.ts';
import { readinessSchema, teamSchema } from './readiness-schema.ts';

export const SCHEMA_VERSION = 1;

const figureSchemas = { quantiles, rate: share, count: amount } as const;

const caveats = z.array(z.enum(Object.keys(CAVEATS)));
const benchmark = z
  .strictObject({ source: z.string(), year: z.int(), statistic: z.string(), text: z.string() })
  .nullable();

function figureSchema(metric: Metric) {
  const details = Object.entries(metric.detailKeys ?? {}).map(([key, text]) => {
    return [key, z.number().nullable().describe(text)] as const;
  });
  const figure = figureSchemas[metric.kind].extend(Object.fromEntries(details)).nullable();
  return figure.describe(`${metric.title}, ${metric.unit}; null: what it needs could not be read`);
}

function measurementSchema(metric: Metric) {
  const figure = figureSchema(metric);
  return z.strictObject({ current: figure, previous: figure, change, caveats, benchmark });
}

function section<T extends z.ZodType>(name: Metric['section'], schemaOf: (metric: Metric) => T): Record<string, T> {
  const own = METRICS.filter((metric) => metric.section === name);
  return Object.fromEntries(own.map((metric) => [metric.key, schemaOf(metric)]));
}

const signal = z.strictObject({
  kind: z.enum(SIGNALS),
  evidence: z.string(),
  at: time,
  url: z.string().nullable(),
});
export const failureSchema = z.strictObject({
  deployment: z.string(),
  sha: z.string().nullable(),
  at: time,
  signals: z.array(signal),
  recoveredAt: time.nullable().describe('null: still open'),
});

const window = z.strictObject({ days: z.number(), since: time, until: time });

export const provenanceSchema = z.strictObject({
  source: z.enum(['github', 'git']),
  branch: z.string(),
  deploymentSource: z.enum(DEPLOYMENT_SOURCES).nullable(),
  deploymentSourceReason: z.string(),
  deploymentSourceFix: z.string().nullable(),
  approximate: z.boolean(),
  complete: z.boolean(),
  configuration: z.strictObject({ path: z.string().nullable(), ref: z.string().nullable() }),
  gaps: z.array(gapSchema),
  requests: count,
  points: count,
  excluded: z
    .strictObject({
      automation: count,
      ignored: count,
      backports: count,
      outliers: count,
      directCommits: count,
      unknownStart: count,
      unknownStages: count,
    })
    .nullable()
    .describe('null: the history, or its pull requests or commits, were not read over the whole window'),
  sources: z.record(z.string(), count).describe('deliveries each source shows'),
  environments: z.array(z.string()),
  seenUntil: time,
  linkage: z
    .strictObject({
      merged: count,
      shipped: count,
      waiting: count,
      unmapped: count,
      oldestWaitingHours: hours,
    })
    .nullable()
    .describe('changes merged in the window, automation included; null: not known'),
});

export const signalsSchema = z.strictObject({
  unseen: z.array(z.enum(SIGNALS)).describe('switched on and possible, but not visible over the whole window'),
  recorded: count.describe('signals of any kind in everything that was read'),
  incidentsWithoutDeployment: count.nullable().describe('incidents of the window with no deployment to blame'),
  afterPreviousWindow: count.describe("signals against the previous window's deployments that came after its end"),
});

export const reportSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  repository: z.string(),
  url: z.string().nullable(),
  generatedAt: time,
  window,
  previousWindow: window,
  minimumSample: z.int().positive(),
  isHistoryRead: z
    .boolean()
    .describe('false: a run on a pull request read only what its rules need; every figure is null'),
  provenance: provenanceSchema,
  delivery: z.strictObject({
    ...section('delivery', measurementSchema),
    failures: z.array(failureSchema).nullable().describe('of the current window; null: the history was not read'),
    signals: signalsSchema.nullable().describe('null: the history was not read'),
  }),
  stages: z.strictObject({
    current: z.strictObject(section('stages', figureSchema)),
    previous: z.strictObject(section('stages', figureSchema)),
    change: z.strictObject(section('stages', () => change)),
  }),
  ai: aiSchema,
  team: teamSchema.optional(),
  readiness: readinessSchema.optional(),
  pullRequest: pullRequestSchema.optional(),
  guardrails: guardrailsSchema.optional(),
  result: resultSchema.optional(),
});
