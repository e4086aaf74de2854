import { z } from 'zod';
import { errorOf, problemsOf } from './problems.ts';
import type { Settings } from './settings.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import {
  aiAuthors,
  branch,
  minimumSample,
  names,
  revertWithinDays,
  ruleFiles,
  section,
  signals,
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

/** Settings as a saved history's header holds them: every key there, in the program's own spelling. */
export const savedSettings = section({
  windowDays: spanInDays,
  minimumSample,
  branch: z.nullable(branch),
  deployments,
  failures,
  people: section({ bots: names, ignore: names }),
  // Headers written before there was this key lack it.
  ai: z.optional(ai),
});

/**
 * The settings in a saved history's header. `file` is its name in errors. Throws a ConfigError that names every
 * problem: a header may have been written by another version, or by somebody else.
 */
export function settingsFromSaved(value: unknown, file: string): Settings {
  const parsed = savedSettings.safeParse(value);
  if (parsed.success) return { ...parsed.data, ai: parsed.data.ai ?? DEFAULT_SETTINGS.ai };
  throw errorOf(
    file,
    problemsOf(savedSettings, value, () => null),
    TODO,
  );
}
