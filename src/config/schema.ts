/** The keys of the config file, and how they become settings. */
import { z } from 'zod';
import type { Settings } from './settings.ts';
import { DEFAULT_SETTINGS, SIGNALS } from './settings.ts';
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
  windowDays,
  withinHours,
  yesOrNo,
} from './values.ts';

const deployments = section({
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

const failures = section({
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

const people = section({
  bots: key(names, 'Patterns of logins that are bots although GitHub calls them users.'),
  ignore: key(names, 'Patterns of logins whose changes are left out of lead time, stages, flow and cohorts.'),
});

const ai = section({
  'rule-files': key(ruleFiles, 'Files that give rules to AI tools beside those that are known.'),
  authors: key(aiAuthors, 'Tools of your own that write changes, and how each shows.'),
  reviewers: key(names, 'Patterns of logins that review with AI beside those that are known.'),
  labels: key(
    section({
      assisted: key(names, 'Patterns of the labels that make a change AI-assisted, whatever its traces say.'),
      'not-assisted': key(names, 'Patterns of the labels that say that a change is not AI-assisted.'),
    }),
    'Labels that decide whether a change is AI-assisted.',
  ),
});

/** The config file, every key optional, unknown keys refused. Descriptions serve the docs and the editor's schema. */
export const configFile = section({
  'window-days': key(windowDays, 'How many days the window has that the figures cover.'),
  'minimum-sample': key(minimumSample, 'How many items a figure needs before it takes part in verdicts.'),
  branch: key(branch, 'The delivery branch; by default, the default branch.'),
  deployments: key(deployments, 'What a deployment to production is.'),
  failures: key(failures, 'What makes a deployment a failed one.'),
  people: key(people, 'Who is a bot, and who is left out.'),
  ai: key(ai, 'How AI tools show in this repository.'),
});
export type ConfigFile = z.infer<typeof configFile>;

/** The settings that a config file asks for: what it leaves out is the default, signals come in their own order. */
export function settingsOf(file: ConfigFile): Settings {
  const { deployments: given, failures: failing } = file;
  const { deployments, failures, people } = DEFAULT_SETTINGS;
  const wanted = failing?.signals ?? failures.signals;
  return {
    windowDays: file['window-days'] ?? DEFAULT_SETTINGS.windowDays,
    minimumSample: file['minimum-sample'] ?? DEFAULT_SETTINGS.minimumSample,
    branch: file.branch ?? DEFAULT_SETTINGS.branch,
    deployments: {
      source: given?.source ?? deployments.source,
      environments: given?.environments ?? deployments.environments,
      workflows: given?.workflows ?? deployments.workflows,
      tags: given?.tags ?? deployments.tags,
      countFailedAttempts: given?.['count-failed-attempts'] ?? deployments.countFailedAttempts,
    },
    failures: {
      signals: SIGNALS.filter((signal) => wanted.includes(signal)),
      withinHours: failing?.['within-hours'] ?? failures.withinHours,
      revertWithinDays: failing?.['revert-within-days'] ?? failures.revertWithinDays,
      hotfix: {
        labels: failing?.hotfix?.labels ?? failures.hotfix.labels,
        branches: failing?.hotfix?.branches ?? failures.hotfix.branches,
        titles: failing?.hotfix?.titles ?? failures.hotfix.titles,
      },
      incidentLabels: failing?.['incident-labels'] ?? failures.incidentLabels,
    },
    people: { bots: file.people?.bots ?? people.bots, ignore: file.people?.ignore ?? people.ignore },
    ai: aiOf(file.ai),
  };
}

function aiOf(given: ConfigFile['ai']): Settings['ai'] {
  const { ai } = DEFAULT_SETTINGS;
  return {
    ruleFiles: given?.['rule-files'] ?? ai.ruleFiles,
    authors: given?.authors ?? ai.authors,
    reviewers: given?.reviewers ?? ai.reviewers,
    labels: {
      assisted: given?.labels?.assisted ?? ai.labels.assisted,
      notAssisted: given?.labels?.['not-assisted'] ?? ai.labels.notAssisted,
    },
  };
}

function key<Value extends z.ZodType>(value: Value, description: string): z.ZodOptional<Value> {
  return z.optional(value).describe(description);
}
