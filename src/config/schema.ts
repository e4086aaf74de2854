/** The keys of the config file, and how they become settings. */
import type { z } from 'zod';
import { ai, aiOf } from './ai-schema.ts';
import { DEFAULT_SETTINGS } from './defaults.ts';
import { deployments, deploymentsOf, failures, failuresOf, people, peopleOf } from './delivery-schema.ts';
import { guardrails, guardrailsOf } from './guardrail-schema.ts';
import { readiness, readinessOf } from './readiness-schema.ts';
import type { Settings } from './settings.ts';
import { baseline, branch, failOn, key, minimumSample, onUnknown, preset, section, windowDays } from './values.ts';

/** The config file, every key optional, unknown keys refused. Descriptions serve the docs and the editor's schema. */
export const configFile = section({
  'window-days': key(windowDays, 'How many days the window has that the figures cover.'),
  'minimum-sample': key(minimumSample, 'How many items a figure needs before it takes part in verdicts.'),
  branch: key(branch, 'The delivery branch; by default, the default branch.'),
  preset: key(preset, 'The levels of the guardrails that have none of their own.'),
  'fail-on': key(failOn, 'What fails a build: errors, warnings too, or nothing.'),
  'on-unknown': key(onUnknown, 'What becomes of a guardrail at error that can not be judged.'),
  deployments: key(deployments, 'What a deployment to production is.'),
  failures: key(failures, 'What makes a deployment a failed one.'),
  people: key(people, 'Who is a bot, and who is left out.'),
  ai: key(ai, 'How AI tools show in this repository.'),
  readiness: key(readiness, 'What the team declares for the one-pizza checklist.'),
  guardrails: key(guardrails, 'What pull requests and the repository must keep.'),
  baseline: key(baseline, 'Path of a saved report.json that figures are compared with; by default, none.'),
});
export type ConfigFile = z.infer<typeof configFile>;

/** The settings that a config file asks for: what it leaves out is the default. */
export function settingsOf(file: ConfigFile): Settings {
  const { preset: chosen = DEFAULT_SETTINGS.preset } = file;
  return {
    windowDays: file['window-days'] ?? DEFAULT_SETTINGS.windowDays,
    minimumSample: file['minimum-sample'] ?? DEFAULT_SETTINGS.minimumSample,
    branch: file.branch ?? DEFAULT_SETTINGS.branch,
    deployments: deploymentsOf(file.deployments),
    failures: failuresOf(file.failures),
    people: peopleOf(file.people),
    ai: aiOf(file.ai),
    preset: chosen,
    failOn: file['fail-on'] ?? DEFAULT_SETTINGS.failOn,
    onUnknown: file['on-unknown'] ?? DEFAULT_SETTINGS.onUnknown,
    baseline: file.baseline ?? DEFAULT_SETTINGS.baseline,
    readiness: readinessOf(file.readiness),
    guardrails: guardrailsOf(file.guardrails, chosen),
  };
}
