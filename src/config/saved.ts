import { z } from 'zod';
import { DEFAULT_SETTINGS } from './defaults.ts';
import { errorOf, problemsOf } from './problems.ts';
import { guardrailsFromSaved, savedGuardrails } from './saved-guardrails.ts';
import type { Settings } from './settings.ts';
import {
  aiAuthors,
  baseline,
  branch,
  day,
  failOn,
  headcount,
  logins,
  minimumSample,
  names,
  onUnknown,
  owners,
  percent,
  perWeek,
  preset,
  revertWithinDays,
  ruleFiles,
  section,
  signals,
  sloPercent,
  source,
  spanInDays,
  withinHours,
  yesOrNo,
} from './values.ts';

const TODO = 'Read the history anew, or give a config file to use in place of the saved settings.';

const deployments = section({
  source,
  environments: names,
  workflows: names,
  tags: z.nullable(names),
  countFailedAttempts: yesOrNo,
});

const failures = section({
  signals,
  withinHours,
  revertWithinDays,
  hotfix: section({ labels: names, branches: names, titles: names }),
  incidentLabels: names,
});

const ai = section({
  ruleFiles,
  authors: aiAuthors,
  reviewers: names,
  labels: section({ assisted: names, notAssisted: names }),
});

const readiness = section({
  product: section({
    sloPercent: z.nullable(sloPercent),
    regulatedData: z.nullable(yesOrNo),
    asOf: z.nullable(day),
  }),
  pager: section({ alertLabels: names, alertsPerWeek: z.nullable(perWeek), asOf: z.nullable(day) }),
  rollbackDrill: z.nullable(day),
  shippers: headcount,
  evidencePercent: percent,
  toil: section({ labels: names, quotaPercent: percent }),
  onePizzaSize: headcount,
  hats: section({ techLead: logins, domainArchitect: owners, architecturePaths: names }),
});

/** Settings as a saved history's header holds them: every key there, in the program's own spelling. */
export const savedSettings = section({
  windowDays: spanInDays,
  minimumSample,
  branch: z.nullable(branch),
  deployments,
  failures,
  people: section({ bots: names, ignore: names }),
  // Headers written before there were these keys lack them.
  ai: z.optional(ai),
  preset: z.optional(preset),
  failOn: z.optional(failOn),
  onUnknown: z.optional(onUnknown),
  baseline: z.optional(z.nullable(baseline)),
  readiness: z.optional(readiness),
  guardrails: z.optional(savedGuardrails),
});

/**
 * The settings in a saved history's header; what it lacks because it is older takes the default. `file` is its name in
 * errors. Throws a ConfigError that names every problem: a header may have been written by another version, or by
 * somebody else.
 */
export function settingsFromSaved(value: unknown, file: string): Settings {
  const parsed = savedSettings.safeParse(value);
  if (parsed.success) return withDefaults(parsed.data);
  throw errorOf(
    file,
    problemsOf(savedSettings, value, () => null),
    TODO,
  );
}

function withDefaults(saved: z.infer<typeof savedSettings>): Settings {
  const { preset: chosen = DEFAULT_SETTINGS.preset, guardrails } = saved;
  return {
    ...saved,
    ai: saved.ai ?? DEFAULT_SETTINGS.ai,
    preset: chosen,
    failOn: saved.failOn ?? DEFAULT_SETTINGS.failOn,
    onUnknown: saved.onUnknown ?? DEFAULT_SETTINGS.onUnknown,
    baseline: saved.baseline ?? DEFAULT_SETTINGS.baseline,
    readiness: saved.readiness ?? DEFAULT_SETTINGS.readiness,
    guardrails: guardrails === undefined ? DEFAULT_SETTINGS.guardrails : guardrailsFromSaved(guardrails, chosen),
  };
}
