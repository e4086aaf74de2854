/** The keys of the config file about deployments, failures and people, and the settings that they make. */
import type { z } from 'zod';
import { DEFAULT_SETTINGS } from './defaults.ts';
import type { Settings } from './settings.ts';
import { SIGNALS } from './settings.ts';
import { key, names, revertWithinDays, section, signals, source, withinHours, yesOrNo } from './values.ts';

export const deployments = section({
  source: key(source, 'Where deliveries to production are read from; auto takes the best source that has any.'),
  environments: key(names, 'Patterns of the environments that are production.'),
  workflows: key(names, 'File names of the workflows whose successful runs are deployments.'),
  tags: key(names, 'Patterns of the tags that mark a delivered version; by default, names that end in a number.'),
  'count-failed-attempts': key(yesOrNo, 'Whether a deployment that never succeeded counts as deployed and failed.'),
});

const hotfix = section({
  labels: key(names, 'Patterns of the labels that make a pull request a hotfix.'),
  branches: key(names, 'Patterns of the head branches that make a pull request a hotfix.'),
  titles: key(names, 'Patterns of the titles that make a pull request a hotfix.'),
});

export const failures = section({
  signals: key(signals, 'The signs that a deployment needed intervention.'),
  'within-hours': key(
    withinHours,
    'How many hours after a deployment a hotfix or incident that names nothing blames it.',
  ),
  'revert-within-days': key(
    revertWithinDays,
    'How many days after a deployment a revert of what it shipped blames it.',
  ),
  hotfix: key(hotfix, 'What makes a pull request a hotfix.'),
  'incident-labels': key(names, 'Patterns of the labels that make an issue an incident.'),
});

export const people = section({
  bots: key(names, 'Patterns of logins that are bots although GitHub calls them users.'),
  ignore: key(names, 'Patterns of logins whose changes are left out of lead time, stages, flow and cohorts.'),
});

export function deploymentsOf(given: z.infer<typeof deployments> | undefined): Settings['deployments'] {
  const { deployments: others } = DEFAULT_SETTINGS;
  return {
    source: given?.source ?? others.source,
    environments: given?.environments ?? others.environments,
    workflows: given?.workflows ?? others.workflows,
    tags: given?.tags ?? others.tags,
    countFailedAttempts: given?.['count-failed-attempts'] ?? others.countFailedAttempts,
  };
}

/** Signals come in their own order, each once. */
export function failuresOf(given: z.infer<typeof failures> | undefined): Settings['failures'] {
  const { failures: others } = DEFAULT_SETTINGS;
  const wanted = given?.signals ?? others.signals;
  return {
    signals: SIGNALS.filter((signal) => wanted.includes(signal)),
    withinHours: given?.['within-hours'] ?? others.withinHours,
    revertWithinDays: given?.['revert-within-days'] ?? others.revertWithinDays,
    hotfix: {
      labels: given?.hotfix?.labels ?? others.hotfix.labels,
      branches: given?.hotfix?.branches ?? others.hotfix.branches,
      titles: given?.hotfix?.titles ?? others.hotfix.titles,
    },
    incidentLabels: given?.['incident-labels'] ?? others.incidentLabels,
  };
}

export function peopleOf(given: z.infer<typeof people> | undefined): Settings['people'] {
  const { people: others } = DEFAULT_SETTINGS;
  return { bots: given?.bots ?? others.bots, ignore: given?.ignore ?? others.ignore };
}
