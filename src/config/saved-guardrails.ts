/** Guardrails as a saved history's header holds them: every key there, in the program's own spelling. */
import { z } from 'zod';
import { eachGuardrail, levelsOf } from './presets.ts';
import type { Guardrails, Preset } from './settings.ts';
import { appliesTo, expectations, level, levelFrom, names, section, sizeLimit } from './values.ts';

const limits = { maxLines: z.nullable(sizeLimit), maxFiles: z.nullable(sizeLimit) };

export const savedGuardrails = section({
  // Headers written before there was a rule lack it.
  levels: section(eachGuardrail(() => z.optional(section({ level, from: levelFrom })))),
  dualGate: section({ appliesTo }),
  prEvidence: section({ sections: names }),
  securityChecks: section({ checks: names }),
  prSize: section({ ...limits, aiAssisted: section(limits), generated: names }),
  rollbackFirst: section({ labels: names }),
  thresholds: section({ expect: expectations }),
});

/** Guardrails from a header whose preset gives the level of every rule that it lacks. */
export function guardrailsFromSaved(saved: z.infer<typeof savedGuardrails>, preset: Preset): Guardrails {
  const others = levelsOf(preset);
  return { ...saved, levels: eachGuardrail((id) => saved.levels[id] ?? others[id]) };
}
