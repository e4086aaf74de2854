/** The section `ai` of `report.json`. */
import { z } from 'zod';
import { LOWER_BOUND_KINDS } from '../adoption/attribution/lower-bound.ts';
import { CAPABILITIES } from '../adoption/capabilities.ts';
import { ruleFile, ruleFileFacts, ruleFileFinding } from '../history/rule-file-facts.ts';
import { change, count, quantiles, share, time } from './figure-schemas.ts';

const toolUse = z.array(z.strictObject({ tool: z.string(), changes: count }));
const fraction = z.number().min(0).max(1);
const gates = z.strictObject({ pass: count, fail: count, unknown: count });
const dualGate = z.strictObject({ both: gates, human: gates, machine: gates });
const lines = z.strictObject({ n: count, p50: z.number().nullable(), p75: z.number().nullable() });

const cohort = z.strictObject({
  n: count,
  leadTimeFromOpen: quantiles.nullable(),
  size: lines.nullable().describe('lines added and deleted'),
});

const week = z.strictObject({
  since: time,
  changes: count,
  assisted: count,
  authors: count.describe('known human authors of what shipped'),
  assistedAuthors: count,
});

export const findingSchema = ruleFileFinding;
export const ruleFileSchema = ruleFile.omit({ firstChangedAt: true, lastChangedAt: true }).extend({
  firstChangedAt: time.nullable(),
  lastChangedAt: time.nullable(),
  findings: z.array(ruleFileFinding),
});

export const aiSchema = z
  .strictObject({
    assisted: share.nullable().describe('share of the changes shipped in the window, automation left out'),
    previousAssisted: share.nullable(),
    change,
    lowerBoundReasons: z.array(
      z.strictObject({
        kind: z.enum(LOWER_BOUND_KINDS),
        changes: count.nullable().describe('how many changes it concerns; null: the repository'),
        text: z.string(),
      }),
    ),
    tools: toolUse.describe('tools that took part in writing, and in how many changes'),
    utilization: z
      .strictObject({
        byAgents: share.nullable().describe('changes that an agent opened under its own account; null: a clone'),
        aiReviewed: share.nullable(),
        reviewers: toolUse,
        authors: z
          .strictObject({ assistedPerWeek: z.number(), share: fraction.nullable() })
          .nullable()
          .describe('known human authors with AI-assisted work: how many a week, and of all who shipped in a week'),
        weeks: z.array(week).describe('the whole weeks of the window, oldest first'),
      })
      .nullable()
      .describe('null: traces, or what shipped, could not be read'),
    cohorts: z
      .strictObject({ ai: cohort, human: cohort, automation: cohort })
      .nullable()
      .describe('an association, no effect: the human cohort holds AI that left no trace'),
    dualGate: share.nullable().describe("changes that passed both gates, by today's rules and the rollup of checks"),
    dualGateAssisted: share.nullable(),
    gates: z.strictObject({ all: dualGate, assisted: dualGate }).nullable(),
    requiredChecks: count.nullable().describe('checks that the branch requires today; null: not known'),
    ruleFileState: ruleFileFacts.shape.state.nullable().describe('null: not read'),
    ruleFiles: z.array(ruleFileSchema).nullable(),
    ruleFileFindings: z.array(ruleFileFinding).describe('those of no listed file'),
    capabilities: z.array(
      z.strictObject({
        id: z.enum(CAPABILITIES.map(({ id }) => id)),
        title: z.string(),
        strength: z.enum(['good', 'partial', 'not-observable']),
        observed: z.array(z.string()),
      }),
    ),
  })
  .describe('what was seen of AI: lower bounds, and nothing about a person');
