/** The folded parts of the job summary: failed deployments, all figures, and the items behind them. */
import type { Evidence } from '../figures/figure.ts';
import { LABELS } from '../report/labels.ts';
import type { Report } from '../report/report.ts';
import { addressOf, ownAddress } from './addresses.ts';
import { failureNotes, failureRows, failureSummary } from './failures.ts';
import type { Safe } from './markdown.ts';
import { blocks, concat, details, escaped, link, list, md, prose, table } from './markdown.ts';
import { allRows, evidenceOf, sentence } from './rows.ts';

/** Every failed deployment with its signals and its recovery, newest first; `max` of them at most. */
export function failuresBlock(report: Report, max: number): Safe {
  const rows = failureRows(report).toReversed().slice(0, max);
  const more = report.failures.length - rows.length;
  const notes = failureNotes(report).map((note) => prose(note));
  const shown = table({
    head: ['Deployment', 'At', 'Why it failed', 'Recovery'],
    rows: rows.map(({ deployment, sha, at, signals, recovered }) => [
      link(deployment, sha === null ? null : addressOf(report, sha)),
      at,
      concat(
        signals.map(({ kind, evidence, url }) => md`${kind} ${link(evidence, ownAddress(report, url))}`),
        md`, `,
      ),
      recovered,
    ]),
  });
  return details(
    escaped(failureSummary(report), 200),
    blocks([
      rows.length === 0 ? md`` : shown,
      more === 0 || rows.length === 0 ? md`` : md`and ${more} earlier ones in report.json`,
      notes.length === 0 ? md`Every signal that is switched on was visible.` : list(notes),
    ]),
  );
}

/** Every figure with p75 and p90, beside the window before, and what else a metric counts. */
export function figuresBlock(report: Report): Safe {
  const rows = allRows(report);
  const figures = table({
    head: ['Metric', 'Value', 'Spread', '95 % interval', 'Sample', 'Before', 'Sample before', 'Change'],
    rows: rows.map((row) => {
      const { title, value, spread, interval, sample, previous, previousSample, change } = row;
      return [title, value, spread ?? '', interval, sample, previous, previousSample, change.text];
    }),
  });
  return details(md`All figures`, blocks([figures, ...countBlocks(report)]));
}

function countBlocks(report: Report): Safe[] {
  return LABELS.flatMap(({ id, title, detailKeys }) => {
    const current = report.measurements[id]?.current ?? null;
    if (current === null || detailKeys === undefined) return [];
    const lines = Object.entries(detailKeys).map(
      ([key, text]) => md`${escaped(sentence(text), 200)}: ${numberText(current[key])}`,
    );
    return [md`${title}:`, list(lines)];
  });
}

/** The names of the first items behind each figure, linked where they have a page. */
export function evidenceBlock(report: Report): Safe {
  const lines = evidenceOf(report).map(({ titles, evidence }) => md`**${titles}:** ${namesOf(report, evidence)}`);
  return lines.length === 0 ? md`` : details(md`The items behind the figures`, list(lines));
}

function namesOf(report: Report, { items, total }: Evidence): Safe {
  const names = concat(
    items.map((name) => link(name, addressOf(report, name))),
    md`, `,
  );
  return total > items.length ? md`${names} and ${total - items.length} more` : names;
}

/** A number that a metric counts beside its figure. */
function numberText(value: unknown): string {
  if (typeof value !== 'number') return 'unknown';
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
