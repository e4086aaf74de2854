import type { Configuration } from '../config/configuration.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { EpochMs, Window } from '../history/time.ts';
import { isoOf } from '../history/time.ts';
import { METRICS } from '../metrics/list.ts';
import { measure } from '../metrics/measure.ts';
import type { Metric } from '../metrics/metric.ts';
import type { AiSection } from './ai.ts';
import { aiSection } from './ai.ts';
import type { ReportedFailure, SignalSummary } from './failures.ts';
import { failuresIn, signalSummary } from './failures.ts';
import type { GuardrailsSection, JudgedGuardrails } from './guardrails.ts';
import { guardrailsSection } from './guardrails.ts';
import type { Measured } from './measured.ts';
import { measured } from './measured.ts';
import type { Provenance } from './provenance.ts';
import { provenanceOf } from './provenance.ts';
import type { PullRequestSection } from './pull-request.ts';
import type { ReadinessSection } from './readiness.ts';
import { readinessSection } from './readiness.ts';
import { SCHEMA_VERSION } from './schema.ts';
import type { TeamSection } from './team.ts';
import { teamSection } from './team.ts';

type ReportedWindow = { readonly days: number; readonly since: string; readonly until: string };

/** What a run found before its guardrails are judged, as plain data: rounded, in a fixed order. */
export type UnjudgedReport = {
  readonly repository: string;
  readonly url: string | null;
  readonly generatedAt: string;
  readonly window: ReportedWindow;
  readonly previousWindow: ReportedWindow;
  readonly minimumSample: number;
  /** Whether the repository's history was read: without it every measurement is unknown. */
  readonly isHistoryRead: boolean;
  readonly provenance: Provenance;
  /** By the id of the metric, in the order of `METRICS`. */
  readonly measurements: Readonly<Record<string, Measured>>;
  readonly failures: readonly ReportedFailure[];
  readonly signals: SignalSummary;
  readonly ai: AiSection;
  /** Left out: the history was not read. */
  readonly team?: TeamSection;
  /** Left out: the history was not read. */
  readonly readiness?: ReadinessSection;
  /** Left out: the run is about no pull request. */
  readonly pullRequest?: PullRequestSection;
};

/** Everything a run found, ready to be rendered in any form. */
export type Report = UnjudgedReport & {
  readonly guardrails: GuardrailsSection;
  readonly result: JudgedGuardrails['conclusion']['result'];
};

/** The report on a delivery; `now` is the clock, and nothing but `generatedAt`. */
export function reportOf(delivery: Delivery, configuration: Configuration, now: EpochMs): UnjudgedReport {
  const { history, settings, window, previousWindow } = delivery;
  return {
    repository: history.repository,
    url: history.url,
    generatedAt: isoOf(now),
    window: reported(window),
    previousWindow: reported(previousWindow),
    minimumSample: settings.minimumSample,
    isHistoryRead: true,
    provenance: provenanceOf(delivery, configuration),
    measurements: Object.fromEntries(METRICS.map((metric) => [metric.id, measured(measure(metric, delivery))])),
    failures: failuresIn(delivery),
    signals: signalSummary(delivery),
    ai: aiSection(delivery),
    team: teamSection(delivery),
    readiness: readinessSection(delivery),
  };
}

/** A report with what the guardrails say. */
export function withGuardrails(report: UnjudgedReport, judged: JudgedGuardrails): Report {
  return { ...report, guardrails: guardrailsSection(judged), result: judged.conclusion.result };
}

/**
 * A report in the form of `report.json`: what `reportSchema` describes. Failures are `null`, not none, where the history
 * was not read.
 */
export function reportJson(report: UnjudgedReport | Report): Record<string, unknown> {
  const { repository, url, generatedAt, window, previousWindow, minimumSample, isHistoryRead, provenance } = report;
  return {
    schemaVersion: SCHEMA_VERSION,
    repository,
    url,
    generatedAt,
    window,
    previousWindow,
    minimumSample,
    isHistoryRead,
    provenance,
    delivery: {
      ...section(report, 'delivery', (measured) => measured),
      failures: isHistoryRead ? report.failures : null,
      signals: isHistoryRead ? report.signals : null,
    },
    stages: {
      current: section(report, 'stages', ({ current }) => current),
      previous: section(report, 'stages', ({ previous }) => previous),
      change: section(report, 'stages', ({ change }) => change),
    },
    ai: report.ai,
    ...(report.team === undefined ? {} : { team: report.team }),
    ...(report.readiness === undefined ? {} : { readiness: report.readiness }),
    ...(report.pullRequest === undefined ? {} : { pullRequest: report.pullRequest }),
    ...('guardrails' in report ? { guardrails: report.guardrails, result: report.result } : {}),
  };
}

function section<T>(
  { measurements }: UnjudgedReport,
  name: Metric['section'],
  of: (measured: Measured) => T,
): Record<string, T> {
  const own = METRICS.filter((metric) => metric.section === name);
  return Object.fromEntries(
    own.flatMap(({ id, key }) => {
      const found = measurements[id];
      return found === undefined ? [] : [[key, of(found)]];
    }),
  );
}

function reported({ days, since, until }: Window): ReportedWindow {
  return { days, since: isoOf(since), until: isoOf(until) };
}
