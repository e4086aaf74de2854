/** The keys that hold labels, and the words by which others than the default ones are found. */
import { DEFAULT_SETTINGS } from '../config/defaults.ts';

export type LabelKind = {
  /** From the top of the config file, with dots. */
  readonly path: string;
  readonly defaults: readonly string[];
  /** A label that holds one of these words, and no others but `BESIDE`, is of the kind. */
  readonly words: readonly string[];
  /** What bears such labels. */
  readonly on: 'issue' | 'pull request';
  /** What the labels tell, for who looks for them. */
  readonly tells: string;
};

const { failures, readiness } = DEFAULT_SETTINGS;

export const LABEL_KINDS: readonly LabelKind[] = [
  {
    path: 'failures.incident-labels',
    defaults: failures.incidentLabels,
    words: ['incident', 'incidents', 'outage', 'outages', 'sev'],
    on: 'issue',
    tells: 'incidents',
  },
  {
    path: 'failures.hotfix.labels',
    defaults: failures.hotfix.labels,
    words: ['hotfix', 'hotfixes'],
    on: 'pull request',
    tells: 'hotfixes',
  },
  {
    path: 'readiness.pager.alert-labels',
    defaults: readiness.pager.alertLabels,
    words: ['alert', 'alerts'],
    on: 'issue',
    tells: 'alerts',
  },
  {
    path: 'readiness.toil.labels',
    defaults: readiness.toil.labels,
    words: ['toil', 'ktlo'],
    on: 'issue',
    tells: 'toil',
  },
];

/** Words that may stand beside them and change nothing: `type: incident`, `production outage`, `kind/toil`. */
export const BESIDE: ReadonlySet<string> = new Set(
  'type kind category label issue production prod live major minor critical high medium low s p'.split(' '),
);
