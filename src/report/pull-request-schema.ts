/** The section `pullRequest` of `report.json`, there on events of pull requests only. */
import { z } from 'zod';
import { COHORTS } from '../adoption/attribution/attribution.ts';
import { PARTS } from '../history/coverage.ts';
import { ruleFileFacts, ruleFileFinding } from '../history/rule-file-facts.ts';
import { trace } from '../history/trace-patterns.ts';
import { OPEN_STAGES } from './pull-request-stages.ts';

export const gapSchema = z.strictObject({
  part: z.enum(PARTS).nullable(),
  what: z.string(),
  why: z.string(),
  fix: z.string(),
});

const state = z.enum(['pass', 'fail', 'unknown']);

const humanGate = z.strictObject({
  state,
  reason: z.enum([
    'approved',
    'changes-requested',
    'no-approval',
    'approval-of-older-commit',
    'approval-before-new-base',
    'approval-not-independent',
    'not-visible',
  ]),
  by: z.array(z.string()).describe('whose opinion holds it up; empty where it passed'),
});

const machineGate = z.strictObject({
  state,
  reason: z.enum(['required-check', 'ai-review', 'check-failed', 'check-skipped', 'nothing-required', 'not-visible']),
  by: z.array(z.string()).describe('names of checks, or of AI tools'),
});

export const pullRequestSchema = z
  .strictObject({
    number: z.int().positive(),
    isOutdated: z.boolean().describe('the head moved on after the event'),
    judged: z
      .strictObject({
        headSha: z.string(),
        state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
        isDraft: z.boolean(),
        cohort: z.enum(COHORTS).nullable().describe('null: no trace of AI, but not everything could be read'),
        tools: z.array(z.string()),
        traces: z
          .array(trace.pick({ tool: true, field: true }))
          .describe('where traces of the tools were seen; each once'),
        confidence: z.enum(['high', 'medium', 'low']).nullable(),
        decidedBy: z.enum(['label', 'traces', 'author']),
        labelsNotCounted: z
          .array(z.string())
          .describe('they loosen, and nobody who may is seen to have put them there'),
        humanGate,
        machineGate,
      })
      .nullable()
      .describe('null: the pull request could not be read'),
    stages: z
      .array(z.strictObject({ stage: z.enum(OPEN_STAGES), hours: z.number() }))
      .nullable()
      .describe('how long it has been in each stage, the last of which goes on; null: it is not open, or not known'),
    ruleFileState: ruleFileFacts.shape.state.nullable().describe('at the head; null: not read'),
    ruleFileFindings: z.array(ruleFileFinding).describe('at the head'),
    gaps: z.array(gapSchema),
  })
  .describe('the pull request of the event, as it stood when the run read it');
