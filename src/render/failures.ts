/** The failed deployments of the window, and what could be seen of failures at all, in plain words. */
import type { Report } from '../report/report.ts';
import { counted } from './counted.ts';
import { minuteText } from './facts.ts';
import { plainText } from './plain-text.ts';
import { duration } from './units.ts';

/** What makes failures visible where nobody records them. */
const RECORDING =
  'Label incidents `incident` and hotfixes `hotfix`, or name your own labels in the config file: `failures: { incident-labels: [sev1] }`.';

const MS_PER_HOUR = 3_600_000;

export type FailureRow = {
  readonly deployment: string;
  readonly sha: string | null;
  readonly at: string;
  /** Each signal once, in order of time. */
  readonly signals: readonly { readonly kind: string; readonly evidence: string; readonly url: string | null }[];
  /** How long it took to recover, or that it has not. */
  readonly recovered: string;
};

export function failureRows(report: Report): FailureRow[] {
  return report.failures.map(({ deployment, sha, at, signals, recoveredAt }) => ({
    deployment: plainText(deployment),
    sha,
    at: minuteText(at),
    signals: signals.map(({ kind, evidence, url }) => ({ kind, evidence: plainText(evidence), url })),
    recovered: recoveredAt === null ? 'still open' : `recovered after ${duration(hoursBetween(at, recoveredAt))}`,
  }));
}

/** `3 failed deployments, 1 still open`; without any, none "seen" where some signals could not be. */
export function failureSummary(report: Report): string {
  const { failures, signals } = report;
  const open = failures.filter(({ recoveredAt }) => recoveredAt === null).length;
  if (failures.length > 0) {
    const count = counted(failures.length, 'failed deployment');
    return open === 0 ? `${count}, all recovered` : `${count}, ${open} still open`;
  }
  if (report.provenance.deploymentSource === null) return 'Failed deployments: unknown, because deployments are';
  return signals.unseen.length === 0 ? 'No failed deployment' : 'No failed deployment seen';
}

/** What a reader must know before believing that there were no more failures. */
export function failureNotes({ signals, provenance }: Report): string[] {
  const { unseen, recorded, incidentsWithoutDeployment, afterPreviousWindow } = signals;
  return [
    ...(unseen.length === 0 ? [] : [`Not visible over the whole window: ${unseen.join(', ')}.`]),
    ...(recorded === 0 && provenance.deploymentSource !== null
      ? [`No signal of failure of any kind was ever recorded. ${RECORDING}`]
      : []),
    ...(incidentsWithoutDeployment === null || incidentsWithoutDeployment === 0
      ? []
      : [`Incidents with no deployment to blame: ${incidentsWithoutDeployment}.`]),
    ...(afterPreviousWindow === 0
      ? []
      : [`Signals against the window before that came after its end, and do not count: ${afterPreviousWindow}.`]),
  ];
}

function hoursBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / MS_PER_HOUR;
}
