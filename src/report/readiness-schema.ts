/** The sections `readiness` and `team` of `report.json`. */
import { z } from 'zod';
import { CHECK_IDS, CHECK_STATUSES } from '../readiness/check.ts';
import { READINESS_VERDICTS } from '../readiness/readiness.ts';
import { count } from './figure-schemas.ts';

export const readinessSchema = z
  .strictObject({
    verdict: z
      .enum(READINESS_VERDICTS)
      .describe(
        'do-not-shrink: the product is too risky; else not-yet: a check fails; else unknown: one is; else ready',
      ),
    checks: z.array(
      z.strictObject({
        id: z.enum(CHECK_IDS),
        title: z.string(),
        status: z.enum(CHECK_STATUSES),
        observed: z.string(),
        needed: z.string(),
        evidence: z.array(z.string()),
        next: z.string().nullable().describe('null: nothing is to be done'),
      }),
    ),
  })
  .describe('whether a smaller team could own this; left out where the history was not read');

const seen = z.boolean().nullable().describe('null: not read');

export const teamSchema = z
  .strictObject({
    engineers: count.nullable().describe('who wrote or reviewed 3 pull requests or more in at least 2 weeks'),
    channels: count.nullable().describe('pairs of engineers'),
    onePizzaSize: count,
    onePizzaChannels: count,
    shippers: count.nullable().describe('who shipped 3 changes or more'),
    hats: z.strictObject({ techLead: z.boolean(), domainArchitect: z.boolean(), architecturePaths: z.boolean() }),
    scaffolding: z.strictObject({
      pullRequestTemplate: seen,
      codeOwners: seen,
      reusableWorkflows: seen,
      environments: seen,
      rollbackAutomation: seen,
    }),
  })
  .describe("the team's shape, nobody named; left out where the history was not read");
