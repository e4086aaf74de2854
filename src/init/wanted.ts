/** What to read on top of the defaults, so that names which nobody thought of show too. */
import { DEFAULT_SETTINGS } from '../config/defaults.ts';
import type { Settings } from '../config/settings.ts';
import { LABEL_KINDS } from './label-kinds.ts';
import type { WorkflowSeen } from './workflow-seen.ts';
import { deployWorkflows } from './workflow-seen.ts';

const ENVIRONMENTS = ['*prod*', '*prd*', '*live*'];

/** The default settings with patterns that let through whatever may be production or a deploying workflow. */
export function wantedSettings(workflows: readonly WorkflowSeen[] | null): Settings {
  const { deployments } = DEFAULT_SETTINGS;
  return {
    ...DEFAULT_SETTINGS,
    deployments: {
      ...deployments,
      environments: [...deployments.environments, ...ENVIRONMENTS],
      workflows: deployWorkflows(workflows ?? []).map(({ name }) => name),
    },
  };
}

/** Patterns of the labels of issues that may be incidents, alerts or toil. */
export function wantedLabels(): readonly string[] {
  const kinds = LABEL_KINDS.filter(({ on }) => on === 'issue');
  const all = kinds.flatMap(({ defaults, words }) => [...defaults, ...words.map((word) => `*${word}*`)]);
  return [...new Set(all)];
}
