/** A metric as one line of a report, in plain words; every form of the report sets the same lines. */
import type { Evidence, Figure } from '../figures/figure.ts';
import type { Label } from '../report/labels.ts';
import { CAVEAT_TEXTS, LABELS } from '../report/labels.ts';
import type { Measured } from '../report/measured.ts';
import type { Report } from '../report/report.ts';
import type { ChangeText } from './changes.ts';
import { changeText } from './changes.ts';
import { plainText } from './plain-text.ts';
import { intervalText, noIntervalText, sampleText, spreadText, valueText } from './readings.ts';
import { whyUnknown } from './unknowns.ts';

export type Row = {
  readonly label: Label;
  /** The metric's title, with the quantile that the value is. */
  readonly title: string;
  readonly value: string;
  readonly isUnknown: boolean;
  /** The interval, or why there is none; empty for counts and where the value is unknown. */
  readonly interval: string;
  readonly sample: string;
  readonly spread: string | null;
  readonly previous: string;
  readonly previousSample: string;
  readonly change: ChangeText;
  /** Why the value is unknown; `null`: it is known, or there was nothing to measure. */
  readonly why: string | null;
  /** What would mend that; `null`: nothing would, or it is known. */
  readonly fix: string | null;
  readonly current: Figure | null;
  readonly earlier: Figure | null;
};

const FIX_LENGTH = 400;

/** DORA's five, which lead every report. */
const MAIN: readonly string[] = [
  'deployment-frequency',
  'lead-time',
  'change-fail-rate',
  'recovery-time',
  'rework-rate',
];

/** The five DORA metrics. */
export function mainRows(report: Report): Row[] {
  return rowsOf(report, ({ id }) => MAIN.includes(id));
}

/** The stages of a change, in their order. */
export function stageRows(report: Report): Row[] {
  return rowsOf(report, ({ section }) => section === 'stages');
}

/** Every metric. */
export function allRows(report: Report): Row[] {
  return rowsOf(report, () => true);
}

/** Each caveat that some figure inherits, with the titles of those figures; last, why the windows are not compared. */
export function caveatTexts(report: Report): string[] {
  const inherited = Object.entries(CAVEAT_TEXTS).flatMap(([caveat, text]) => {
    const bearers = mainRows(report).filter(({ label }) =>
      report.measurements[label.id]?.caveats.some((own) => own === caveat),
    );
    if (bearers.length === 0) return [];
    const titles = bearers.length === MAIN.length ? 'all of them' : titlesOf(bearers);
    const fix = caveat === 'merge-based' ? report.provenance.deploymentSourceFix : null;
    return [`${sentence(text)} (${titles})${fix === null ? '' : `. ${plainText(fix, FIX_LENGTH)}`}`];
  });
  return [...inherited, ...incomparableTexts(report)];
}

function incomparableTexts(report: Report): string[] {
  const isAny = mainRows(report).some(
    ({ label }) => report.measurements[label.id]?.change?.verdict === 'not-comparable',
  );
  if (!isAny) return [];
  const missing = report.provenance.deploymentSource === 'merges' ? 'commit' : 'delivery';
  return [
    `Not comparable: no ${missing} is known from before the start of the window before, so that window may not be ` +
      'whole. Wait, or set a shorter `window-days`',
  ];
}

/** What published distributions say to a figure, each with source, year and statistic. */
export function benchmarkTexts(report: Report): string[] {
  return LABELS.flatMap(({ id, title }) => {
    const benchmark = report.measurements[id]?.benchmark ?? null;
    if (benchmark === null) return [];
    return [`${title}: ${benchmark.text} (${benchmark.source} ${benchmark.year}, ${benchmark.statistic})`];
  });
}

/** The items behind the figures; figures of the same items together, none for figures without any. */
export function evidenceOf(report: Report): { readonly titles: string; readonly evidence: Evidence }[] {
  const groups = new Map<string, { titles: string; evidence: Evidence }>();
  for (const { id, title } of LABELS) {
    const evidence = report.measurements[id]?.current?.evidence;
    if (evidence === undefined || evidence.total === 0) continue;
    const key = JSON.stringify(evidence);
    const titles = groups.get(key)?.titles;
    groups.set(key, { titles: titles === undefined ? title : `${titles}, ${title.toLowerCase()}`, evidence });
  }
  return [...groups.values()];
}

/** The titles of some rows within a sentence. */
export function titlesOf(rows: readonly Row[]): string {
  return rows.map(({ label }) => label.title.toLowerCase()).join(', ');
}

/** With a capital at its start. */
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function rowsOf(report: Report, isWanted: (label: Label) => boolean): Row[] {
  return LABELS.filter(isWanted).flatMap((label) => {
    const measured = report.measurements[label.id];
    return measured === undefined ? [] : [rowOf(report, label, measured)];
  });
}

function rowOf(report: Report, label: Label, measured: Measured): Row {
  const { current, previous } = measured;
  const { days } = report.window;
  const unknown = whyUnknown(report, label, current);
  return {
    label,
    title: label.kind === 'quantiles' ? `${label.title}, p50` : label.title,
    value: valueText(current),
    isUnknown: valueText(current) === 'unknown',
    interval: intervalText(current) ?? noIntervalText(current) ?? '',
    sample: sampleText(current, days),
    spread: spreadText(current),
    previous: valueText(previous),
    previousSample: sampleText(previous, days),
    change: changeText(label, measured, days),
    why: unknown?.why ?? null,
    fix: unknown?.fix ?? null,
    current,
    earlier: previous,
  };
}
