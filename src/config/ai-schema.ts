/** The keys of the config file about AI tools, and the settings that they make. */
import type { z } from 'zod';
import { DEFAULT_SETTINGS } from './defaults.ts';
import type { Settings } from './settings.ts';
import { aiAuthors, key, names, ruleFiles, section } from './values.ts';

const labels = section({
  assisted: key(names, 'Patterns of the labels that make a change AI-assisted, whatever its traces say.'),
  'not-assisted': key(names, 'Patterns of the labels that say that a change is not AI-assisted.'),
});

export const ai = section({
  'rule-files': key(ruleFiles, 'Files that give rules to AI tools beside those that are known.'),
  authors: key(aiAuthors, 'Tools of your own that write changes, and how each shows.'),
  reviewers: key(names, 'Patterns of logins that review with AI beside those that are known.'),
  labels: key(labels, 'Labels that decide whether a change is AI-assisted.'),
});

export function aiOf(given: z.infer<typeof ai> | undefined): Settings['ai'] {
  const { ai: others } = DEFAULT_SETTINGS;
  return {
    ruleFiles: given?.['rule-files'] ?? others.ruleFiles,
    authors: given?.authors ?? others.authors,
    reviewers: given?.reviewers ?? others.reviewers,
    labels: {
      assisted: given?.labels?.assisted ?? others.labels.assisted,
      notAssisted: given?.labels?.['not-assisted'] ?? others.labels.notAssisted,
    },
  };
}
