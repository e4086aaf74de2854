/** The outputs of the step: numbers, words and paths, never free text; empty where something is unknown. */
import { join } from 'node:path';
import { setOutput } from '@actions/core';
import type { Figure } from '../../figures/figure.ts';
import type { Report } from '../../report/report.ts';
import type { Log } from './log.ts';

/** Every output, by the name that `action.yml` gives it. */
export const OUTPUTS = [
  'result',
  'readiness',
  'violations',
  'warnings',
  'lead-time-hours',
  'deployments-per-week',
  'change-fail-rate',
  'recovery-time-hours',
  'rework-rate',
  'ai-assisted-share',
  'complete',
  'report-json',
  'report-html',
  'report-dir',
] as const;
export type OutputName = (typeof OUTPUTS)[number];
export type Outputs = Readonly<Record<OutputName, string>>;

/**
 * The outputs of a run that judged: durations in hours, rates as fractions, whether few data stand behind them or many.
 * `folder` is where the report was written to.
 */
export function outputsOf(report: Report, folder: string): Outputs {
  const shown = (id: string): string => textOf(report.measurements[id]?.current ?? null);
  return {
    result: report.result,
    readiness: report.readiness?.verdict ?? '',
    violations: String(report.guardrails.violations),
    warnings: String(report.guardrails.warnings),
    'lead-time-hours': shown('lead-time'),
    'deployments-per-week': shown('deployment-frequency'),
    'change-fail-rate': shown('change-fail-rate'),
    'recovery-time-hours': shown('recovery-time'),
    'rework-rate': shown('rework-rate'),
    'ai-assisted-share': textOf(report.ai.assisted),
    complete: String(isComplete(report)),
    'report-json': join(folder, 'report.json'),
    'report-html': join(folder, 'report.html'),
    'report-dir': folder,
  };
}

/** A history that nobody looked for is none that could not be read. */
function isComplete({ isHistoryRead, provenance, pullRequest }: Report): boolean {
  const isRead = isHistoryRead ? provenance.complete : pullRequest !== undefined;
  return isRead && (pullRequest?.gaps ?? []).length === 0;
}

/** The outputs of a run that could not judge: the result, and nothing else. */
export const OUTPUTS_OF_FAILURE: Outputs = {
  result: 'error',
  readiness: '',
  violations: '',
  warnings: '',
  'lead-time-hours': '',
  'deployments-per-week': '',
  'change-fail-rate': '',
  'recovery-time-hours': '',
  'rework-rate': '',
  'ai-assisted-share': '',
  complete: '',
  'report-json': '',
  'report-html': '',
  'report-dir': '',
};

/** Hands the outputs to the steps that follow. A warning where the runner's file for them can't be written to. */
export function setOutputs(outputs: Outputs, log: Log): void {
  try {
    for (const name of OUTPUTS) setOutput(name, outputs[name]);
  } catch {
    log.warning('One-Pizza: no outputs', "GITHUB_OUTPUT can't be written to, so later steps see no outputs.");
  }
}

function textOf(figure: Figure | null): string {
  if (figure === null) return '';
  switch (figure.kind) {
    case 'quantiles':
      return figure.p50 === null ? '' : String(figure.p50);
    case 'rate':
      return figure.rate === null ? '' : String(figure.rate);
    case 'count':
      return String(figure.perWeek);
  }
}
