/** The section `guardrails` of `report.json`, and its `result`. */
import { z } from 'zod';
import { FAIL_ON, GUARDRAILS, ON_UNKNOWN, PRESETS } from '../config/settings.ts';
import { RESULTS } from '../guardrails/conclusion.ts';
import { STATUSES } from '../guardrails/rule.ts';
import { count } from './figure-schemas.ts';

/** A rule names so many things at most; the total says how many there are. */
export const MAX_EVIDENCE = 50;

const line = z.int().positive().nullable();

const rule = z.strictObject({
  id: z.enum(GUARDRAILS),
  title: z.string(),
  level: z.enum(['warn', 'error']),
  isFromPreset: z.boolean().describe('nobody set the level of this rule by its name'),
  status: z.enum(STATUSES).describe('pending: it can still turn green without a new commit'),
  isViolation: z.boolean().describe('it is one of the violations'),
  message: z.string(),
  why: z.string(),
  fix: z.string().nullable(),
  evidence: z.strictObject({
    items: z.array(z.strictObject({ text: z.string(), path: z.string().nullable(), line })).max(MAX_EVIDENCE),
    total: count,
  }),
  location: z.strictObject({ path: z.string(), line }).nullable(),
});

export const guardrailsSchema = z
  .strictObject({
    preset: z.enum(PRESETS),
    failOn: z.enum(FAIL_ON),
    onUnknown: z.enum(ON_UNKNOWN),
    subject: z.enum(['pull-request', 'repository']).describe('what the rules were judged for'),
    violations: count,
    warnings: count,
    rules: z.array(rule).describe('those that are on and about the subject'),
  })
  .describe('what the guardrails say');

export const resultSchema = z
  .enum(RESULTS)
  .describe('pending: something that is enforced waits; a run that could not judge writes no report');
