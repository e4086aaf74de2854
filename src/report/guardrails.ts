import type { z } from 'zod';
import type { Settings } from '../config/settings.ts';
import type { Conclusion } from '../guardrails/conclusion.ts';
import type { GuardrailResult, Subject } from '../guardrails/judge.ts';
import type { guardrailsSchema } from './guardrails-schema.ts';
import { MAX_EVIDENCE } from './guardrails-schema.ts';

type Plain<T> = T extends object ? { readonly [K in keyof T]: Plain<T[K]> } : T;

export type GuardrailsSection = Plain<z.infer<typeof guardrailsSchema>>;
export type ReportedGuardrail = GuardrailsSection['rules'][number];

/** What the rules of a run said, and what follows from that. */
export type JudgedGuardrails = {
  /** What the run was about. */
  readonly subject: Subject['kind'];
  readonly results: readonly GuardrailResult[];
  readonly conclusion: Conclusion;
  readonly settings: Pick<Settings, 'preset' | 'failOn' | 'onUnknown'>;
};

/** What the guardrails say, in the order of the rules, each with the first 50 things that it rests on. */
export function guardrailsSection({ subject, results, conclusion, settings }: JudgedGuardrails): GuardrailsSection {
  const { violations, warnings, isViolation } = conclusion;
  const { preset, failOn, onUnknown } = settings;
  return {
    preset,
    failOn,
    onUnknown,
    subject: subject === 'repository' ? 'repository' : 'pull-request',
    violations,
    warnings,
    rules: results.map((result) => reported(result, isViolation(result))),
  };
}

function reported(result: GuardrailResult, isViolation: boolean): ReportedGuardrail {
  const { id, title, level, isFromPreset, status, message, why, fix, evidence, location } = result;
  const items = evidence.slice(0, MAX_EVIDENCE).map(({ text, path, line }) => ({ text, path, line }));
  const shown = { message, why, fix, evidence: { items, total: evidence.length }, location };
  return { id, title, level, isFromPreset, status, isViolation, ...shown };
}
