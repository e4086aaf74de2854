/** What a source could see of each part of a history, and what it could not. */
import { z } from 'zod';
import { moment } from './time.ts';

/** The parts of a history that a source reads, each with what it could see of them. */
export const PARTS = [
  'pullRequests',
  'texts',
  'labels',
  'reviews',
  'drafts',
  'commits',
  'deployments',
  'workflowRuns',
  'releases',
  'tags',
  'issues',
  'traces',
  'ruleFiles',
  'requiredChecks',
] as const;
export type Part = (typeof PARTS)[number];

/** `not-in-source`: this kind of source can never have it; `since`: everything from that moment on. */
export const coverage = z.union([
  z.enum(['complete', 'unreadable', 'not-in-source']),
  z.strictObject({ since: moment }),
]);
export type Coverage = z.infer<typeof coverage>;

/** Something that could not be read: what, why, and what would mend it. */
export const gap = z.strictObject({
  part: z.enum(PARTS).nullable(),
  what: z.string(),
  why: z.string(),
  fix: z.string(),
});
export type Gap = z.infer<typeof gap>;
